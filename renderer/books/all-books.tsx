import { Text } from '@mantine/core'
import { useState } from 'react'
import type { BookKind, BookLook } from '../../shared/books/contract.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { Fault } from '../components/fault.tsx'
import { Progress } from '../components/progress.tsx'
import { Note } from '../documents/note.tsx'
import { useJob } from '../office.ts'
import { PlacePicker } from '../places/place-picker.tsx'

interface AllBooksProps {
  readonly book: BookKind
  readonly year: number
  readonly rows: readonly BookLook[]
  readonly withAttendance: boolean
}

/** The books of all cells at once, a PDF each, into a folder; what they lack is said before. */
export function AllBooks({ book, year, rows, withAttendance }: AllBooksProps) {
  const bind = useJob('books.bindAll')
  const [isOpen, setOpen] = useState(false)
  const cells = rows.filter(({ papers }) => papers > 0).length
  const lacking = rows.filter(({ papers, missing }) => papers > 0 && missing.length > 0).length
  const done = bind.result
  if (cells === 0) return null
  if (!isOpen) {
    return (
      <div>
        <ButtonFor right="export" variant="default" onClick={() => setOpen(true)}>
          Đóng tập của {formatCount(cells)} chi bộ
        </ButtonFor>
      </div>
    )
  }
  return (
    <section className="tick-bar" aria-label="Đóng tập của mọi chi bộ">
      <Text size="sm">
        Mỗi chi bộ một tệp PDF.
        {lacking > 0 && ` ${formatCount(lacking)} chi bộ còn thiếu; mục lục của tập ghi rõ thiếu gì.`}
      </Text>
      <PlacePicker
        title="Chọn nơi ghi các tập"
        otherLabel="Chọn thư mục để ghi các tập"
        isBusy={bind.isRunning}
        onPick={(place) => void bind.start({ book, year, withAttendance, folder: place.token })}
      />
      {bind.isRunning && <Progress progress={bind.progress} label="Đang đóng tập" onCancel={bind.cancel} />}
      <Fault fault={bind.error} />
      {done !== undefined && (
        <Note title={`Đã đóng ${formatCount(done.books)} tập`}>
          <Text>
            Các tập nằm trong thư mục {done.folderName} ở {done.placeName}, đã được đọc lại và khớp.
          </Text>
        </Note>
      )}
    </section>
  )
}
