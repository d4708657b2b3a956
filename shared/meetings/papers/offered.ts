import type { PaperKind } from '../../documents/kinds.ts'
import { hasTopic, isMonthlyKind, isOncePerPeriod, type MeetingKind } from '../meeting.ts'

/**
 * Whether a kind of meeting yields a kind of paper: resolution and score sheet are of the month's own meeting; a committee
 * concludes and gives no notice of it. What a monthly or thematic meeting takes to the village, the numbered roll to be
 * signed among it, is printed with its month.
 */
export function yields(meeting: MeetingKind, paper: PaperKind): boolean {
  if (meeting === 'briefing') return paper === 'minutes' || paper === 'summons' || paper === 'signature-sheet'
  switch (paper) {
    case 'resolution':
    case 'score-sheet':
      return isOncePerPeriod(meeting)
    case 'item-resolution':
    case 'ballot-report':
      return meeting !== 'committee'
    case 'conclusion':
      return meeting === 'committee'
    case 'notice':
      return meeting !== 'committee'
    case 'signature-sheet':
      return !isMonthlyKind(meeting) && !hasTopic(meeting)
    default:
      return true
  }
}
