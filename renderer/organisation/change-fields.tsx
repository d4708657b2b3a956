import { NativeSelect } from '@mantine/core'
import { type ChangeKind, changeNames } from '../../shared/organisation/changes.ts'
import { DateField } from '../components/date-field.tsx'
import { Fault } from '../components/fault.tsx'
import { TextField } from '../components/text-field.tsx'
import { useRead } from '../office.ts'
import { BodySelect, type KindFieldsProps } from './body-select.tsx'
import { DissolveFields } from './dissolve-fields.tsx'
import { MergeFields } from './merge-fields.tsx'
import { SplitFields } from './split-fields.tsx'

interface ChangeFieldsProps extends Omit<KindFieldsProps, 'bodies'> {
  readonly onWrongDate: (field: string, isWrong: boolean) => void
}

const kinds = Object.keys(changeNames) as ChangeKind[]

/** What kind of change, of which bodies, from which day on, by which decision. */
export function ChangeFields({ draft, onSet, onWrongDate }: ChangeFieldsProps) {
  const tree = useRead('organisation.tree', draft.on === null ? {} : { on: draft.on }, { keepPrevious: true })
  const bodies = tree.data?.bodies ?? []
  const fields = { draft, bodies, onSet }
  const onProblem = (field: string) => (problem: string | undefined) =>
    onWrongDate(field, problem !== undefined)
  return (
    <>
      <div className="fields-2">
        <NativeSelect
          label="Loại thay đổi"
          data-autofocus
          defaultValue={draft.kind}
          data={kinds.map((kind) => ({ value: kind, label: changeNames[kind] }))}
          onChange={(event) => {
            const kind = kinds.find((each) => each === event.currentTarget.value)
            if (kind !== undefined) onSet({ kind, places: new Map() })
          }}
        />
        <DateField
          label="Có hiệu lực từ ngày"
          required
          defaultValue={draft.on}
          onCommit={(on) => onSet({ on })}
          onProblem={onProblem('on')}
        />
      </div>
      <Fault fault={tree.error} />
      {draft.kind === 'rename' && <RenameFields {...fields} />}
      {draft.kind === 'merge' && <MergeFields {...fields} />}
      {draft.kind === 'split' && <SplitFields {...fields} />}
      {draft.kind === 'dissolve' && <DissolveFields {...fields} />}
      {draft.kind === 'move' && <MoveFields {...fields} />}
      <div className="fields-3">
        <TextField
          label="Số quyết định"
          maxLength={60}
          defaultValue={draft.decisionNumber}
          onInput={(decisionNumber) => onSet({ decisionNumber })}
        />
        <DateField
          label="Ngày quyết định"
          partial
          defaultValue={draft.decisionDate}
          onCommit={(decisionDate) => onSet({ decisionDate })}
          onProblem={onProblem('decisionDate')}
        />
        <TextField
          label="Cơ quan quyết định"
          maxLength={200}
          defaultValue={draft.decidedBy}
          onInput={(decidedBy) => onSet({ decidedBy })}
        />
      </div>
    </>
  )
}

function RenameFields({ draft, bodies, onSet }: KindFieldsProps) {
  return (
    <div className="fields-2">
      <BodySelect
        label="Tổ chức đổi tên"
        bodies={bodies}
        all={bodies}
        value={draft.bodyId}
        onChange={(bodyId) => onSet({ bodyId })}
      />
      <TextField
        label="Tên mới"
        required
        maxLength={200}
        defaultValue={draft.name}
        onInput={(name) => onSet({ name })}
      />
    </div>
  )
}

function MoveFields({ draft, bodies, onSet }: KindFieldsProps) {
  const intermediate = bodies.filter(({ kind }) => kind === 'intermediate')
  return (
    <>
      <div className="fields-2">
        <BodySelect
          label="Chi bộ chuyển"
          bodies={bodies.filter(({ kind }) => kind === 'cell')}
          all={bodies}
          value={draft.bodyId}
          onChange={(bodyId) => onSet({ bodyId })}
        />
        <BodySelect
          label="Cấp trên trực tiếp mới"
          bodies={intermediate}
          all={bodies}
          empty="Đảng ủy xã"
          value={draft.parentId}
          onChange={(parentId) => onSet({ parentId })}
        />
      </div>
      {intermediate.length === 0 && (
        <p className="muted">
          Xã chưa có đảng bộ trực thuộc nào. Thêm bằng "Thêm chi bộ", chọn "Đảng bộ trực thuộc".
        </p>
      )}
    </>
  )
}
