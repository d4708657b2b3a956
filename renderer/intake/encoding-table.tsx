import { Button, Checkbox, NativeSelect } from '@mantine/core'
import type { ListColumn } from '../../shared/intake/columns/headings.ts'
import type { LookColumn } from '../../shared/intake/contract.ts'
import { columnLetters } from '../../shared/intake/layout.ts'
import { decodeAs, type Encoding } from '../../shared/text/legacy.ts'

const encodingNames: readonly { readonly value: Encoding; readonly label: string }[] = [
  { value: 'tcvn3', label: 'TCVN3 (.VnTime)' },
  { value: 'vni', label: 'VNI (VNI-Times)' },
  { value: 'windows-1258', label: 'Windows-1258' },
  { value: 'mojibake', label: 'UTF-8 bị đọc sai' },
]

interface EncodingTableProps {
  readonly columns: readonly LookColumn[]
  readonly meanings: ReadonlyMap<number, ListColumn>
  readonly consents: ReadonlyMap<number, Encoding>
  readonly onChange: (consents: ReadonlyMap<number, Encoding>) => void
}

/** Columns in an old encoding, before and after. Nothing is changed but what the clerk agrees to. */
export function EncodingTable({ columns, meanings, consents, onChange }: EncodingTableProps) {
  const old = columns.flatMap(({ place, label, encoding }) =>
    encoding === null ? [] : [{ place, label, ...encoding }],
  )
  if (old.length === 0) return null
  const isAll = old.every(({ place }) => consents.has(place))
  return (
    <section aria-labelledby="intake-letters">
      <h3 id="intake-letters">Chữ theo phông cũ</h3>
      <p className="muted small">
        {old.length} cột không phải Unicode. Xem chữ trước và sau khi đổi; chỉ đổi những cột được đồng ý.
      </p>
      <table className="table intake-columns" aria-labelledby="intake-letters">
        <thead>
          <tr>
            <th scope="col">Cột</th>
            <th scope="col">Đọc theo</th>
            <th scope="col">Trong tệp</th>
            <th scope="col">Sau khi đổi</th>
            <th scope="col">Đồng ý</th>
          </tr>
        </thead>
        <tbody>
          {old.map(({ place, label, encoding, capitals, confidence, evidence }) => {
            const name = `${columnLetters(place)}${label === '' ? '' : `, ${label}`}`
            const chosen = consents.get(place) ?? encoding
            const names = meanings.get(place) === 'fullName'
            const consent = (value: Encoding | undefined) => {
              const others = [...consents].filter(([at]) => at !== place)
              onChange(new Map(value === undefined ? others : [...others, [place, value]]))
            }
            return (
              <tr key={place}>
                <td>
                  {name}
                  {confidence === 'likely' && <div className="attention small">chưa chắc, hãy xem kỹ</div>}
                </td>
                <td>
                  <NativeSelect
                    aria-label={`Đọc cột ${name} theo`}
                    value={chosen}
                    data={[...encodingNames]}
                    onChange={({ currentTarget: { value } }) =>
                      consent(encodingNames.find((each) => each.value === value)?.value)
                    }
                  />
                </td>
                <td>
                  {evidence.map(({ before }) => (
                    <div key={before}>{before}</div>
                  ))}
                </td>
                <td>
                  {evidence.map(({ before }) => (
                    <div key={before}>{decodeAs(before, chosen, { names, capitals })}</div>
                  ))}
                </td>
                <td>
                  <Checkbox
                    aria-label={`Đồng ý đổi cột ${name}`}
                    checked={consents.has(place)}
                    onChange={(event) => consent(event.currentTarget.checked ? chosen : undefined)}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <Button
        mt="xs"
        variant="default"
        onClick={() =>
          onChange(
            new Map(isAll ? [] : old.map(({ place, encoding }) => [place, consents.get(place) ?? encoding])),
          )
        }
      >
        {isAll ? 'Không đổi' : 'Đồng ý đổi'} cả {old.length} cột
      </Button>
    </section>
  )
}
