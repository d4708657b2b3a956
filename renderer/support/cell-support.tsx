import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { teamSpan, weaknessSince } from '../../shared/support/words.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { FormDialog } from '../forms/form-dialog.tsx'
import { useRead } from '../office.ts'
import './support.css'
import { TeamForm } from './team-form.tsx'

/** A cell with the teams that help it or did: the one at work to be written, the earlier ones to be opened. */
export function CellSupport({ cellId }: { readonly cellId: string }) {
  const body = useRead('organisation.body', { id: cellId })
  const teams = useRead('support.ofCell', { cellId })
  const today = useRead('setup.state', {}).data?.today
  const [chosen, setChosen] = useState<string | 'new'>()
  const [isPrinting, setPrinting] = useState(false)
  if (body.data === undefined || teams.data === undefined || today === undefined) {
    return <Fault fault={body.error ?? teams.error} onAgain={() => void teams.refetch()} />
  }
  const { name, weaknesses, isWeak, end } = body.data
  const latest = teams.data[0]
  const atWork = latest !== undefined && (latest.to === null || latest.to >= today) ? latest : undefined
  const shown = chosen === 'new' ? undefined : (teams.data.find(({ id }) => id === chosen) ?? atWork)
  const others = teams.data.filter((team) => team !== shown)
  const isOpenable = end === null || shown !== undefined
  return (
    <>
      <div className="card-head">
        <h2>
          <TextLink to={`/chi-bo/${cellId}`}>{name}</TextLink>
        </h2>
        <p className="muted">
          {isWeak && weaknesses[0] !== undefined
            ? `Cần củng cố ${weaknessSince(weaknesses[0])}. ${weaknesses[0].reason}`
            : 'Không thuộc diện cần củng cố.'}
        </p>
      </div>
      {isOpenable && (
        <TeamForm
          key={shown === undefined ? 'new' : `${shown.id} ${shown.revision}`}
          cellId={cellId}
          cellName={name}
          team={shown}
          today={today}
          onWritten={setChosen}
          onRemoved={() => setChosen(undefined)}
        />
      )}
      {others.length > 0 && (
        <section className="section">
          <h3>Các tổ công tác khác</h3>
          <ul className="plain-list">
            {others.map((team) => (
              <li key={team.id}>
                <Button size="compact-sm" variant="subtle" onClick={() => setChosen(team.id)}>
                  {team.decision === '' ? 'Chưa ghi quyết định' : team.decision}
                </Button>
                <span className="muted small">{teamSpan(team)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Group mt="md">
        <ButtonFor right="export" variant="default" onClick={() => setPrinting(true)}>
          In phiếu theo dõi
        </ButtonFor>
        {shown !== undefined && end === null && (
          <ButtonFor right="write" variant="subtle" onClick={() => setChosen('new')}>
            Tổ công tác mới
          </ButtonFor>
        )}
      </Group>
      <FormDialog
        title={`Theo dõi củng cố: ${name}`}
        wish={{ form: 'support', cellId }}
        isOpen={isPrinting}
        onClose={() => setPrinting(false)}
      />
    </>
  )
}

/** On the page of a cell: who helps it, and the way there. */
export function TeamOfCell({ cellId, isWeak }: { readonly cellId: string; readonly isWeak: boolean }) {
  const [team] = useRead('support.ofCell', { cellId }).data ?? []
  if (team === undefined && !isWeak) return null
  return (
    <p className="small">
      <TextLink to={`/cung-co?chi-bo=${cellId}`}>Tổ công tác giúp chi bộ</TextLink>:{' '}
      {team === undefined
        ? 'chưa có'
        : `${team.decision === '' ? '' : `${team.decision}, `}${teamSpan(team)}`}
    </p>
  )
}
