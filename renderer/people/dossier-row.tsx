import { Button } from '@mantine/core'
import { type DossierType, isNameable } from '../../shared/lists/dossier.ts'
import { type DossierState, dossierStateNames, dossierStates } from '../../shared/people/details.ts'
import { TextField } from '../components/text-field.tsx'
import classes from './card.module.css'
import type { Marked } from './use-marking.ts'

interface DossierRowProps {
  readonly type: DossierType
  readonly item: Marked | undefined
  /** The row that the keys mark; its controls are drawn. */
  readonly isCurrent: boolean
  readonly isReadOnly: boolean
  readonly onFocus: () => void
  readonly onSay: (part: Partial<Pick<Marked, 'state' | 'keptWhere'>>) => void
  readonly onName: (name: string) => void
}

/** One type of paper of a file: whether it is there, and where. */
export function DossierRow({ type, item, isCurrent, isReadOnly, onFocus, onSay, onName }: DossierRowProps) {
  const state = item?.state ?? undefined
  const keptWhere = item?.keptWhere ?? ''
  const stateName = state === undefined ? 'chưa xem' : dossierStateNames[state]
  const isMarking = isCurrent && !isReadOnly
  return (
    <tr
      tabIndex={isCurrent ? 0 : -1}
      data-chosen={isCurrent || undefined}
      aria-label={`${type.code} ${type.name}: ${stateName}`}
      onFocus={onFocus}
    >
      <td className="nowrap">{type.code}</td>
      <td>
        {type.name}
        {isMarking && (
          <div className={classes.marking}>
            <StateButtons code={type.code} state={state} onSay={(said) => onSay({ state: said })} />
            <TextField
              key={`where ${keptWhere}`}
              label={`Nơi để ${type.code}`}
              hideLabel
              placeholder="nơi để"
              defaultValue={keptWhere}
              onCommit={(text) => onSay({ keptWhere: text })}
            />
            {isNameable(type.code) && (
              <TextField
                key={`name ${type.name}`}
                label={`Tên loại ${type.code}, dùng cho mọi hồ sơ`}
                placeholder="tên tài liệu"
                maxLength={160}
                defaultValue={type.confidence === 'named' ? type.name : ''}
                onCommit={onName}
              />
            )}
          </div>
        )}
        {!isMarking && keptWhere !== '' && <span className="muted small line-note">{keptWhere}</span>}
      </td>
      <td className={`nowrap ${state === 'missing' ? 'attention' : ''}`}>
        {state === undefined ? <span className="muted">{stateName}</span> : stateName}
      </td>
    </tr>
  )
}

interface StateButtonsProps {
  readonly code: string
  readonly state: DossierState | undefined
  readonly onSay: (state: DossierState | null) => void
}

/** For the mouse; the keys do the same. Pressing a state again leaves it: a mark goes only by its own button. */
function StateButtons({ code, state, onSay }: StateButtonsProps) {
  return (
    <div className={classes.states}>
      <Button.Group>
        {dossierStates.map((candidate) => (
          <Button
            key={candidate}
            size="compact-xs"
            variant={candidate === state ? 'filled' : 'default'}
            color={candidate === 'missing' ? 'amber' : 'gray'}
            aria-label={`${dossierStateNames[candidate]} ${code}`}
            aria-pressed={candidate === state}
            tabIndex={-1}
            onClick={() => onSay(candidate)}
          >
            {dossierStateNames[candidate]}
          </Button>
        ))}
      </Button.Group>
      {state !== undefined && (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          aria-label={`Xóa dấu ${code}`}
          tabIndex={-1}
          onClick={() => onSay(null)}
        >
          Xóa dấu
        </Button>
      )}
    </div>
  )
}
