import { Button, Checkbox, Group } from '@mantine/core'
import { useState } from 'react'
import { Fault } from '../components/fault.tsx'
import { saveDoorFile, useJob, useRead } from '../office.ts'
import './accounts.css'

interface CodeShownProps {
  readonly recoveryCode: string
  readonly doneLabel: string
  readonly onDone: () => void
}

const sentWords = {
  printed: 'Đã gửi tới máy in.',
  shown: 'Tờ mã đã được mở để in.',
  cancelled: 'Chưa in.',
} as const

/** The recovery code, which is shown this once: to be printed and put away before anything goes on. */
export function CodeShown({ recoveryCode, doneLabel, onDone }: CodeShownProps) {
  const [isKept, setKept] = useState(false)
  const sheet = useJob('accounts.codeSheet')
  const printer = useJob('forms.toPrinter')
  // A browser has no window of ours to print from.
  const isInBrowser = useRead('setup.state', {}).data?.host === 'browser'
  const [isSaved, setSaved] = useState(false)
  const print = async () => {
    const file = await sheet.start({ recoveryCode })
    if (file === undefined) return
    if (isInBrowser) {
      await saveDoorFile(file)
      setSaved(true)
    } else await printer.start({ file: file.token })
  }
  return (
    <div className="stack">
      <p>
        Khi người quản trị quên mật khẩu, chỉ mã này mở lại được sổ. Chương trình không giữ mã và không cho
        xem lại lần nữa. Hãy in, cho vào phong bì niêm phong, giao Chánh Văn phòng giữ.
      </p>
      <output className="recovery-code" aria-label="Mã khôi phục">
        {recoveryCode.split('-').map((group) => (
          <span key={group}>{group}</span>
        ))}
      </output>
      <Group>
        <Button
          variant={isKept ? 'default' : 'filled'}
          autoFocus
          loading={sheet.isRunning || printer.isRunning}
          onClick={() => void print()}
        >
          In tờ mã khôi phục
        </Button>
        <span className="small muted" role="status">
          {printer.result !== undefined && sentWords[printer.result.how]}
          {isSaved && 'Đã lưu tệp PDF. In xong hãy xóa tệp ấy.'}
        </span>
      </Group>
      <Fault fault={sheet.error ?? printer.error} />
      <Checkbox
        label="Đã in và cất mã"
        checked={isKept}
        onChange={(event) => setKept(event.currentTarget.checked)}
      />
      <Group>
        <Button disabled={!isKept} onClick={onDone}>
          {doneLabel}
        </Button>
      </Group>
    </div>
  )
}
