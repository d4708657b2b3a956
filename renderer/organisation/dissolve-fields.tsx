import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { Fault } from '../components/fault.tsx'
import { useRead } from '../office.ts'
import { AssignTable } from './assign-table.tsx'
import { BodySelect, type KindFieldsProps } from './body-select.tsx'

/** Which body ends, and where its members go: all to one cell, or each to a cell of their own. */
export function DissolveFields({ draft, bodies, onSet }: KindFieldsProps) {
  const { bodyId, toBodyId, places } = draft
  const [isSeparate, setSeparate] = useState(places.size > 0)
  const body = bodies.find(({ id }) => id === bodyId)
  const isCell = body?.kind === 'cell'
  const cells = bodies.filter(({ kind, id }) => kind === 'cell' && id !== bodyId)
  const members = useRead(
    'organisation.groups',
    { cellId: bodyId, ...(draft.on !== null && { on: draft.on }) },
    { enabled: isCell && isSeparate, keepPrevious: true },
  )
  return (
    <>
      <div className="fields-2">
        <BodySelect
          label="Tổ chức giải thể"
          bodies={bodies}
          all={bodies}
          value={bodyId}
          onChange={(id) => onSet({ bodyId: id, places: new Map() })}
        />
        {isCell && (
          <BodySelect
            label="Đảng viên chuyển đến"
            bodies={cells}
            all={bodies}
            empty="chọn chi bộ"
            value={toBodyId}
            onChange={(id) => onSet({ toBodyId: id })}
          />
        )}
      </div>
      {isCell && (
        <Checkbox
          label="Có người chuyển đến chi bộ khác"
          checked={isSeparate}
          onChange={(event) => {
            setSeparate(event.currentTarget.checked)
            if (!event.currentTarget.checked) onSet({ places: new Map() })
          }}
        />
      )}
      <Fault fault={members.error} />
      {isCell && isSeparate && members.data !== undefined && (
        <AssignTable
          people={members.data.members}
          places={cells.map(({ id, name }) => ({ key: id, name }))}
          placeOf={(personId) => places.get(personId) ?? (toBodyId === '' ? undefined : toBodyId)}
          onAssign={(personId, place) => onSet({ places: new Map([...places, [personId, place]]) })}
        />
      )}
    </>
  )
}
