import { useState } from 'react'
import { accountFields, login } from '../../shared/accounts/contract.ts'
import { passwordProblem } from '../../shared/accounts/passwords.ts'
import type { OfficeFault } from '../office.ts'

/** Sentences by the field of the form. */
export type Mistakes = Readonly<Record<string, string>>

/** The fields of a form by what is typed into them. */
interface Asked {
  readonly name?: string
  readonly login?: string
  /** A password of one's own choice, or one for somebody else; not one that is in use already. */
  readonly password?: string
  /** The same once more. */
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
  const mistakes: Record<string, string> = {}
  const note = (field: string, sentence: string | undefined) => {
    if (sentence !== undefined) mistakes[field] = sentence
  }
  if (asked.name !== undefined)
    note(asked.name, accountFields.shape.name.safeParse(text(asked.name)).error?.issues[0]?.message)
  if (asked.login !== undefined)
    note(asked.login, login.safeParse(text(asked.login)).error?.issues[0]?.message)
  if (asked.password !== undefined) {
    const known = [asked.name, asked.login].flatMap((field) => (field === undefined ? [] : [text(field)]))
    const password = text(asked.password)
    note(asked.password, password === '' ? 'Chưa nhập mật khẩu' : passwordProblem(password, known))
    if (asked.again !== undefined && text(asked.again) !== password) note(asked.again, unlike)
  }
  return mistakes
}
