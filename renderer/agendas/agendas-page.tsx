import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import type { AgendaTemplate } from '../../shared/agendas/contract.ts'
import { formatDate } from '../../shared/calendar/dates.ts'
import { cellKinds } from '../../shared/lists/kinds.ts'
import { meetingKinds, meetingTitles } from '../../shared/meetings/meeting.ts'
import { forever } from '../../shared/rulebook/rule.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { Confirm } from '../components/confirm.tsx'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { inputProps } from '../components/text-field.tsx'
import { useRead, useWrite } from '../office.ts'
import { AgendaEditor } from './agenda-editor.tsx'
import './agendas.css'

const allCells = 'Mọi chi bộ khác'

/** Mẫu chương trình: what each kind of meeting goes through, for all cells and by kind of cell. */
export function AgendasPage() {
  const today = useRead('setup.state', {}).data?.today
  const agendas = useRead('agendas.list', {})
  const [search, setSearch] = useSearchParams()
  const [round, setRound] = useState(0)
  const kind = meetingKinds.find((each) => each === search.get('loai')) ?? 'regular'
  const cellKind = search.get('chi-bo') ?? ''
  const ofKind = (agendas.data?.templates ?? []).filter((template) => template.kind === kind)
  const template = ofKind.find((each) => each.cellKind === cellKind) ?? ofKind[0]
  const choose = (next: Readonly<Record<string, string>>) =>
    setSearch(
      { loai: kind, ...(template?.cellKind && { 'chi-bo': template.cellKind }), ...next },
      { replace: true },
    )
  return (
    <Page
      title="Mẫu chương trình sinh hoạt"
      note="Phiếu ghi, thông báo triệu tập in theo mẫu áp dụng vào ngày họp; biên bản lấy mẫu khi bấm nút"
      actions={<TextLink to="/sinh-hoat">Về Sinh hoạt</TextLink>}
    >
      <Fault fault={agendas.error} onAgain={() => void agendas.refetch()} />
      {template !== undefined && agendas.data !== undefined && today !== undefined && (
        <div className="stack">
          <div className="agenda-choice">
            <NativeSelect
              {...inputProps({ label: 'Loại buổi' })}
              value={kind}
              data={meetingKinds.map((value) => ({ value, label: meetingTitles[value] }))}
              onChange={({ currentTarget: { value } }) => choose({ loai: value })}
            />
            <NativeSelect
              {...inputProps({ label: 'Loại chi bộ' })}
              value={template.cellKind}
              disabled={ofKind.length === 1}
              data={ofKind.map((each) => ({ value: each.cellKind, label: cellKindLabel(each) }))}
              onChange={({ currentTarget: { value } }) => choose({ 'chi-bo': value })}
            />
          </div>
          <About template={template} today={today} onGiven={() => setRound(round + 1)} />
          <AgendaEditor
            key={`${kind} ${template.cellKind} ${round} ${JSON.stringify(template.items)}`}
            template={template}
            example={agendas.data.example}
            today={today}
            onDone={() => setRound(round + 1)}
          />
        </div>
      )}
    </Page>
  )
}

const labels = new Map(cellKinds.entries.map(({ code, label }) => [code, label]))

function cellKindLabel({ kind, cellKind, isOwnOfCellKind }: AgendaTemplate): string {
  if (cellKind === '') return kind === 'briefing' ? 'Không theo loại chi bộ' : allCells
  return `${labels.get(cellKind) ?? cellKind}${isOwnOfCellKind ? '' : ' (dùng mẫu chung)'}`
}

interface AboutProps {
  readonly template: AgendaTemplate
  readonly today: string
  readonly onGiven: () => void
}

/** Where the template comes from and since when; the way back to that of all cells. */
function About({ template, today, onGiven }: AboutProps) {
  const { kind, cellKind, isOwnOfCellKind, from, to, basis, confidence, because } = template
  const write = useWrite('agendas.set')
  const [isAsking, setAsking] = useState(false)
  const isShared = cellKind !== '' && !isOwnOfCellKind
  return (
    <div className="small muted">
      {isShared && 'Loại chi bộ này chưa có mẫu riêng, đang dùng mẫu chung; ghi ở đây là đặt mẫu riêng. '}
      {because === null ? basis : `Văn phòng đặt từ ngày ${formatDate(from)}: ${because}`}
      {because === null && from !== forever && `, từ ngày ${formatDate(from)}`}
      {to !== null && `, đến trước ngày ${formatDate(to)}`}
      {because === null && (
        <>
          {' '}
          <span className="tag">{confidence === 'local' ? 'gợi ý' : 'nguồn thứ cấp'}</span>
        </>
      )}
      {isOwnOfCellKind && (
        <>
          {' '}
          <ButtonFor right="administer" size="compact-xs" variant="subtle" onClick={() => setAsking(true)}>
            Bỏ mẫu riêng
          </ButtonFor>
        </>
      )}
      <Fault fault={write.error} />
      <Confirm
        isOpen={isAsking}
        title="Bỏ mẫu riêng?"
        confirmLabel="Bỏ mẫu riêng"
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false)
          write.mutate(
            { kind, cellKind, items: null, from: today, reason: 'Dùng mẫu chung' },
            { onSuccess: onGiven },
          )
        }}
      >
        Từ hôm nay loại chi bộ này dùng mẫu chung. Các buổi đã ghi giữ nguyên chương trình; mẫu riêng cũ vẫn
        áp dụng cho những ngày trước đó.
      </Confirm>
    </div>
  )
}
