import { Button, Group } from '@mantine/core'
import { useRef, useState } from 'react'
import { formatMeasure } from '../../shared/tasks/indicator.ts'
import { ButtonFor, Entry } from '../accounts/for.tsx'
import { Fault } from '../components/fault.tsx'
import { leaveField } from '../components/leave-field.ts'
import { TextLink } from '../components/link.tsx'
import { TextField } from '../components/text-field.tsx'
import { FormDialog } from '../forms/form-dialog.tsx'
import { useRead, useWrite } from '../office.ts'

interface VillageHistoryProps {
  readonly cellId: string
  readonly year: number
}

const yearsShown = 4

/** A village over the years, where the figures of the year are from, and its sheet on paper. */
export function VillageHistory({ cellId, year }: VillageHistoryProps) {
  const history = useRead('villages.ofCell', { cellId })
  const [isPrinting, setPrinting] = useState(false)
  if (history.data === undefined) {
    return <Fault fault={history.error} onAgain={() => void history.refetch()} />
  }
  const { cellName, facts, years } = history.data
  const shown = years.slice(0, yearsShown)
  const sheet = years.find((each) => each.year === year)
  return (
    <>
      <div className="card-head">
        <h2>{cellName}</h2>
        <p className="small">
          <TextLink to={`/chi-bo/${cellId}`}>Mở trang của chi bộ</TextLink>
        </p>
      </div>
      <section className="section">
        <h3>Qua các năm</h3>
        {shown.length === 0 && <p className="muted">Chưa ghi số liệu năm nào.</p>}
        {shown.length > 0 && (
          <table className="table" aria-label={`Số liệu qua các năm, ${cellName}`}>
            <thead>
              <tr>
                <th scope="col">Chỉ tiêu</th>
                {shown.map((each) => (
                  <th key={each.year} scope="col" className="number">
                    {each.year}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {facts.map(({ key, name, unit }) => (
                <tr key={key}>
                  <td>
                    {name} <span className="muted small">({unit})</span>
                  </td>
                  {shown.map(({ year: of, values }) => {
                    const value = values[key]
                    return (
                      <td key={of} className="number">
                        {value === undefined ? '' : formatMeasure(value)}
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <Described
        key={`${year} ${sheet?.source} ${sheet?.note}`}
        {...{ cellId, year }}
        source={sheet?.source ?? ''}
        note={sheet?.note ?? ''}
        revision={sheet?.revision ?? 0}
      />
      <Group mt="md">
        <ButtonFor right="export" variant="default" size="compact-sm" onClick={() => setPrinting(true)}>
          In phiếu số liệu
        </ButtonFor>
      </Group>
      <FormDialog
        title={`Số liệu năm ${year}: ${cellName}`}
        wish={{ form: 'village', year, cellId }}
        isOpen={isPrinting}
        onClose={() => setPrinting(false)}
      />
    </>
  )
}

interface DescribedProps extends VillageHistoryProps {
  readonly source: string
  readonly note: string
  readonly revision: number
}

function Described({ cellId, year, source, note, revision }: DescribedProps) {
  const write = useWrite('villages.describe')
  const typed = useRef({ source, note })
  return (
    <Entry right="write">
      <form
        className="stack"
        noValidate
        aria-label="Nguồn số liệu"
        onSubmit={(event) => {
          event.preventDefault()
          leaveField()
          write.mutate({ cellId, year, revision, ...typed.current })
        }}
      >
        <TextField
          label={`Nguồn số liệu năm ${year}`}
          maxLength={200}
          defaultValue={source}
          onCommit={(text) => {
            typed.current = { ...typed.current, source: text }
          }}
        />
        <TextField
          label="Ghi chú"
          maxLength={500}
          defaultValue={note}
          onCommit={(text) => {
            typed.current = { ...typed.current, note: text }
          }}
        />
        <Fault fault={write.error} />
        <Group justify="flex-end">
          <Button type="submit" variant="default" loading={write.isPending}>
            Ghi nguồn, ghi chú
          </Button>
        </Group>
      </form>
    </Entry>
  )
}
