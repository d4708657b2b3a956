import { NativeSelect } from '@mantine/core'
import { inputProps } from '../components/text-field.tsx'
import { LineField } from './fields.tsx'
import { useForm } from './form.ts'
import { RowList } from './row-list.tsx'

/** Đại biểu cấp trên dự, khách mời. */
export function Guests({ isReadOnly }: { readonly isReadOnly: boolean }) {
  const form = useForm()
  return (
    <RowList
      list="guests"
      what="đại biểu"
      emptyText="Không có đại biểu cấp trên và khách mời."
      newRow={() => ({ fullName: '', title: '', isSuperior: true })}
      isReadOnly={isReadOnly}
    >
      {(key, position) => {
        const guest = form.row('guests', key)
        const off = { disabled: isReadOnly, hideLabel: true }
        return (
          <div className="row-block">
            <div className="field-row">
              <LineField
                label={`Họ và tên đại biểu ${position}`}
                placeholder="Họ và tên"
                className="grow"
                defaultValue={guest?.fullName ?? ''}
                maxLength={120}
                onType={(fullName) => form.changeRow('guests', key, { fullName })}
                {...off}
              />
              <NativeSelect
                {...inputProps({ label: `Thành phần của đại biểu ${position}`, ...off })}
                defaultValue={guest?.isSuperior === false ? 'guest' : 'superior'}
                data={[
                  { value: 'superior', label: 'Cấp trên dự' },
                  { value: 'guest', label: 'Khách mời' },
                ]}
                onChange={(event) =>
                  form.changeRow('guests', key, { isSuperior: event.currentTarget.value === 'superior' })
                }
              />
            </div>
            <LineField
              label={`Chức vụ đại biểu ${position}`}
              placeholder="Chức vụ, đơn vị"
              defaultValue={guest?.title ?? ''}
              maxLength={200}
              onType={(title) => form.changeRow('guests', key, { title })}
              {...off}
            />
          </div>
        )
      }}
    </RowList>
  )
}
