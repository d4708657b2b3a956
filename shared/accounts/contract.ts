import { z } from 'zod'
import { job, read, write } from '../command.ts'
import { doorFile } from '../documents/contract.ts'
import { id, requiredLine, revision } from '../fields.ts'
import { passwordMost } from './passwords.ts'
import { rights } from './rights.ts'

/**
 * Where the office stands towards whoever sits at the PC.
 * - `unprotected`: nobody has made an account yet; everybody may do everything.
 * - `closed`: nobody has entered since the program began.
 * - `locked`: somebody has entered and the window is covered until they say so again.
 * - `changing`: somebody has entered with a password that another person gave them, and must choose their own first.
 * - `open`: somebody is at work.
 */
export const phases = ['unprotected', 'closed', 'locked', 'changing', 'open'] as const
export type Phase = (typeof phases)[number]

/** Tên đăng nhập: what is typed to enter; stands in clear text beside the data, so it is nobody's name. */
export const login = z
  .string()
  .trim()
  .toLowerCase()
  .regex(
    /^[a-z][a-z0-9.-]{2,29}$/,
    'Tên đăng nhập có 3 đến 30 ký tự: chữ thường không dấu, số, dấu chấm, gạch ngang; ví dụ "vanthu1"',
  )
const password = z.string().min(1, 'Chưa nhập mật khẩu').max(passwordMost)
const name = requiredLine('họ và tên', 80)
const givenRight = z.enum(rights)
const noInput = z.object({})

export const accountFields = z.object({ name, rights: z.array(givenRight).max(rights.length) })

export const person = z.object({
  id,
  name: z.string(),
  login: z.string(),
  rights: z.array(givenRight),
})
export type Person = z.infer<typeof person>

export const accessState = z.object({
  phase: z.enum(phases),
  /** Who has entered; while the window is locked, who locked it. */
  person: person.nullable(),
  /** Seconds until a password is taken again after wrong ones. */
  waitSeconds: z.number().int().min(0),
  /** Minutes without a key or a click after which the window is locked. */
  idleMinutes: z.number().int(),
  /** Whether the data that is open lies encrypted; false also while none is. */
  isEncrypted: z.boolean(),
})
export type AccessState = z.infer<typeof accessState>

export const account = z.object({
  id,
  revision,
  name: z.string(),
  login: z.string(),
  rights: z.array(givenRight),
  isActive: z.boolean(),
  createdAt: z.string(),
  /** When this account last entered; null where never. */
  lastEnteredAt: z.string().nullable(),
})
export type Account = z.infer<typeof account>

const withCode = z.object({ recoveryCode: z.string() })

export const idleChoices = [5, 10, 15, 30, 60] as const

export const accountsContract = {
  'accounts.state': job('enter', noInput, accessState),
  /** Makes the first account, with all rights, and the recovery code, which is told this once. */
  'accounts.begin': job('administer', z.object({ name, login, password }), withCode),
  'accounts.enter': job('enter', z.object({ login, password }), accessState),
  /** Covers the window (Ctrl+L, or after some idle minutes). What is being typed stays where it is. */
  'accounts.lock': job('enter', noInput, accessState),
  /** Opens the office with the printed code, gives an administrator a new password and makes a new code. */
  'accounts.recover': job('enter', z.object({ code: z.string().max(100), login, password }), withCode),
  'accounts.changePassword': job('enter', z.object({ current: password, next: password }), accessState),

  'accounts.list': read(noInput, z.array(account)),
  'accounts.add': job('administer', accountFields.extend({ login, password }), z.object({ id })),
  /** Ending an account takes its key away as well: its password opens neither the data nor the backups made from then on. */
  'accounts.change': job(
    'administer',
    accountFields.extend({ id, revision, isActive: z.boolean() }),
    z.object({ revision }),
  ),
  /** For somebody who forgot theirs: a password for one entry, to be changed at once. */
  'accounts.giveNewPassword': job('administer', z.object({ id, password }), noInput),
  /** A new recovery code; the old one opens nothing any longer. */
  'accounts.renewCode': job('administer', z.object({ password }), withCode),
  /** Tờ mã khôi phục as a PDF, with a code that the window has just been told; it is kept nowhere. */
  'accounts.codeSheet': job('administer', z.object({ recoveryCode: z.string().max(100) }), doorFile),
  'accounts.setIdle': write('administer', z.object({ minutes: z.number().int().min(1).max(240) }), noInput),
}
