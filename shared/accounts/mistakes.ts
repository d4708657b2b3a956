import { accountFields, login } from './contract.ts'
import { passwordProblem } from './passwords.ts'

const sentenceOf = (schema: typeof login | typeof accountFields.shape.name, text: string) =>
  schema.safeParse(text).error?.issues[0]?.message

/** Why a password of one's own choice will not do; nothing typed is a mistake of its own. */
const passwordMistake = (password: string, known: readonly string[]): string | undefined =>
  password === '' ? 'Chưa nhập mật khẩu' : passwordProblem(password, known)

interface Typed {
  readonly name: string
  readonly login: string
  readonly password: string
}

/**
 * Everything that is wrong with what was typed for an account, a sentence by field; empty where it will do. The office
 * looks again, with the names of the commune too, which are guessed first.
 */
export function accountMistakes(typed: Typed): Readonly<Record<string, string>> {
  const found = {
    name: sentenceOf(accountFields.shape.name, typed.name),
    login: sentenceOf(login, typed.login),
    password: passwordMistake(typed.password, [typed.name, typed.login]),
  }
  return Object.fromEntries(
    Object.entries(found).flatMap(([field, sentence]) => (sentence === undefined ? [] : [[field, sentence]])),
  )
}
