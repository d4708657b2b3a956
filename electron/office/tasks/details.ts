import type { MeetingContent } from '../../../shared/meetings/meeting.ts'
import type { Schema } from '../database/schema.ts'

type Columns = Pick<Schema['task'], 'product' | 'for_whom' | 'indicator' | 'unit' | 'target'>
type Details = Pick<
  MeetingContent['assignedTasks'][number],
  'product' | 'forWhom' | 'indicator' | 'unit' | 'target'
>

/** What a given task says beside what, who and by when; content leaves out what is not said. */
export const detailsOf = ({ product, for_whom, indicator, unit, target }: Columns): Details => ({
  ...(product !== '' && { product }),
  ...(for_whom !== '' && { forWhom: for_whom }),
  ...(indicator !== '' && { indicator }),
  ...(unit !== '' && { unit }),
  ...(target !== null && { target }),
})

export const detailColumns = (task: Details): Columns => ({
  product: task.product ?? '',
  for_whom: task.forWhom ?? '',
  indicator: task.indicator ?? '',
  unit: task.unit ?? '',
  target: task.target ?? null,
})
