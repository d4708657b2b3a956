import { Group, Text } from '@mantine/core'
import { useState } from 'react'
import type { BookKind } from '../../shared/books/contract.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { Fault } from '../components/fault.tsx'
import { Progress } from '../components/progress.tsx'
import { saveDoorFile, useJob } from '../office.ts'
import { PrintDialog } from '../printing/print-dialog.tsx'

interface BookButtonsProps {
  readonly cellId: string
  readonly cellName: string
  readonly book: BookKind
  readonly year: number
  readonly withAttendance: boolean
}

/** The book of one cell: saved as a PDF, or sent to the printer. */
export function BookButtons({ cellName, ...wish }: BookButtonsProps) {
  const bind = useJob('books.bind')
  const [printed, setPrinted] = useState<string>()
  const save = async () => {
    const file = await bind.start(wish)
    if (file !== undefined) await saveDoorFile(file)
  }
  const send = async () => {
    if (bind.isRunning) return
    const file = await bind.start(wish)
    if (file !== undefined) setPrinted(file.token)
  }
  return (
    <div className="stack">
      <Group gap="xs" wrap="nowrap">
        <ButtonFor
          right="export"
          size="compact-sm"
          variant="default"
          loading={bind.isRunning}
          aria-label={`Lưu PDF tập của ${cellName}`}
          onClick={() => void save()}
        >
          Lưu PDF
        </ButtonFor>
        <ButtonFor
          right="export"
          size="compact-sm"
          variant="default"
          aria-disabled={bind.isRunning}
          aria-label={`In tập của ${cellName}`}
          onClick={() => void send()}
        >
          In
        </ButtonFor>
      </Group>
      {bind.isRunning && <Progress progress={bind.progress} label="Đang đóng tập" onCancel={bind.cancel} />}
      {bind.result !== undefined && (
        <Text size="sm" role="status">
          {formatCount(bind.result.papers)} văn bản, {formatCount(bind.result.pages)} trang
        </Text>
      )}
      <Fault fault={bind.error} />
      <PrintDialog
        title={`In tập của ${cellName}`}
        source={{ file: printed ?? '' }}
        remember="book"
        isOpen={printed !== undefined}
        onClose={() => setPrinted(undefined)}
      />
    </div>
  )
}
