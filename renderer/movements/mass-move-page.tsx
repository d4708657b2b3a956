import { NativeSelect } from '@mantine/core'
import { useSearchParams } from 'wouter'
import { Fault } from '../components/fault.tsx'
import { ButtonLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { useRead } from '../office.ts'
import { MassMoveForm } from './mass-move-form.tsx'
import classes from './movements.module.css'

/** Chuyển nhiều người: members of a cell go to another one of the commune by one paper. */
export function MassMovePage() {
  const [search, setSearch] = useSearchParams()
  const today = useRead('setup.state', {}).data?.today
  const cells = useRead('organisation.cells', {})
  const fromId = search.get('chi-bo') ?? ''
  return (
    <Page
      title="Chuyển nhiều người sang chi bộ khác"
      note="Tổ chức chi bộ giữ nguyên. Ghi một lần cho tất cả, hoàn tác được một lần."
      actions={
        <ButtonLink to="/bien-dong" variant="default">
          Sổ tăng giảm
        </ButtonLink>
      }
    >
      <Fault fault={cells.error} onAgain={() => void cells.refetch()} />
      <div className={classes.tools}>
        <NativeSelect
          key={cells.isSuccess ? 'cells' : 'none'}
          label="Từ chi bộ"
          value={fromId}
          data={[
            { value: '', label: 'chọn chi bộ' },
            ...(cells.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={({ currentTarget: { value } }) =>
            setSearch(value === '' ? {} : { 'chi-bo': value }, { replace: true })
          }
        />
      </div>
      {fromId !== '' && today !== undefined && cells.data !== undefined && (
        <MassMoveForm
          key={fromId}
          fromId={fromId}
          today={today}
          cells={cells.data.filter(({ id }) => id !== fromId)}
        />
      )}
    </Page>
  )
}
