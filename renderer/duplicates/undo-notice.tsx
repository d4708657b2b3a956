import { notifications } from '@mantine/notifications'
import { asFault, call } from '../office.ts'
import classes from './duplicates.module.css'

/** Says what was merged, and where it can be taken back. */
export function tellMerged(message: string, actId: string): void {
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
    await call('duplicates.undo', { actId })
    notifications.show({ message: 'Đã hoàn tác. Hai hồ sơ trở lại như trước khi gộp.' })
  } catch (thrown) {
    notifications.show({ message: asFault(thrown).message })
  }
}
