import { Button, Group, Modal, Text } from '@mantine/core'
import { formatDate } from '../../shared/calendar/dates.ts'
import { type MovedDay, namesOfLost } from './moved-day.ts'

interface DayDialogProps {
  readonly moved: MovedDay | undefined
  /** The day stays what it was; Esc says the same. */
  readonly onKeep: () => void
  /** The day is right: the marks of those who are not on its roll go. */
  readonly onMove: () => void
}

/** Asks before a change of the day takes marks of the roll call away. The focus is on the answer that loses nothing. */
export function DayDialog({ moved, onKeep, onMove }: DayDialogProps) {
  return (
    <Modal
      opened={moved !== undefined}
      onClose={onKeep}
      title="Đổi ngày họp"
      closeButtonProps={{ 'aria-label': 'Đóng' }}
    >
      {moved !== undefined && (
        <div className="stack">
          <Text>
            Danh sách ngày {formatDate(moved.to)} không còn: {namesOfLost(moved)}. Điểm danh của các đồng chí
            này sẽ bỏ.{' '}
            {moved.from === undefined ? 'Nếu chưa đúng, hãy quay lại và sửa ngày họp.' : 'Đổi ngày?'}
          </Text>
          <Group justify="flex-end">
            <Button variant="default" data-autofocus onClick={onKeep}>
              {moved.from === undefined ? 'Quay lại' : `Giữ ngày ${formatDate(moved.from)}`}
            </Button>
            <Button onClick={onMove}>
              {moved.from === undefined ? 'Bỏ điểm danh' : `Đổi sang ngày ${formatDate(moved.to)}`}
            </Button>
          </Group>
        </div>
      )}
    </Modal>
  )
}
