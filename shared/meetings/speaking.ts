import type { MeetingContent, RollLine } from './meeting.ts'

interface SpeakingFigures {
  /** Members present who spoke, criticism and self-criticism included. */
  readonly spoke: number
  /** Members present, of whom they are a share. */
  readonly present: number
  /** The sheet gave the number; otherwise it follows from the names. */
  readonly isStated: boolean
}

/** How many of those present spoke: as the sheet says, else the different members named, each once. */
export function speakingFigures(
  { opinions, marks, speakers }: Pick<MeetingContent, 'opinions' | 'marks' | 'speakers'>,
  roll: readonly RollLine[],
): SpeakingFigures {
  const onRoll = new Set(roll.map(({ personId }) => personId))
  const present = new Set(
    marks
      .filter(({ state, personId }) => state === 'present' && onRoll.has(personId))
      .map((mark) => mark.personId),
  )
  const named = new Set(
    opinions.flatMap(({ speakerId }) => (speakerId !== null && present.has(speakerId) ? [speakerId] : [])),
  )
  return { spoke: speakers ?? named.size, present: present.size, isStated: speakers !== null }
}
