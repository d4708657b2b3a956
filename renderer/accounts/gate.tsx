import { notifications } from '@mantine/notifications'
import { createContext, type ReactNode, use, useEffect, useRef, useState } from 'react'
import { useCovered } from '../components/covered.ts'
import { forgetEverything, handEverythingOver } from '../components/handing-over.ts'
import { useShortcuts } from '../components/shortcuts.ts'
import { accessKey, asFault, call, isAtWork, type OfficeFault, queryClient } from '../office.ts'
import { Starting } from '../shell/starting.tsx'
import { keepAccess, useAccess } from './access.ts'
import { Cover } from './cover.tsx'
import { useIdle } from './idle.ts'

interface GateProps {
  /** What is shown where not even the state of the accounts is known. */
  readonly onTrouble: (fault: OfficeFault, again: () => void) => ReactNode
  readonly children: ReactNode
}

const Locking = createContext<() => void>(() => undefined)
/** Covers the window, as Ctrl+L does. */
export const useLock = (): (() => void) => use(Locking)

/**
 * Lets nobody to the window who has not entered. Locked, the window stays behind the cover as it was: drafts, half-typed
 * forms, the place of the focus. Somebody else who enters finds a fresh one.
 */
export function Gate({ onTrouble, children }: GateProps) {
  const { data: access, error, refetch } = useAccess()
  const [isLocking, setLocking] = useState(false)
  // From asking for the code until the new one is put away; the office is open before that.
  const [isRecovering, setRecovering] = useState(false)

  const isIn = access !== undefined && isAtWork(access)
  const wasIn = useRef(false)
  wasIn.current ||= isIn
  const isBarred = !isIn || isRecovering || isLocking
  useCovered(wasIn.current && isBarred)

  const lastFocus = useRef<HTMLElement>(undefined)
  useEffect(() => {
    if (!isBarred) lastFocus.current?.focus()
  }, [isBarred])

  const sitting = useSitting(isIn ? access.person?.id : undefined)

  const lock = async () => {
    if (isBarred) return
    if (access.phase === 'unprotected') {
      notifications.show({
        message: 'Chưa khóa được vì văn phòng chưa có tài khoản. Lập ở Thiết lập, Tài khoản.',
      })
      return
    }
    setLocking(true)
    await handEverythingOver()
    try {
      keepAccess(await call('accounts.lock', {}))
    } catch (thrown) {
      notifications.show({ color: 'amber', message: asFault(thrown).message })
    }
    setLocking(false)
  }
  useShortcuts({ 'ctrl+l': () => void lock() })
  useIdle(access?.idleMinutes ?? 0, isIn && !isBarred && access.phase === 'open', () => void lock())

  if (access === undefined) {
    if (!error) return <Starting />
    return <div className="window">{onTrouble(error, () => void refetch())}</div>
  }
  return (
    <Locking value={() => void lock()}>
      {wasIn.current && (
        // biome-ignore lint/a11y/noStaticElementInteractions: it only notes where the focus was, to give it back
        <div
          key={sitting}
          className="window"
          inert={isBarred}
          onFocus={(event) => {
            if (event.target instanceof HTMLElement) lastFocus.current = event.target
          }}
        >
          {children}
        </div>
      )}
      {isBarred && (
        <Cover
          access={access}
          isOverPage={wasIn.current}
          isRecovering={isRecovering}
          onRecovering={setRecovering}
        />
      )}
    </Locking>
  )
}

/** Goes up when another person takes the chair; nothing of the one before is then left in the window. */
function useSitting(personId: string | undefined): number {
  const seated = useRef({ count: 0, personId })
  const { current } = seated
  if (personId !== undefined && personId !== current.personId) {
    const isOther = current.personId !== undefined
    if (isOther) {
      // Answers and typing of one person may be more than the next one is allowed to see.
      queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== accessKey[0] })
      forgetEverything()
    }
    seated.current = { count: current.count + (isOther ? 1 : 0), personId }
  }
  return seated.current.count
}
