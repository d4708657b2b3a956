import type { ErrorCode } from './command.ts'

/**
 * A sentence for the clerk: the office refuses or cannot do what was asked. Everything else that is thrown is a
 * fault of the program and reaches the window only as a general sentence with the number of its log entry.
 */
export class Refusal extends Error {
  readonly code: ErrorCode
  readonly fields: Readonly<Record<string, string>> | undefined
  readonly current: unknown

  constructor(
    code: ErrorCode,
    message: string,
    more: { readonly fields?: Readonly<Record<string, string>>; readonly current?: unknown } = {},
  ) {
    super(message)
    this.name = 'Refusal'
    this.code = code
    this.fields = more.fields
    this.current = more.current
  }
}
