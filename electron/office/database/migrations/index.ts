import { lastVersionOf, type Migration } from '../migrate.ts'
import { foundation } from './0010-foundation.ts'
import { openWork } from './0020-open-work.ts'

/** Every step in order. Numbers go up in tens. */
export const migrations: readonly Migration[] = [foundation, openWork]

/** The schema that this program writes; a file above it comes from a newer program. */
export const newestVersion = lastVersionOf(migrations)
