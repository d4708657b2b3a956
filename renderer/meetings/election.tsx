import { ActionIcon } from '@mantine/core'
import { electionResult, outcomeNames, shareOf } from '../../shared/meetings/election.ts'
import type { Candidate, RollLine, Vote } from '../../shared/meetings/meeting.ts'
import { Icon } from '../components/icons.tsx'
import { PersonPicker } from '../components/person-picker.tsx'
import { CountField } from './count-field.tsx'
import { useContent, useForm } from './form.ts'
import { useRulebook } from './rules.ts'

interface ElectionProps {
  readonly vote: Vote
  readonly rowKey: string
  readonly position: number
  readonly cellId: string
  readonly roll: readonly RollLine[]
  readonly isReadOnly: boolean
}

const noBallots = { issued: null, collected: null, invalid: null }

/** Bầu cử: how many are elected, the ballots, and the votes of each candidate; the result is computed and explained. */
export function Election({ vote, rowKey, position, cellId, roll, isReadOnly }: ElectionProps) {
  const form = useForm()
  const marks = useContent((content) => content.marks)
  const heldOn = useContent((content) => content.heldOn)
  const result = electionResult(vote, roll, marks, useRulebook(heldOn), heldOn)
  const { candidates = [], ballots = noBallots, seats = null } = vote
  const change = (part: Partial<Vote>) => form.changeRow('votes', rowKey, part)
  const count = (
    label: string,
    shownLabel: string,
    value: number | null,
    part: string,
    onType: (value: number | null) => void,
  ) => (
    <CountField
      label={`${label}, biểu quyết ${position}`}
      shownLabel={shownLabel}
      value={value}
      disabled={isReadOnly}
      onType={onType}
      onProblem={(problem) => form.setProblem(`${rowKey}:${part}`, problem)}
    />
  )
  const put = (at: number, next: Candidate | undefined) =>
    change({
      candidates: candidates.flatMap((each, index) =>
        index === at ? (next === undefined ? [] : [next]) : [each],
      ),
    })
  return (
    <>
      <div className="field-row vote-counts">
        {count('Số lượng được bầu', 'Số lượng được bầu', seats, 'seats', (value) =>
          change({ seats: value === 0 ? null : value }),
        )}
        {count('Số phiếu phát ra', 'Phiếu phát ra', ballots.issued, 'issued', (issued) =>
          change({ ballots: { ...ballots, issued } }),
        )}
        {count('Số phiếu thu về', 'Phiếu thu về', ballots.collected, 'collected', (collected) =>
          change({ ballots: { ...ballots, collected } }),
        )}
        {count('Số phiếu không hợp lệ', 'Không hợp lệ', ballots.invalid, 'invalid', (invalid) =>
          change({ ballots: { ...ballots, invalid } }),
        )}
      </div>
      <ul className="candidates" aria-label={`Danh sách bầu cử ${position}`}>
        {candidates.map((candidate, at) => {
          const { personId, fullName, votes } = candidate
          const outcome = result.outcomes?.[at]
          return (
            <li key={personId ?? fullName}>
              <span className="candidate-name">{fullName}</span>
              <CountField
                label={`Số phiếu bầu ${fullName}`}
                shownLabel="Số phiếu bầu"
                value={votes}
                disabled={isReadOnly}
                onType={(typed) => put(at, { ...candidate, votes: typed })}
                onProblem={(problem) => form.setProblem(`${rowKey}:candidate ${fullName}`, problem)}
              />
              <span role="status">
                {outcome !== undefined && (
                  <>
                    {shareOf(candidate, result.base)}:{' '}
                    <strong>{outcomeNames[outcome].toLocaleLowerCase('vi')}</strong>
                  </>
                )}
              </span>
              {!isReadOnly && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`Bỏ ${fullName} khỏi danh sách bầu cử`}
                  onClick={() => {
                    form.setProblem(`${rowKey}:candidate ${fullName}`, undefined)
                    put(at, undefined)
                  }}
                >
                  <Icon name="close" />
                </ActionIcon>
              )}
            </li>
          )
        })}
      </ul>
      {!isReadOnly && (
        <PersonPicker
          label={`Thêm người vào danh sách bầu cử ${position}`}
          hideLabel
          placeholder="Thêm người vào danh sách bầu cử"
          cellId={cellId}
          freeText
          isAdding
          onCommit={(person) => {
            if (person === null || isListed(candidates, person)) return
            change({ candidates: [...candidates, { ...person, votes: null }] })
          }}
        />
      )}
      <div role="status">
        <p className="small muted">{result.explanation}</p>
        {result.faults.map((fault) => (
          <p key={fault} className="hint">
            {fault}
          </p>
        ))}
        {result.followUps.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </>
  )
}

const isListed = (
  candidates: readonly Candidate[],
  { personId, fullName }: Pick<Candidate, 'personId' | 'fullName'>,
): boolean =>
  candidates.some((each) => (personId === null ? each.fullName === fullName : each.personId === personId))
