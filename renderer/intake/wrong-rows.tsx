import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import type { IntakePreview } from '../../shared/intake/contract.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { Fault } from '../components/fault.tsx'
import { asFault, saveDoorFile, useJob } from '../office.ts'
import { RowErrors } from './preview-tables.tsx'

/** Rows that cannot be taken over, and the workbook of them that is corrected and read again. */
export function WrongRows({ preview }: { readonly preview: IntakePreview }) {
  const write = useJob('intake.wrongRows')
  const [fault, setFault] = useState<ReturnType<typeof asFault>>()
  if (preview.counts.wrong === 0) return null
  const save = async () => {
    setFault(undefined)
    const file = await write.start({ previewId: preview.previewId })
    if (file !== undefined) await saveDoorFile(file).catch((thrown) => setFault(asFault(thrown)))
  }
  return (
    <div>
      <RowErrors errors={preview.errors} total={preview.counts.wrong} />
      <Group mt="xs">
        <Button variant="default" disabled={write.isRunning} onClick={() => void save()}>
          Lưu {formatCount(preview.counts.wrong)} dòng sai ra tệp Excel
        </Button>
        <span className="muted small">
          Tệp có lý do bên cạnh từng dòng; sửa xong thì nhập lại chính tệp ấy.
        </span>
      </Group>
      {write.result !== undefined && (
        <p role="status" className="muted">
          Đã lưu {formatCount(write.result.rows)} dòng vào tệp {write.result.name}.
        </p>
      )}
      <Fault fault={fault ?? write.error} />
    </div>
  )
}
