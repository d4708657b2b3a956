import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Refusal } from '../../../shared/refusal.ts'
import { sizeOf, writeWhole } from '../files.ts'

/*
 * office.keys: the data key, wrapped for each account and for the recovery code. It lies beside the database, because it
 * is what opens it, and twice, because without it nothing does.
 */
export const keysName = 'office.keys'
export const keysNames = [keysName, `${keysName}.copy`] as const

const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/)
const wrapped = z.object({
  cost: z.object({
    N: z
      .number()
      .int()
      .min(2)
      .max(2 ** 20),
    r: z.number().int().min(1).max(32),
    p: z.number().int().min(1).max(16),
  }),
  salt: base64,
  nonce: base64,
  key: base64,
  /** What opens the backups, under the same secret, as the tool `age` takes it: a file of the age format. */
  backups: base64,
})

const keysFile = z.object({
  format: z.literal(1),
  accounts: z.array(
    z.object({
      id: z.string(),
      login: z.string(),
      wrapped,
      /** Given by somebody else: good for one entry. */
      mustChange: z.boolean(),
    }),
  ),
  recovery: wrapped,
})
export type KeysFile = z.infer<typeof keysFile>
export type KeyOfAccount = KeysFile['accounts'][number]

const unreadable = () =>
  new Refusal(
    'not-ready',
    'Tệp khóa "office.keys" bị hỏng nên chưa mở được dữ liệu. Dữ liệu còn nguyên. Hãy khôi phục từ bản sao lưu gần nhất, hoặc chép lại tệp khóa từ bản sao lưu.',
    { current: 'keys' },
  )

/** Keys as a file has them; undefined where it is damaged. */
export function parseKeys(bytes: Buffer): KeysFile | undefined {
  try {
    return keysFile.parse(JSON.parse(bytes.toString('utf8')))
  } catch {
    return undefined
  }
}

function readOne(file: string): KeysFile | undefined {
  try {
    return parseKeys(readFileSync(file))
  } catch {
    return undefined
  }
}

/** The keys of an office; undefined where no account was ever made. The copy stands in for a damaged file. */
export function readKeys(folder: string): KeysFile | undefined {
  const files = keysNames.map((name) => join(folder, name))
  if (files.every((file) => sizeOf(file) === undefined)) return undefined
  const found = files.map(readOne).find((keys) => keys !== undefined)
  if (!found) throw unreadable()
  return found
}

export const textOfKeys = (keys: KeysFile): Buffer =>
  Buffer.from(`${JSON.stringify(keys, null, 2)}\n`, 'utf8')

/** Written whole, one after the other: at any moment one of them is whole. */
export function writeKeys(folder: string, keys: KeysFile): void {
  const bytes = textOfKeys(keys)
  for (const name of keysNames) writeWhole(join(folder, name), bytes)
}
