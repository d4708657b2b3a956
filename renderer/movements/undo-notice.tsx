import { notifications } from '@mantine/notifications'
import { asFault, call } from '../office.ts'
import classes from './movements.module.css'

/** Says what was written, and takes it back while the message stands. */
export function tellRecorded(message: string, actId: string): void {
  const id = notifications.show({
    autoClose: 15_000,
    message: (
      <>
        {message}{' '}
        <button type="button" className={classes.undo} onClick={() => void takeBack(id, actId)}>
          Hoàn tác
        </button>
      </>
    ),
  })
}

async function takeBack(notice: string, actId: string): Promise<void> {
  notifications.hide(notice)
  try {
    await call('movements.undo', { actId })
    notifications.show({ message: 'Đã hoàn tác. Sổ trở lại như trước.' })
  } catch (thrown) {
    notifications.show({ message: asFault(thrown).message })
  }
}
