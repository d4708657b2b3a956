import { fold } from '../text/fold.ts'

/** Least characters of a password. */
export const passwordLeast = 10
export const passwordMost = 200

/** Beginnings and rows of the keyboard that are guessed first, without accents and signs. */
const guessed = [
  'matkhau',
  'password',
  'passw0rd',
  'chibo',
  'dangbo',
  'dangvien',
  'danguy',
  'vanphong',
  'vietnam',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'abcdefgh',
  'admin',
  'quantri',
  '0123456789',
  '1234567890',
  '9876543210',
]

const plain = (text: string): string => fold(text).replace(/[^a-z0-9]/g, '')

/** What is left of a text when what is guessed first, the known words, and digits are taken out of it. */
function unguessed(text: string, known: readonly string[]): string {
  let left = plain(text)
  for (const word of [
    ...guessed,
    ...known.flatMap((each) => [plain(each), ...each.split(/\s+/).map(plain)]),
  ]) {
    if (word.length >= 3) left = left.replaceAll(word, '')
  }
  return left.replace(/[0-9]/g, '')
}

/**
 * Why a password is refused, as a sentence; undefined where it will do. Length counts, not signs: four words that do not
 * belong together are easy to keep in mind and hard to guess (NIST SP 800-63B 5.1.1.2 asks for length and a list of bad ones, and
 * against rules of signs).
 *
 * @param known names of the account, the person and the commune, which are guessed first
 */
export function passwordProblem(password: string, known: readonly string[] = []): string | undefined {
  const letters = [...password.normalize('NFC')]
  if (letters.length < passwordLeast) {
    return `Mật khẩu cần ít nhất ${passwordLeast} ký tự. Nên ghép bốn từ không liên quan, ví dụ kiểu "chum-suoi-ghe-lua".`
  }
  if (letters.length > passwordMost) return `Mật khẩu dài quá ${passwordMost} ký tự.`
  if (new Set(letters).size < 5) return 'Mật khẩu lặp lại quá ít ký tự nên dễ đoán. Hãy thêm từ khác.'
  if (unguessed(password, known).length < 4) {
    return 'Mật khẩu chỉ gồm số, tên hoặc từ quen thuộc nên dễ đoán. Hãy thêm vài từ khác.'
  }
  return undefined
}
