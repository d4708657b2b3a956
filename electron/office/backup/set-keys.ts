import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readRecoveryCode } from '../../../shared/accounts/recovery-code.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { recoveryPurpose } from '../accounts/access.ts'
import { type KeysFile, keysName, parseKeys, textOfKeys } from '../accounts/keys-file.ts'
import { unwrap } from '../accounts/wrapping.ts'
import type { DataKey } from '../database/open.ts'
import { recipientOf } from './age.ts'
import type { BackupSet } from './sets.ts'

/*
 * What opens a set lies in it: the keys of the office, for this program, and the same for the tool `age`, one file for
 * each secret. Without a password or the recovery code none of them opens anything.
 */
const codeFile = 'khoa-ma-khoi-phuc.age'
const fileOfLogin = (login: string): string => `khoa-${login}.age`
const guideName = 'MO-BAN-SAO-LUU.txt'

/** Names that files of keys may have in a set. */
export const isKeyFile = (name: string): boolean =>
  name === keysName || name === guideName || /^khoa-[a-z0-9.-]+\.age$/.test(name)

const guide = (keys: KeysFile): string =>
  [
    'BẢN SAO LƯU CỦA SỔ CHI BỘ',
    '',
    'Mở bằng chương trình: Sổ Chi bộ, mục Sao lưu, Khôi phục từ bản sao lưu. Chương trình hỏi mật khẩu của một tài',
    'khoản lúc sao lưu, hoặc mã khôi phục in lúc ấy.',
    '',
    'Khi không còn chương trình, mở bằng công cụ "age" (age-encryption.org) và "gunzip":',
    '',
    `  age -d -i ${codeFile} -o office.db.gz office.db.gz.age`,
    '  gunzip office.db.gz',
    '',
    'Lệnh thứ nhất hỏi mã khôi phục: gõ sáu nhóm trên tờ giấy bằng chữ in hoa, giữa hai nhóm một dấu gạch ngang (-).',
    'Mật khẩu của tài khoản thì dùng tệp khóa mang tên đăng nhập:',
    ...keys.accounts.map(({ login }) => `  ${fileOfLogin(login)}`),
    '',
    '"office.db" là cơ sở dữ liệu SQLite thường, công cụ SQLite nào cũng đọc được. Văn bản và ảnh nằm ở thư mục "papers-..."',
    'bên ngoài, mở từng tệp cũng bằng lệnh thứ nhất; tên tệp là mã băm SHA-256 của nội dung, có trong bảng "attachment".',
    '',
  ].join('\r\n')

/** Files by name and what stands in them. */
export const keyFiles = (keys: KeysFile): ReadonlyMap<string, Buffer> =>
  new Map([
    [keysName, textOfKeys(keys)],
    [codeFile, Buffer.from(keys.recovery.backups, 'base64')],
    ...keys.accounts.map(
      ({ login, wrapped }) => [fileOfLogin(login), Buffer.from(wrapped.backups, 'base64')] as const,
    ),
    [guideName, Buffer.from(guide(keys), 'utf8')],
  ])

const sealed = (message: string, problem?: string) =>
  new Refusal('sealed', message, problem === undefined ? {} : { fields: { secret: problem } })

/** The keys that were laid into a set. */
export function keysOfSet(set: BackupSet): KeysFile {
  const keys = parseKeys(readFileSync(join(set.path, keysName)))
  if (!keys) {
    throw new Refusal(
      'refused',
      'Tệp khóa trong bản sao lưu này bị hỏng nên không mở được bằng chương trình. Dữ liệu trong máy chưa bị đụng đến. Hãy chọn bản khác.',
    )
  }
  return keys
}

/**
 * What opens an encrypted set: the key of this office where it is the same one's, else that which a password of the day
 * of the copy, or the recovery code, unlocks. Refuses with `sealed` where one is wanted, or does not open it.
 */
export async function keyOfSet(
  set: BackupSet,
  own: DataKey | undefined,
  secret: string | undefined,
): Promise<DataKey> {
  const recipient = set.manifest.sealed?.recipient
  if (own && (await recipientOf(own)) === recipient) return own
  if (secret === undefined || secret === '') {
    throw sealed(
      'Bản sao lưu này được mã hóa. Hãy nhập mã khôi phục trên tờ giấy niêm phong, hoặc mật khẩu của một tài khoản lúc sao lưu.',
    )
  }
  const key = await unlocked(keysOfSet(set), secret)
  if (key && (await recipientOf(key)) === recipient) return key
  const read = readRecoveryCode(secret)
  const isMiswritten = 'problem' in read && read.problem.startsWith('Nhóm')
  throw sealed(
    'Mã hoặc mật khẩu này không mở được bản sao lưu. Bản sao lưu mở bằng mã và mật khẩu đang dùng vào ngày sao lưu: hãy tìm tờ mã in trước ngày ấy, hoặc nhập mật khẩu lúc ấy.',
    isMiswritten ? read.problem : 'Không mở được',
  )
}

async function unlocked(keys: KeysFile, secret: string): Promise<DataKey | undefined> {
  const read = readRecoveryCode(secret)
  if ('code' in read) return unwrap(keys.recovery, read.code, recoveryPurpose)
  for (const { id, wrapped } of keys.accounts) {
    const key = await unwrap(wrapped, secret, id)
    if (key) return key
  }
  return undefined
}
