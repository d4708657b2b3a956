import { Button, Group, Textarea } from '@mantine/core'
import { Fault } from '../components/fault.tsx'
import { saveDoorFile, useJob } from '../office.ts'

/** Gói gửi người hỗ trợ: made, read here, and only then saved; the program sends nothing by itself. */
export function Bundle() {
  const bundle = useJob('diagnosis.bundle')
  const made = bundle.result
  return (
    <div className="stack">
      <p className="muted">
        Khi chương trình có lỗi, lập gói này gửi người hỗ trợ: phiên bản, tình trạng máy, nhật ký lỗi. Không
        có tên, số của ai; dãy số dài được che. Chương trình không tự gửi đi đâu.
      </p>
      <Group>
        <Button variant="default" loading={bundle.isRunning} onClick={() => void bundle.start({})}>
          Lập gói gửi người hỗ trợ
        </Button>
        {made !== undefined && <Button onClick={() => void saveDoorFile(made)}>Lưu tệp</Button>}
      </Group>
      {made !== undefined && (
        <Textarea
          label="Nội dung sẽ gửi"
          readOnly
          autosize
          minRows={6}
          maxRows={16}
          value={made.text}
          styles={{ input: { fontFamily: 'monospace' } }}
        />
      )}
      <Fault fault={bundle.error} />
    </div>
  )
}
