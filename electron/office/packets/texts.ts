import { attendanceFigures } from '../../../shared/meetings/attendance.ts'
import { documentName } from '../../../shared/months/wording.ts'
import type { Phase } from '../../../shared/packets/contract.ts'
import { numbersIn, withoutPersonalNumbers } from '../../../shared/packets/personal-numbers.ts'
import { packetText } from '../../../shared/packets/text.ts'
import type { Reader } from '../database/executor.ts'
import { toRollLine, writtenRoll } from '../meetings/roll.ts'
import { recordedContent, requireMeeting, toKind } from '../meetings/store.ts'
import { documentsOf } from '../months/directions.ts'
import { nameOn } from '../organisation/store.ts'
import { knownNumbers } from './numbers.ts'

/** The text to paste for a meeting, out of its record; without personal numbers. */
export function textOf(db: Reader, meetingId: string, phase: Phase): string {
  const meeting = requireMeeting(db, meetingId)
  const content = recordedContent(db, meeting)
  const figures = attendanceFigures(writtenRoll(db, meetingId).flatMap(toRollLine), content.marks)
  const text = packetText(
    {
      ...content,
      cellName: nameOn(db, meeting.cell_id, meeting.held_on),
      period: meeting.period,
      kind: toKind(meeting.kind),
      attendance: figures.unmarked > 0 || figures.convened === 0 ? null : figures,
      documents: documentsOf(db, meeting.period).map(documentName),
    },
    phase,
  )
  const known = knownNumbers(db, numbersIn(text).possible)
  return withoutPersonalNumbers(text, (number) => known.has(number))
}
