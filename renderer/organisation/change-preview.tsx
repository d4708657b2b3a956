import { Button, Group } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { formatDate } from '../../shared/calendar/dates.ts'
import type { ChangePlanView } from '../../shared/organisation/change-contract.ts'
import { changeNames } from '../../shared/organisation/changes.ts'
import { Fault } from '../components/fault.tsx'
import { useRead } from '../office.ts'
import classes from './assigning.module.css'
import type { AskedChange, ChangeDraft } from './change-draft.ts'

interface ChangePreviewProps {
  readonly request: AskedChange
  readonly draft: ChangeDraft
  readonly isBusy: boolean
  readonly fault: unknown
  readonly onBack: () => void
  readonly onRecord: () => void
}

/** What a change would do, before anything is written. */
export function ChangePreview({ request, draft, isBusy, fault, onBack, onRecord }: ChangePreviewProps) {
  const plan = useRead('organisation.planChange', { request })
  const region = useRef<HTMLElement>(null)
  // The keys go to what is to be read, not to the button: a second Enter must not write unread.
  useEffect(() => region.current?.focus(), [])
  const can = plan.data !== undefined && plan.data.why.length === 0
  return (
    <div className="stack">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and is read by keyboard */}
      <section ref={region} tabIndex={0} aria-label="Xem trước thay đổi" className={`stack ${classes.look}`}>
        <p>
          <strong>
            {changeNames[draft.kind]} từ ngày {formatDate(request.on)}
          </strong>
          {request.decisionNumber !== '' && `, Quyết định ${request.decisionNumber}`}
        </p>
        <Fault fault={plan.error} onAgain={() => void plan.refetch()} />
        {plan.data !== undefined && plan.data.why.length > 0 && (
          <div className="hint" role="alert">
            <p>Chưa ghi được:</p>
            <ul>
              {plan.data.why.map((why) => (
                <li key={why}>{why}</li>
              ))}
            </ul>
          </div>
        )}
        {can && <Plan plan={plan.data} />}
      </section>
      <Fault fault={fault} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onBack}>
          Quay lại sửa
        </Button>
        <Button disabled={!can} loading={isBusy} onClick={onRecord}>
          Ghi vào sổ
        </Button>
      </Group>
    </div>
  )
}

function Plan({ plan }: { readonly plan: ChangePlanView }) {
  return (
    <>
      <div>
        {plan.warnings.map((warning) => (
          <p key={warning} className="hint">
            {warning}
          </p>
        ))}
      </div>
      <dl className="facts">
        <NamesOf title="Lập mới" names={plan.begun} />
        <NamesOf title="Kết thúc hoạt động" names={plan.ended} />
      </dl>
      {plan.sizes.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th>Chi bộ</th>
              <th className="number">Đảng viên: trước → sau</th>
              <th className="number">Chính thức: trước → sau</th>
              <th className="number">Miễn sinh hoạt: trước → sau</th>
            </tr>
          </thead>
          <tbody>
            {plan.sizes.map(({ name, before, after }) => (
              <tr key={name}>
                <td>{name}</td>
                <td className="number">
                  {before.members} → {after.members}
                </td>
                <td className="number">
                  {before.official} → {after.official}
                </td>
                <td className="number">
                  {before.exempt} → {after.exempt}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {plan.moved.length > 0 && (
        <Listed title={`Đảng viên chuyển (${plan.moved.length})`}>
          <table className="table">
            <tbody>
              {plan.moved.map(({ personId, fullName, from, to }) => (
                <tr key={personId}>
                  <td>{fullName}</td>
                  <td className="small">
                    {from} → {to}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Listed>
      )}
      {plan.postsMoved.length > 0 && (
        <Listed title={`Chức vụ ngoài Đảng giữ nguyên (${plan.postsMoved.length})`}>
          <ul className="plain-list">
            {plan.postsMoved.map(({ fullName, post, from, to }) => (
              <li key={`${fullName} ${post} ${from}`}>
                <span>{fullName}</span>
                <span className="muted small">
                  {post}, {from} → {to}
                </span>
              </li>
            ))}
          </ul>
        </Listed>
      )}
      {plan.postsEnded.length > 0 && (
        <Listed title={`Chức vụ kết thúc (${plan.postsEnded.length})`}>
          <ul className="plain-list">
            {plan.postsEnded.map(({ fullName, post, cellName }) => (
              <li key={`${fullName} ${post} ${cellName}`}>
                <span>{fullName}</span>
                <span className="muted small">
                  {post}, {cellName}
                </span>
              </li>
            ))}
          </ul>
        </Listed>
      )}
    </>
  )
}

function Listed({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <h3>{title}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is scrolled by keyboard */}
      <section className={classes.scroll} tabIndex={0} aria-label={title}>
        {children}
      </section>
    </div>
  )
}

function NamesOf({ title, names }: { readonly title: string; readonly names: readonly string[] }) {
  if (names.length === 0) return null
  return (
    <>
      <dt>{title}</dt>
      <dd>{names.join(', ')}</dd>
    </>
  )
}
