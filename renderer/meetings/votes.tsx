import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { attendanceFigures } from '../../shared/meetings/attendance.ts'
import {
  isAboutPerson,
  type RollLine,
  type Vote,
  voteKindNames,
  voteKinds,
  voteMethodNames,
  voteMethods,
} from '../../shared/meetings/meeting.ts'
import { voteResult } from '../../shared/meetings/voting.ts'
import { formatPercent } from '../../shared/text/numbers.ts'
import { PersonPicker } from '../components/person-picker.tsx'
import { inputProps } from '../components/text-field.tsx'
import { CountField } from './count-field.tsx'
import { Election } from './election.tsx'
import { LineField } from './fields.tsx'
import { useContent, useForm, useRow } from './form.ts'
import { renameItem } from './opinion-item.tsx'
import { Quotable } from './quotable.tsx'
import { RowList } from './row-list.tsx'
import { useRulebook } from './rules.ts'

interface VotesProps {
  readonly cellId: string
  readonly roll: readonly RollLine[]
  readonly isReadOnly: boolean
}

/** Biểu quyết: each question with its own base and threshold. */
export function Votes({ cellId, roll, isReadOnly }: VotesProps) {
  return (
    <RowList
      list="votes"
      what="biểu quyết"
      emptyText="Chưa có nội dung biểu quyết."
      newRow={() => ({ kind: 'resolution', question: '', inFavour: null, against: null, other: null })}
      isReadOnly={isReadOnly}
    >
      {(key, position) => (
        <VoteRow rowKey={key} position={position} cellId={cellId} roll={roll} isReadOnly={isReadOnly} />
      )}
    </RowList>
  )
}

const countParts = ['inFavour', 'against', 'other'] as const

interface VoteRowProps extends VotesProps {
  readonly rowKey: string
  readonly position: number
}

function VoteRow({ rowKey, position, cellId, roll, isReadOnly }: VoteRowProps) {
  const form = useForm()
  const vote = useRow('votes', rowKey)
  const marks = useContent((content) => content.marks)
  const [round, setRound] = useState(0)
  if (vote === undefined) return null
  const agreeAll = (inFavour: number) => {
    for (const part of countParts) form.setProblem(`${rowKey}:${part}`, undefined)
    change({ inFavour, against: 0, other: 0 })
    setRound((before) => before + 1)
  }
  const change = (part: Partial<Vote>) => form.changeRow('votes', rowKey, part)
  const voters = attendanceFigures(roll, marks).presentOfficial
  const off = { disabled: isReadOnly, hideLabel: true }
  const count = (name: string, label: string, part: (typeof countParts)[number]) => (
    <CountField
      label={`${name}, biểu quyết ${position}`}
      shownLabel={label}
      value={vote[part]}
      disabled={isReadOnly}
      onType={(value) => change({ [part]: value })}
      onProblem={(problem) => form.setProblem(`${rowKey}:${part}`, problem)}
      round={round}
    />
  )
  return (
    <div className="row-block">
      <div className="field-row">
        <NativeSelect
          {...inputProps({ label: `Loại biểu quyết ${position}`, ...off })}
          className="vote-kind"
          defaultValue={vote.kind}
          data={voteKinds.map((value) => ({ value, label: voteKindNames[value] }))}
          onChange={(event) => {
            const kind = voteKinds.find((value) => value === event.currentTarget.value)
            if (kind === undefined) return
            change({
              kind,
              ...(!isAboutPerson(kind) && { about: null }),
              // An election goes by ballot unless somebody says otherwise, and counts by candidate.
              ...(kind === 'election' && { method: 'ballot', inFavour: null, against: null, other: null }),
            })
            setRound((before) => before + 1)
          }}
        />
        <NativeSelect
          {...inputProps({ label: `Hình thức biểu quyết ${position}`, ...off })}
          data-aside
          className="vote-method"
          key={vote.kind === 'election' ? 'election' : 'question'}
          defaultValue={vote.method ?? 'hands'}
          data={voteMethods.map((value) => ({ value, label: voteMethodNames[value] }))}
          onChange={(event) => {
            const method = voteMethods.find((value) => value === event.currentTarget.value)
            if (method !== undefined) change({ method })
          }}
        />
        {!isReadOnly && vote.kind !== 'election' && (
          <Button
            variant="default"
            disabled={voters === 0}
            title={voters === 0 ? 'Điểm danh trước thì mới biết số người biểu quyết' : undefined}
            onClick={() => agreeAll(voters)}
          >
            Tất cả tán thành
          </Button>
        )}
      </div>
      {isAboutPerson(vote.kind) && (
        <PersonPicker
          label={`Người được biểu quyết ${position}`}
          placeholder="Biểu quyết về ai"
          cellId={cellId}
          defaultValue={vote.about ?? null}
          onCommit={(about) =>
            change({
              about: about?.personId == null ? null : { personId: about.personId, fullName: about.fullName },
            })
          }
          {...off}
        />
      )}
      <Quotable
        field={`${rowKey}:question`}
        part="votes"
        label={`Nội dung biểu quyết ${position}`}
        isReadOnly={isReadOnly}
        isRow
      >
        <LineField
          label={`Nội dung biểu quyết ${position}`}
          placeholder={vote.kind === 'election' ? 'Bầu gì, nhiệm kỳ nào' : 'Nội dung biểu quyết'}
          defaultValue={vote.question}
          maxLength={500}
          onType={(question) => {
            renameItem(form, vote.question, question)
            change({ question })
          }}
          {...off}
        />
      </Quotable>
      {vote.kind === 'election' ? (
        <Election
          vote={vote}
          rowKey={rowKey}
          position={position}
          cellId={cellId}
          roll={roll}
          isReadOnly={isReadOnly}
        />
      ) : (
        <>
          <div className="field-row vote-counts">
            {count('Số tán thành', 'Tán thành', 'inFavour')}
            {count('Số không tán thành', 'Không tán thành', 'against')}
            {count('Số ý kiến khác', 'Ý kiến khác', 'other')}
          </div>
          <VoteExplained vote={vote} roll={roll} />
        </>
      )}
    </div>
  )
}

function VoteExplained({ vote, roll }: { readonly vote: Vote; readonly roll: readonly RollLine[] }) {
  const marks = useContent((content) => content.marks)
  const heldOn = useContent((content) => content.heldOn)
  const result = voteResult(vote, roll, marks, useRulebook(heldOn), heldOn)
  return (
    <div role="status">
      <p className="small muted">{result.explanation}</p>
      {result.faults.map((fault) => (
        <p key={fault} className="hint">
          {fault}
        </p>
      ))}
      {result.isCarried !== undefined && vote.inFavour !== null && (
        <p>
          {vote.inFavour}/{result.base} tán thành ({formatPercent(vote.inFavour, result.base)}):{' '}
          <strong>{result.isCarried ? 'thông qua' : 'không thông qua'}</strong>
        </p>
      )}
    </div>
  )
}
