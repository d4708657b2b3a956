import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { fold, matches } from '../../shared/text/fold.ts'
import { SearchField } from '../components/search-field.tsx'
import { TextField } from '../components/text-field.tsx'
import classes from './assigning.module.css'
import { BodySelect, type KindFieldsProps } from './body-select.tsx'

/** Which cells become one, and which of them goes on or what the new one is called. */
export function MergeFields({ draft, bodies, onSet }: KindFieldsProps) {
  const [query, setQuery] = useState('')
  const cells = bodies.filter(({ kind }) => kind === 'cell')
  const { sourceIds } = draft
  const chosen = cells.filter(({ id }) => sourceIds.includes(id))
  const shown = cells.filter(({ id, name }) => sourceIds.includes(id) || matches(fold(name), query))
  const tick = (id: string, isTicked: boolean) =>
    onSet({
      sourceIds: isTicked ? [...sourceIds, id] : sourceIds.filter((other) => other !== id),
      ...(!isTicked && draft.intoId === id && { intoId: '' }),
    })
  return (
    <>
      <SearchField label="Tìm chi bộ để sáp nhập" onQuery={setQuery} />
      <fieldset className={classes.people}>
        <legend>Các chi bộ sáp nhập (đã chọn {chosen.length})</legend>
        {shown.map(({ id, name, numbers }) => (
          <Checkbox
            key={id}
            label={`${name} (${numbers.total} đảng viên)`}
            checked={sourceIds.includes(id)}
            onChange={(event) => tick(id, event.currentTarget.checked)}
          />
        ))}
      </fieldset>
      <div className="fields-2">
        <BodySelect
          label="Thành"
          bodies={chosen}
          all={bodies}
          empty="Chi bộ mới"
          value={draft.intoId}
          onChange={(intoId) => onSet({ intoId })}
        />
        <TextField
          key={draft.intoId === '' ? 'new' : 'kept'}
          label={draft.intoId === '' ? 'Tên chi bộ mới' : 'Đổi tên thành (để trống nếu giữ tên)'}
          required={draft.intoId === ''}
          maxLength={200}
          defaultValue={draft.name}
          onInput={(name) => onSet({ name })}
        />
      </div>
    </>
  )
}
