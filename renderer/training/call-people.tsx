import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { Output } from '../../shared/contract.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import type { Whom } from '../../shared/training/contract.ts'
import { For } from '../accounts/for.tsx'
import { ChoiceField } from '../components/choice-field.tsx'
import { Fault } from '../components/fault.tsx'
import { PersonPicker } from '../components/person-picker.tsx'
import { inputProps } from '../components/text-field.tsx'
import { useRead, useWrite } from '../office.ts'

const ways = [
  { value: 'secretary', label: 'Bí thư các chi bộ' },
  { value: 'deputy', label: 'Phó bí thư các chi bộ' },
  { value: 'committee-member', label: 'Chi ủy viên các chi bộ' },
  { value: 'new-members', label: 'Đảng viên mới (dự bị)' },
  { value: 'cell', label: 'Cả một chi bộ' },
  { value: 'list', label: 'Danh sách đã lưu' },
  { value: 'people', label: 'Từng người' },
] as const
type Way = (typeof ways)[number]['value']

/** Gọi học viên: by post, by cell, from a saved list or by name; whoever is on the list stays as they are. */
export function CallPeople({ training }: { readonly training: Output<'training.class'> }) {
  const [way, setWay] = useState<Way>('secretary')
  const [place, setPlace] = useState('')
  const call = useWrite('training.call')
  const cells = useRead('organisation.cells', {}).data ?? []
  const lists = useRead('finding.lists', {}).data?.saved ?? []
  const { id, revision } = training
  const send = (whom: Whom) => call.mutate({ id, revision, whom })
  const submit = () => {
    if (way === 'cell') return place !== '' && send({ by: 'cell', cellId: place })
    if (way === 'list') return place !== '' && send({ by: 'list', listId: place })
    if (way === 'new-members') return send({ by: 'new-members' })
    if (way !== 'people') send({ by: 'post', post: way })
  }
  const choices = (way === 'cell' ? cells : lists).map((each) => ({ value: each.id, label: each.name }))
  return (
    <For right="write">
      <form
        className="training-call"
        aria-label="Gọi học viên"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <NativeSelect
          {...inputProps({ label: 'Gọi học viên', hideLabel: true })}
          value={way}
          data={[...ways]}
          onChange={({ currentTarget: { value } }) => {
            setPlace('')
            call.reset()
            setWay(ways.find((each) => each.value === value)?.value ?? 'secretary')
          }}
        />
        {(way === 'cell' || way === 'list') && (
          <ChoiceField
            key={`${way} ${choices.length}`}
            label={way === 'cell' ? 'Chi bộ được gọi' : 'Danh sách được gọi'}
            value={place}
            groups={[{ name: '', choices }]}
            onChoose={setPlace}
          />
        )}
        {way === 'people' ? (
          <PersonPicker
            label="Thêm học viên"
            hideLabel
            placeholder="Họ và tên"
            isAdding
            onCommit={(person) => {
              if (person?.personId != null) send({ by: 'people', personIds: [person.personId] })
            }}
          />
        ) : (
          <Button type="submit" variant="default" loading={call.isPending}>
            Gọi
          </Button>
        )}
        {call.data !== undefined && (
          <span className="small muted" role="status">
            {call.data.added === 0 ? 'Không thêm ai' : `Đã thêm ${formatCount(call.data.added)} người`}
          </span>
        )}
        <Fault fault={call.error} />
      </form>
    </For>
  )
}
