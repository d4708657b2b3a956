import type { z } from 'zod'

/**
 * How a command runs.
 * - `read` and `write` are synchronous and run in one transaction.
 * - `job` is asynchronous: it holds no transaction, reports progress and can be cancelled.
 */
export type CommandKind = 'read' | 'write' | 'job'

/**
 * What a person must be allowed to do (quyền). Enforced by the dispatcher for every command. `enter` needs no right: what
 * is called before anybody has entered, and while the window is locked.
 */
export type Right = 'enter' | 'read' | 'write' | 'sign' | 'export' | 'reveal' | 'administer'

export interface Command<
  K extends CommandKind = CommandKind,
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
> {
  readonly kind: K
  readonly right: Right
  /** A second right without which the first does not do. */
  readonly also?: Right
  readonly input: I
  readonly output: O
  /** False for keeping what is being typed; every other write must leave an audit row. */
  readonly isAudited?: false
}

export type Contract = Readonly<Record<string, Command>>

export const read = <I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
): Command<'read', I, O> => ({
  kind: 'read',
  right: 'read',
  input,
  output,
})

/** A read that not everybody may do who may look at the register. */
export const readBy = <I extends z.ZodType, O extends z.ZodType>(
  right: Right,
  input: I,
  output: O,
): Command<'read', I, O> => ({ kind: 'read', right, input, output })

export const write = <I extends z.ZodType, O extends z.ZodType>(
  right: Right,
  input: I,
  output: O,
): Command<'write', I, O> => ({ kind: 'write', right, input, output })

/** Keeps a draft: a write that the audit passes over, because the command that takes the draft over is in it. */
export const keep = <I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
): Command<'write', I, O> => ({
  kind: 'write',
  right: 'write',
  input,
  output,
  isAudited: false,
})

export const job = <I extends z.ZodType, O extends z.ZodType>(
  right: Right,
  input: I,
  output: O,
): Command<'job', I, O> => ({ kind: 'job', right, input, output })

/** What every call answers; never an exception. `message` is a Vietnamese sentence that says what to do. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: OfficeError }

export type ErrorCode =
  | 'invalid' // the input does not fit; `fields` says where
  | 'refused' // a rule of the Party or of the office forbids it
  | 'not-found'
  | 'conflict' // somebody changed the record meanwhile; `current` holds the newer version
  | 'forbidden' // the person lacks the right
  | 'locked' // nobody has entered, or the window is covered
  | 'sealed' // encrypted under a password or code that has to be given
  | 'not-ready' // the office is not open (first run, being restored, database refused)
  | 'storage' // disk full, read-only, stick pulled out
  | 'cancelled'
  | 'internal'

export interface OfficeError {
  readonly code: ErrorCode
  readonly message: string
  readonly fields?: Readonly<Record<string, string>>
  /** The newer version, for `conflict`. */
  readonly current?: unknown
  /** Where the log has the details. */
  readonly logId?: string
}

/** What the office tells the window without being asked. */
export type OfficeEvent =
  /** The clerk closes the window of the desktop program and a copy is due. */
  | { readonly kind: 'closing' }
  /** The system asked the program to open a file of ours. */
  | { readonly kind: 'opened' }
  /** The page broke down and was loaded again. */
  | { readonly kind: 'reopened'; readonly isOutOfMemory: boolean }
  | { readonly kind: 'changed'; readonly capabilities: readonly string[] }
  | {
      readonly kind: 'progress'
      readonly job: string
      readonly text: string
      /** 0 to 1, or null while the end cannot be told. */
      readonly fraction: number | null
    }
