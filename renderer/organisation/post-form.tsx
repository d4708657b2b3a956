import { Button, Checkbox, Group, NativeSelect } from '@mantine/core'
import { useRef, useState } from 'react'
import type { Named } from '../../shared/organisation/cell.ts'
import type { BodyPosts, HeldPost } from '../../shared/organisation/post-contract.ts'
import { isSinglePost } from '../../shared/organisation/posts.ts'
import { tidy } from '../../shared/text/fold.ts'
import { DateField } from '../components/date-field.tsx'
import { Fault } from '../components/fault.tsx'
import { leaveField } from '../components/leave-field.ts'
import { PersonPicker } from '../components/person-picker.tsx'
import { TextField } from '../components/text-field.tsx'
import { useRead, useWrite } from '../office.ts'
import { otherSeats, type SeatChoice, SecondSeat } from './second-seat.tsx'

interface PostFormProps {
  /** The post that is put right; undefined for a new one. */
  readonly post: HeldPost | undefined
  readonly body: BodyPosts
  readonly onClose: () => void
}

interface Typed {
  readonly person: Named | null
  readonly post: string
  readonly from: string | null
  readonly to: string | null
  readonly paperNumber: string
  readonly note: string
}

interface Problems {
  readonly person?: string
  readonly post?: string
  readonly seats?: string
}

/** The choice of a post that the list lacks. */
const other = 'other'

