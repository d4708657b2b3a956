import { Checkbox, Group } from '@mantine/core'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { formatDate } from '../../shared/calendar/dates.ts'
import { formatPeriod } from '../../shared/calendar/periods.ts'
import type { Output } from '../../shared/contract.ts'
import { documentName } from '../../shared/months/wording.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { RowLink, TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { YearChooser } from '../components/year-chooser.tsx'
import { saveDoorFile, useJob, useRead, useWrite } from '../office.ts'
import './months.css'

type Study = Output<'months.studies'>[number]

/** Văn bản đã quán triệt: which cell studied which document, when, with how many members. */
export function StudiesPage() {
  const [search, setSearch] = useSearchParams()
  const today = useRead('setup.state', {}).data?.today
  const current = Number(today?.slice(0, 4) ?? new Date().getFullYear())
  const asked = Number(search.get('nam'))
  const year = asked > 1930 && asked < 2200 ? asked : current
  const span = { from: `${year}-01`, to: `${year}-12` }
  const register = useRead('months.studies', span, { keepPrevious: true })
  const workbook = useJob('months.studiesWorkbook')
  const keepWorkbook = async () => {
    const file = await workbook.start(span)
    if (file !== undefined) await saveDoorFile(file)
  }
  const rows = register.data ?? []
  const chosen = rows.find(({ id }) => id === search.get('van-ban'))
  return (
    <Page
      title="Văn bản đã quán triệt"
      note={`${formatCount(rows.length)} văn bản cần quán triệt trong năm ${year}`}
      actions={
        <>
          <TextLink to="/sinh-hoat">Về Sinh hoạt</TextLink>
          <ButtonFor
            right="export"
            variant="default"
            disabled={rows.length === 0}
            loading={workbook.isRunning}
            onClick={() => void keepWorkbook()}
          >
            Xuất Excel
          </ButtonFor>
          <YearChooser year={year} current={current} onChoose={(next) => setSearch({ nam: String(next) })} />
        </>
      }
      {...(chosen && { asideLabel: 'Các chi bộ', aside: <Cells study={chosen} /> })}
    >
      <Fault fault={register.error} onAgain={() => void register.refetch()} />
      <Fault fault={workbook.error} />
      {register.data !== undefined && rows.length === 0 && (
        <Empty title="Năm này chưa ghi văn bản nào">
          Ghi văn bản cần quán triệt ở "Mở kỳ" của từng tháng; các chi bộ đánh dấu đã quán triệt trong buổi
          sinh hoạt.
        </Empty>
      )}
      {rows.length > 0 && (
        <table className="table" aria-label={`Văn bản cần quán triệt năm ${year}`}>
          <thead>
            <tr>
              <th scope="col">Kỳ</th>
              <th scope="col">Văn bản</th>
              <th scope="col" className="number">
                Chi bộ đã quán triệt
              </th>
              <th scope="col" className="number">
                Lượt đảng viên
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((study) => (
              <tr key={study.id} data-chosen={study === chosen || undefined}>
                <td>{formatPeriod(study.period)}</td>
                <td>
                  <RowLink to={`/quan-triet?nam=${year}&van-ban=${study.id}`}>{documentName(study)}</RowLink>
                </td>
                <td className="number">
                  {formatCount(cellsOf(study))}/{formatCount(cellsOf(study) + study.missing.length)}
                </td>
                <td className="number">
                  {formatCount(study.studied.reduce((sum, { members }) => sum + members, 0))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Page>
  )
}

const cellsOf = ({ studied }: Study): number => new Set(studied.map(({ cellId }) => cellId)).size

function Cells({ study }: { readonly study: Study }) {
  return (
    <>
      <h2>{documentName(study)}</h2>
      <section className="section">
        <h3>Đã quán triệt ({formatCount(cellsOf(study))} chi bộ)</h3>
        <ul className="plain-list">
          {study.studied.map(({ meetingId, cellName, heldOn, members }) => (
            <li key={meetingId}>
              <TextLink to={`/buoi/${meetingId}`}>
                {cellName}, {formatDate(heldOn)}
              </TextLink>
              <span className="nowrap">{formatCount(members)} đảng viên</span>
            </li>
          ))}
        </ul>
      </section>
      {study.missing.length > 0 && <Missing key={study.id} study={study} />}
    </>
  )
}

/** Cells that have not studied it; those that have met in the period are ticked as having done so, many at once. */
function Missing({ study: { id, missing } }: { readonly study: Study }) {
  const save = useWrite('months.addStudied')
  const [off, setOff] = useState<ReadonlySet<string>>(new Set())
  const meetings = missing.flatMap(({ meetingId }) =>
    meetingId !== null && !off.has(meetingId) ? [meetingId] : [],
  )
  const hasMet = missing.some(({ meetingId }) => meetingId !== null)
  return (
    <section className="section">
      <h3>Chưa quán triệt ({formatCount(missing.length)} chi bộ)</h3>
      {hasMet && (
        <>
          <p className="muted small">
            Các chi bộ đã họp trong kỳ được chọn sẵn. Số đảng viên lấy theo số có mặt của buổi; sửa ở từng
            buổi.
          </p>
          <Group>
            <ButtonFor
              right="write"
              disabled={meetings.length === 0}
              loading={save.isPending}
              onClick={() => save.mutate({ documentId: id, meetings })}
            >
              Ghi đã quán triệt ở {formatCount(meetings.length)} chi bộ
            </ButtonFor>
          </Group>
        </>
      )}
      <Fault fault={save.error} />
      <ul className="plain-list">
        {missing.map(({ cellId, cellName, meetingId }) => (
          <li key={cellId}>
            {meetingId === null ? (
              <>
                <TextLink to={`/chi-bo/${cellId}`}>{cellName}</TextLink>
                <span className="muted small nowrap">chưa ghi buổi họp</span>
              </>
            ) : (
              <Checkbox
                label={cellName}
                checked={!off.has(meetingId)}
                onChange={(event) => {
                  const next = new Set(off)
                  if (event.currentTarget.checked) next.delete(meetingId)
                  else next.add(meetingId)
                  setOff(next)
                }}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
