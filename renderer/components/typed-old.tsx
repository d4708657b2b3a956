import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { findTypedOld, type TypedOld } from '../../shared/text/typed-old.ts'
import { typeInto } from './type-into.ts'

type Field = HTMLInputElement | HTMLTextAreaElement

const notice = 'typed-old'
/** As Unikey's own list calls them; the last is what text in UTF-8 looks like where it is taken for something else. */
const tables: Readonly<Record<TypedOld['encoding'], string>> = {
  tcvn3: 'TCVN3 (ABC)',
  vni: 'VNI Windows',
  'windows-1258': 'Vietnamese locale CP 1258',
  mojibake: 'UTF-8 Literal',
}
const remedy = 'Bấm chuột phải vào biểu tượng Unikey cạnh đồng hồ, chọn bảng mã Unicode, rồi gõ tiếp.'

/** The field that the notice is about, and the one in which a clerk wants to hear no more of it. */
let about: Field | undefined
let silenced: Field | undefined

/**
 * Notices at the key that the typing comes in an old table of codes: says which, how to set it right, and mends what
 * stands in the field. Without this a page of "§¶ng" would be seen only when it is printed.
 */
export function noticeOldTyping(): void {
  document.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && isText(target)))
      lookAt(target)
  })
}

const isText = ({ type }: HTMLInputElement): boolean =>
  type === 'text' || type === 'search' || type === 'password'

function lookAt(field: Field): void {
  const found = findTypedOld(field.value)
  if (found === undefined) {
    if (silenced === field) silenced = undefined
    if (about === field) hide()
    return
  }
  if (silenced === field) return
  about = field
  // Shown anew it would be read out again at every key; updated it is not.
  const shown = {
    id: notice,
    autoClose: false as const,
    message: message(field, found),
    onClose: () => close(field),
  }
  if (document.getElementById(notice) === null) notifications.show(shown)
  else notifications.update(shown)
}

function message(field: Field, { encoding, before, after }: TypedOld) {
  const table = `Bộ gõ (Unikey) đang để bảng mã ${tables[encoding]}`
  if (field.type === 'password')
    return `${table}: mật khẩu gõ như vậy sẽ không khớp ở lần sau. ${remedy} Xóa ô mật khẩu và gõ lại từ đầu.`
  return (
    <>
      {table}: “{before}” đúng ra là “{after}”. {remedy}{' '}
      <Button size="compact-sm" variant="subtle" onClick={() => mend(field)}>
        Sửa chữ trong ô này
      </Button>
    </>
  )
}

function mend(field: Field): void {
  const found = findTypedOld(field.value)
  hide()
  field.focus()
  if (found === undefined) return
  typeInto(field, found.mended)
  field.setSelectionRange(found.mended.length, found.mended.length)
}

/** Closed by hand, not by `hide`: the clerk means it, a foreign name perhaps. */
function close(field: Field): void {
  if (about !== field) return
  silenced = field
  about = undefined
}

function hide(): void {
  about = undefined
  notifications.hide(notice)
}
