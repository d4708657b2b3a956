import { useState } from 'react'
import { formatDate } from '../../shared/calendar/dates.ts'
import type { RuleRow } from '../../shared/rulebook/contract.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { Fault } from '../components/fault.tsx'
import { useRead } from '../office.ts'
import { OwnValueDialog } from './own-value-dialog.tsx'
import { ruleValueWords } from './rule-value.ts'

const confidenceWords: Readonly<Record<RuleRow['confidence'], string>> = {
  quoted: 'trích từ văn bản',
  'second-hand': 'nguồn thứ cấp',
  local: 'thông lệ địa phương',
}

/** Sổ quy định: what the program counts with today, by which rule, and how sure that is. */
export function RuleList({ today }: { readonly today: string }) {
  const rules = useRead('rulebook.list', {})
  const [changing, setChanging] = useState<RuleRow>()
  return (
    <>
      <Fault fault={rules.error} onAgain={() => void rules.refetch()} />
      <table className="table">
        <thead>
          <tr>
            <th>Quy định</th>
            <th>Giá trị</th>
            <th>Từ ngày</th>
            <th>Căn cứ</th>
            <th>
              <span className="muted">Sửa</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {(rules.data ?? []).map((rule) => (
            <tr key={rule.id}>
              <td>{rule.title}</td>
              <td>{ruleValueWords(rule)}</td>
              <td>{formatDate(rule.from)}</td>
              <td>
                {rule.basis} <span className="tag">{confidenceWords[rule.confidence]}</span>
                {rule.update !== null && (
                  <div className="small muted">Theo bản cập nhật sổ quy định số {rule.update}</div>
                )}
                {rule.changedBecause !== null && (
                  <div className="small attention">Văn phòng đặt giá trị riêng: {rule.changedBecause}</div>
                )}
              </td>
              <td>
                {typeof rule.value === 'number' && (
                  <ButtonFor
                    right="administer"
                    size="compact-sm"
                    variant="default"
                    aria-label={`Sửa ${rule.title}`}
                    onClick={() => setChanging(rule)}
                  >
                    Sửa
                  </ButtonFor>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <OwnValueDialog
        key={changing?.id ?? ''}
        rule={changing}
        today={today}
        onClose={() => setChanging(undefined)}
      />
    </>
  )
}
