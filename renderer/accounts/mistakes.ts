import { useState } from 'react'
import { accountMistakes } from '../../shared/accounts/mistakes.ts'
import type { OfficeFault } from '../office.ts'

/** Sentences by the field of the form. */
export type Mistakes = Readonly<Record<string, string>>

/** The fields of a form by what is typed into them. */
interface Asked {
  readonly name?: string
  readonly login?: string
  /** A password of one's own choice, or one for somebody else; not one that is in use already. */
  readonly password?: string
  /** The password in use. */
  readonly current?: string
  /** The new one once more. */
  readonly again?: string
}

const unlike = 'Hai lần nhập chưa giống nhau'

/**
 * What stands at the fields of a form: the mistakes that were found before the last try was sent, or what the office said
 * to it; and how they are found.
 */
export function useMistakes(
  asked: Asked,
  fault: OfficeFault | undefined,
): readonly [Mistakes, (text: (name: string) => string) => Mistakes] {
  const [mistakes, setMistakes] = useState<Mistakes>({})
  const check = (text: (name: string) => string) => {
    const found = mistakesIn(text, asked)
    setMistakes(found)
    return found
  }
  return [Object.keys(mistakes).length > 0 ? mistakes : (fault?.fields ?? {}), check]
}

/** All that can be told to be wrong before the office is asked, which alone knows what is taken or guessed there. */
function mistakesIn(text: (name: string) => string, asked: Asked): Mistakes {
  const typed = (field: string | undefined) => (field === undefined ? '' : text(field))
  const found = accountMistakes({
    ...{ name: typed(asked.name), login: typed(asked.login), password: typed(asked.password) },
  })
  const mistakes = (['name', 'login', 'password'] as const).flatMap((kind) => {
    const [field, sentence] = [asked[kind], found[kind]]
    return field === undefined || sentence === undefined ? [] : [[field, sentence] as const]
  })
  const { current, again } = asked
  if (current !== undefined && text(current) === '') mistakes.push([current, 'Chưa nhập mật khẩu đang dùng'])
  if (again !== undefined && text(again) !== typed(asked.password)) mistakes.push([again, unlike])
  return Object.fromEntries(mistakes)
}
