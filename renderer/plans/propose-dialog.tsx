import { Button, Group, Modal, NativeSelect, Text } from '@mantine/core'
import { useState } from 'react'
import { type ThematicWay, thematicWays } from '../../shared/plans/contract.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { Fault } from '../components/fault.tsx'
import { inputProps } from '../components/text-field.tsx'
import { tellDone } from '../components/undo-notice.tsx'
import { useWrite } from '../office.ts'

interface ProposeDialogProps {
  readonly year: number
  readonly isOpen: boolean
  readonly onClose: () => void
}

const wayNames: Readonly<Record<ThematicWay, string>> = {
  combined: 'kết hợp với buổi thường kỳ',
  thematic: 'buổi chuyên đề riêng',
  none: 'chưa lập',
}
const monthNames = ['tháng đầu quý', 'tháng giữa quý', 'tháng cuối quý']

/** Lập kế hoạch năm: one action for all cells, from their usual days. */
export function ProposeDialog({ year, isOpen, onClose }: ProposeDialogProps) {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={`Lập kế hoạch sinh hoạt năm ${year}`}
      closeButtonProps={{ 'aria-label': 'Đóng' }}
    >
      <ProposeForm year={year} onClose={onClose} />
    </Modal>
  )
}

function ProposeForm({ year, onClose }: Omit<ProposeDialogProps, 'isOpen'>) {
  const propose = useWrite('plans.propose')
  const [thematic, setThematic] = useState<ThematicWay>('combined')
  const [monthOfQuarter, setMonth] = useState(2)
  const submit = () =>
    propose.mutate(
      { year, thematic, monthOfQuarter },
      {
        onSuccess: ({ actId, added }) => {
          if (actId !== null) {
            tellDone(`Đã thêm ${formatCount(added)} buổi vào kế hoạch năm ${year}.`, 'plans.undo', { actId })
          }
          onClose()
        },
      },
    )
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Text>
        Thêm cho mọi chi bộ các buổi thường kỳ theo ngày thường họp, từ tháng này trở đi. Tháng đã có trong kế
        hoạch hoặc đã mở buổi thì giữ nguyên. Sau đó sửa được từng buổi.
      </Text>
      <NativeSelect
        {...inputProps({ label: 'Sinh hoạt chuyên đề mỗi quý một buổi', autoFocus: true })}
        value={thematic}
        data={thematicWays.map((value) => ({ value, label: wayNames[value] }))}
        onChange={({ currentTarget: { value } }) =>
          setThematic(thematicWays.find((way) => way === value) ?? 'combined')
        }
      />
      {thematic !== 'none' && (
        <NativeSelect
          {...inputProps({ label: 'Vào tháng nào trong quý' })}
          value={String(monthOfQuarter)}
          data={monthNames.map((label, index) => ({ value: String(index + 1), label }))}
          onChange={(event) => setMonth(Number(event.currentTarget.value))}
        />
      )}
      <Fault fault={propose.error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Quay lại
        </Button>
        <Button type="submit" loading={propose.isPending}>
          Lập kế hoạch
        </Button>
      </Group>
    </form>
  )
}
