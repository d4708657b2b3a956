import { lastVersionOf, type Migration } from '../migrate.ts'
import { foundation } from './0010-foundation.ts'
import { openWork } from './0020-open-work.ts'
import { recalledPrints } from './0030-recalled-prints.ts'
import { register } from './0040-register.ts'
import { meetingCycle } from './0050-meeting-cycle.ts'
import { aroundTheMeeting } from './0060-around-the-meeting.ts'
import { accounts } from './0070-accounts.ts'
import { cycleCompleted } from './0080-cycle-completed.ts'
import { rememberedPlacesStep } from './0090-remembered-places.ts'
import { handoversStep } from './0100-handovers.ts'

/** Every step in order. Numbers go up in tens. */
export const migrations: readonly Migration[] = [
  foundation,
  openWork,
  recalledPrints,
  register,
  meetingCycle,
  aroundTheMeeting,
  accounts,
  cycleCompleted,
  rememberedPlacesStep,
  handoversStep,
]

/** The schema that this program writes; a file above it comes from a newer program. */
export const newestVersion = lastVersionOf(migrations)
