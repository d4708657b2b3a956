import { Button, Group, NativeSelect } from '@mantine/core'
import type { Output } from '../../shared/contract.ts'
import { type TrainingState, trainingStateNames, trainingStates } from '../../shared/training/contract.ts'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { inputProps } from '../components/text-field.tsx'
import { useWrite } from '../office.ts'

const off = 'off'

/** Who is on the list of a class, and what became of each; those of whom nothing was written can be marked at once. */
export function Trainees({ training }: { readonly training: Output<'training.class'> }) {
  const mark = useWrite('training.mark')
  const { id, revision, people } = training
  const put = (who: readonly string[], state: TrainingState | null) =>
    mark.mutate({ id, revision, people: who.map((personId) => ({ personId, state })) })
  const open = people.filter(({ state }) => state === 'called').map(({ personId }) => personId)
  if (people.length === 0) return <p className="muted">Chưa gọi ai.</p>
  return (
    <>
      {open.length > 0 && (
        <Group gap="xs" mb="xs">
          <span className="small">Những người chưa ghi:</span>
          {(['completed', 'took-part', 'missed'] as const).map((state) => (
            <Button
              key={state}
              size="compact-sm"
              variant="default"
              disabled={mark.isPending}
              aria-label={`Tất cả người chưa ghi: ${trainingStateNames[state]}`}
              onClick={() => put(open, state)}
            >
              {trainingStateNames[state]}
            </Button>
          ))}
        </Group>
      )}
      <Fault fault={mark.error} />
      <table className="table" aria-label="Học viên">
        <thead>
          <tr>
            <th scope="col">Họ và tên</th>
            <th scope="col">Chi bộ</th>
            <th scope="col">Kết quả</th>
          </tr>
        </thead>
        <tbody>
          {people.map(({ personId, fullName, cellName, state, isInHistory }) => (
            <tr key={personId}>
              <td>
                <TextLink to={`/dang-vien/${personId}`}>{fullName}</TextLink>
                {isInHistory && <span className="muted small training-known">đã ghi vào phiếu</span>}
              </td>
              <td>{cellName}</td>
              <td>
                <NativeSelect
                  {...inputProps({ label: `Kết quả của ${fullName}`, hideLabel: true })}
                  size="xs"
                  className="training-state"
                  value={state}
                  data={[
                    ...trainingStates.map((value) => ({ value, label: trainingStateNames[value] })),
                    { value: off, label: 'Bỏ khỏi lớp' },
                  ]}
                  onChange={({ currentTarget: { value } }) =>
                    put([personId], trainingStates.find((each) => each === value) ?? null)
                  }
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
