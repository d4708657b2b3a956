import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { Input } from '../../shared/contract.ts'
import { asFault, type CommandNameOf, call } from '../office.ts'

const shownFor = 15_000

/** Says what was done, and takes it back while the message stands. `takeBack` answers what is to be said then. */
export function tellUndoable(message: string, takeBack: () => Promise<string>): void {
  const undo = async () => {
    notifications.hide(id)
    try {
      notifications.show({ message: await takeBack() })
    } catch (thrown) {
      notifications.show({ message: asFault(thrown).message, autoClose: shownFor })
    }
  }
  const id = notifications.show({
    autoClose: shownFor,
    message: (
      <>
        {message}{' '}
        <Button size="compact-sm" variant="subtle" onClick={() => void undo()}>
          Hoàn tác
        </Button>
      </>
    ),
  })
}

/** The same, where one command takes it back wholly. */
export const tellDone = <N extends CommandNameOf<'write'>>(message: string, undo: N, input: Input<N>): void =>
  tellUndoable(message, async () => {
    await call(undo, input)
    return 'Đã hoàn tác. Sổ trở lại như trước.'
  })
