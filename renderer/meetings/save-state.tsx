import { Button, Text } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { clockTime } from '../components/moments.ts'
import { useForm } from './form.ts'
import type { Keeper } from './keeper.ts'

/** The same of a meeting, whose form knows what its fields hold. */
export function SaveState({ keeper }: { readonly keeper: Keeper }) {
  const form = useForm()
  const wrong = useSyncExternalStore(form.onProblems, form.problemCount)
  return <KeepState keeper={keeper} wrong={wrong} />
}

interface KeepStateProps {
  readonly keeper: Keeper
  /** How many fields hold what is no date or number: that is not kept, and must not seem to be. */
  readonly wrong: number
}

/** What has become of the last keystroke. "Đã lưu" only when the office has acknowledged it. */
export function KeepState({ keeper, wrong }: KeepStateProps) {
  const state = useSyncExternalStore(keeper.subscribe, keeper.state)
  const isDated = state.kind === 'kept' && state.at !== null
  return (
    <Text component="span" size="sm" role="status" className="save-state" data-kind={state.kind}>
      {isDated && `Đã lưu lúc ${clockTime(state.at)}`}
      {wrong > 0 && (
        <span className="attention">
          {isDated ? `, trừ ${wrong} ô chưa đúng ` : `${wrong} ô chưa đúng. `}
        </span>
      )}
      {state.kind === 'waiting' && 'Đang lưu…'}
      {state.kind === 'failed' && (
        <>
          Chưa lưu được{' '}
          <Button size="compact-sm" variant="subtle" onClick={() => void keeper.flush()}>
            Lưu lại
          </Button>
        </>
      )}
      {state.kind === 'conflict' && 'Chưa lưu: có bản khác'}
    </Text>
  )
}