/** Gives a post to somebody, member or not, or puts right what was written of one. */
export function PostForm({ post, body, onClose }: PostFormProps) {
  const appoint = useWrite('organisation.appoint')
  const correct = useWrite('organisation.correctPost')
  const today = useRead('setup.state', {}).data?.today ?? null
  const typed = useRef<Typed>({
    person: post ? { personId: post.personId, fullName: post.fullName } : null,
    post: post?.post ?? '',
    from: post ? post.from : today,
    to: post?.to ?? null,
    paperNumber: post?.paperNumber ?? '',
    note: post?.note ?? '',
  })
  const [choice, setChoice] = useState(post?.post ?? '')
  const [isOnly, setOnly] = useState(true)
  const [person, setPerson] = useState(typed.current.person)
  const [seatChoice, setSeatChoice] = useState<SeatChoice>()
  const [problems, setProblems] = useState<Problems>({})
  const wrong = useRef(new Set<string>())
  const form = useRef<HTMLFormElement>(null)
  const isWaiting = useRef(false)
  const write = post ? correct : appoint
  const set = (part: Partial<Typed>) => {
    typed.current = { ...typed.current, ...part }
  }
  const onProblem = (field: string) => (problem: string | undefined) => {
    if (problem === undefined) wrong.current.delete(field)
    else wrong.current.add(field)
  }
  const holders = post
    ? []
    : body.posts.filter((held) => held.isHeld && held.post === choice && isSinglePost(choice))
  const seats = otherSeats(body, person, choice, post?.id)
  /** Whether the name that stands in the field is still being looked up: then the form waits for it. */
  const isLookingUp = (): boolean => {
    const name = tidy(String(new FormData(form.current ?? undefined).get('person') ?? ''))
    return name !== '' && name !== typed.current.person?.fullName
  }
  const submit = () => {
    leaveField()
    isWaiting.current = isLookingUp()
    if (isWaiting.current) return
    const { person: named, post: asked, to, ...rest } = typed.current
    // The name may have been taken from the field only now.
    const others = otherSeats(body, named, asked, post?.id)
    setProblems({
      ...(named === null && { person: 'Chưa ghi người giữ chức vụ' }),
      ...(asked === '' && { post: 'Chưa chọn chức vụ' }),
      ...(others.length > 0 && seatChoice === undefined && { seats: 'Hãy chọn một trong các cách này' }),
    })
    if (named === null || asked === '' || wrong.current.size > 0) return
    if (others.length > 0 && seatChoice === undefined) return
    const entry = { person: named, post: asked, ...rest, alsoHolds: seatChoice === 'both' }
    const { revision, bodyId } = body
    if (post) correct.mutate({ id: post.id, revision, entry: { ...entry, to } }, { onSuccess: onClose })
    else {
      const ending = [...(isOnly ? holders : []), ...(seatChoice === 'ends' ? others : [])]
      const replaces = ending.map(({ id }) => id)
      appoint.mutate({ ...entry, bodyId, revision, replaces }, { onSuccess: onClose })
    }
  }
  const fields = write.error?.fields ?? {}
  const shown = Object.keys(fields).filter((field) => field !== 'alsoHolds')
  return (
    <form
      ref={form}
      className="stack"
      noValidate
      onKeyDownCapture={() => {
        isWaiting.current = false
      }}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <NativeSelect
        label="Chức vụ"
        data-autofocus
        defaultValue={choice}
        error={problems.post ?? (choice === other ? undefined : fields.post)}
        onChange={(event) => {
          setChoice(event.currentTarget.value)
          set({ post: event.currentTarget.value === other ? '' : event.currentTarget.value })
        }}
      >
        <option value="">chọn chức vụ</option>
        <optgroup label="Trong Đảng">
          <Options choices={body.choices.filter(({ isParty }) => isParty)} />
        </optgroup>
        <optgroup label="Ngoài Đảng">
          <Options choices={body.choices.filter(({ isParty }) => !isParty)} />
          <option value={other}>Chức vụ khác…</option>
        </optgroup>
      </NativeSelect>
      {choice === other && (
        <TextField
          label="Tên chức vụ"
          required
          maxLength={80}
          error={fields.post}
          onInput={(name) => set({ post: name })}
        />
      )}
      <PersonPicker
        name="person"
        label="Họ và tên"
        required
        freeText
        cellId={body.kind === 'cell' && choice !== 'in-charge' ? body.bodyId : null}
        defaultValue={typed.current.person}
        error={problems.person ?? fields.person}
        onCommit={(named) => {
          set({ person: named })
          setPerson(named)
          setSeatChoice(undefined)
          if (isWaiting.current) submit()
        }}
      />
      <div className="fields-2">
        <DateField
          label="Từ ngày"
          partial
          defaultValue={typed.current.from}
          error={fields.from}
          onCommit={(from) => set({ from })}
          onProblem={onProblem('from')}
        />
        {post ? (
          <DateField
            label="Thôi giữ từ ngày"
            defaultValue={post.to}
            error={fields.to}
            onCommit={(to) => set({ to })}
            onProblem={onProblem('to')}
          />
        ) : (
          <PaperField typed={typed.current} onInput={(paperNumber) => set({ paperNumber })} />
        )}
        {post && <PaperField typed={typed.current} onInput={(paperNumber) => set({ paperNumber })} />}
      </div>
      <TextField
        label="Ghi chú"
        maxLength={300}
        defaultValue={typed.current.note}
        onInput={(note) => set({ note })}
      />
      <SecondSeat
        seats={seats}
        canEnd={post === undefined}
        value={seatChoice}
        error={problems.seats}
        onChange={setSeatChoice}
      />
      {holders.length > 0 && (
        <Checkbox
          label={`${holders.map(({ fullName }) => fullName).join(', ')} thôi giữ chức vụ này cùng ngày`}
          checked={isOnly}
          onChange={(event) => setOnly(event.currentTarget.checked)}
        />
      )}
      {shown.length === 0 && <Fault fault={write.error} />}
      <Group justify={post ? 'space-between' : 'flex-end'}>
        {post && (
          <Button
            variant="subtle"
            onClick={() =>
              correct.mutate({ id: post.id, revision: body.revision, entry: null }, { onSuccess: onClose })
            }
          >
            Ghi nhầm, bỏ đi
          </Button>
        )}
        <Group>
          <Button variant="default" onClick={onClose}>
            Quay lại
          </Button>
          <Button type="submit" loading={write.isPending}>
            Ghi
          </Button>
        </Group>
      </Group>
    </form>
  )
}

const Options = ({ choices }: { readonly choices: BodyPosts['choices'] }) =>
  choices.map(({ post, name }) => (
    <option key={post} value={post}>
      {name}
    </option>
  ))

interface PaperFieldProps {
  readonly typed: Typed
  readonly onInput: (paperNumber: string) => void
}

const PaperField = ({ typed, onInput }: PaperFieldProps) => (
  <TextField label="Số quyết định" maxLength={60} defaultValue={typed.paperNumber} onInput={onInput} />
)
