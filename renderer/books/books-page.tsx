import { Checkbox, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { type BookKind, type BookLook, bookKinds, bookNames } from '../../shared/books/contract.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { ButtonLink, TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { inputProps } from '../components/text-field.tsx'
import { YearChooser } from '../components/year-chooser.tsx'
import { useRead } from '../office.ts'
import { AllBooks } from './all-books.tsx'
import { BookButtons } from './book-buttons.tsx'
import './books.css'

/** Tập lưu: the kept papers of a year, bound for the file; of one cell or of all. */
export function BooksPage() {
  const today = useRead('setup.state', {}).data?.today
  const [search, setSearch] = useSearchParams()
  const current = Number(today?.slice(0, 4) ?? 0)
  const asked = Number(search.get('nam'))
  const year = asked > 1930 && asked < 2200 ? asked : current
  const book = bookKinds.find((kind) => kind === search.get('tap')) ?? 'minutes'
  const cellId = search.get('chi-bo')
  const [withAttendance, setAttendance] = useState(false)
  const books = useRead('books.look', { book, year, cellId }, { keepPrevious: true, enabled: year > 0 })
  const rows = books.data ?? []
  const papers = rows.reduce((sum, row) => sum + row.papers, 0)
  const choose = (next: { readonly year?: number; readonly book?: BookKind }) =>
    setSearch(
      {
        nam: String(next.year ?? year),
        ...((next.book ?? book) !== 'minutes' && { tap: next.book ?? book }),
        ...(cellId !== null && { 'chi-bo': cellId }),
      },
      { replace: true },
    )

  return (
    <Page
      title="Tập lưu"
      note={books.data && `${formatCount(rows.length)} chi bộ, ${formatCount(papers)} văn bản đã chốt`}
      actions={
        <>
          <YearChooser year={year} current={current} onChoose={(next) => choose({ year: next })} />
          <NativeSelect
            {...inputProps({ label: 'Tập', hideLabel: true })}
            value={book}
            data={bookKinds.map((kind) => ({ value: kind, label: bookNames[kind] }))}
            onChange={(event) => {
              const next = bookKinds.find((kind) => kind === event.currentTarget.value)
              if (next !== undefined) choose({ book: next })
            }}
          />
          {cellId !== null && (
            <ButtonLink to={`/tap-luu?nam=${year}`} variant="default">
              Các chi bộ
            </ButtonLink>
          )}
        </>
      }
    >
      <p className="muted books-intro">
        Bản in lưu của văn phòng: bìa, mục lục, các bản đã chốt xếp theo số, đánh số trang liên tục. Sổ viết
        tay của chi bộ là việc khác.
      </p>
      <Fault fault={books.error} onAgain={() => void books.refetch()} />
      {books.data !== undefined && rows.length === 0 && (
        <Empty title={`Năm ${year} chưa có gì để đóng tập`}>
          Tập gồm các văn bản đã chốt bản in. <TextLink to="/van-ban">Xem văn bản</TextLink>
        </Empty>
      )}
      {rows.length > 0 && (
        <div className="stack">
          <Checkbox
            label="Kèm bảng theo dõi dự sinh hoạt của năm ở cuối tập"
            checked={withAttendance}
            onChange={(event) => setAttendance(event.currentTarget.checked)}
          />
          {cellId === null && (
            <AllBooks
              key={`${book} ${year}`}
              book={book}
              year={year}
              rows={rows}
              withAttendance={withAttendance}
            />
          )}
          <table className="table books" aria-label={`${bookNames[book]} năm ${year}`}>
            <thead>
              <tr>
                <th scope="col">Chi bộ</th>
                <th scope="col" className="number">
                  Số bản
                </th>
                <th scope="col">Còn thiếu</th>
                <th scope="col">Đóng tập</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row
                  key={`${row.cellId} ${book} ${year}`}
                  row={row}
                  book={book}
                  year={year}
                  withAttendance={withAttendance}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Page>
  )
}

interface RowProps {
  readonly row: BookLook
  readonly book: BookKind
  readonly year: number
  readonly withAttendance: boolean
}

function Row({ row: { cellId, cellName, papers, missing }, ...wish }: RowProps) {
  return (
    <tr>
      <td>
        <TextLink to={`/chi-bo/${cellId}`}>{cellName}</TextLink>
      </td>
      <td className="number">{formatCount(papers)}</td>
      <td>
        {missing.map((sentence) => (
          <div key={sentence}>{sentence}</div>
        ))}
        {missing.length === 0 && <span className="muted">Đủ</span>}
      </td>
      <td>{papers > 0 && <BookButtons cellId={cellId} cellName={cellName} {...wish} />}</td>
    </tr>
  )
}
