import {
  type BriefingSource,
  briefingMinutes,
  briefingSheet,
  briefingSummons,
} from '../../../shared/briefings/papers.ts'
import type { PaperKind } from '../../../shared/documents/kinds.ts'
import type { PartyDocument } from '../../../shared/documents/model.ts'
import type { PaperSource } from '../../../shared/meetings/papers/source.ts'
import type { Reader } from '../database/executor.ts'
import { communeOf } from '../setup/store.ts'
import { ledCells } from './roll.ts'
import { leadersOn, officerOf } from './store.ts'

const builders: Readonly<Partial<Record<PaperKind, (source: BriefingSource) => PartyDocument>>> = {
  ...{ minutes: briefingMinutes, summons: briefingSummons, 'signature-sheet': briefingSheet },
}

/** A paper of a briefing as data; undefined where it yields none of the kind. */
export function briefingPaper(db: Reader, source: PaperSource, kind: PaperKind): PartyDocument | undefined {
  const { heldOn, chairId, secretaryId } = source.content
  const leaders = leadersOn(db, heldOn)
  return builders[kind]?.({
    ...source,
    province: communeOf(db)?.province ?? '',
    chair: officerOf(db, chairId, leaders),
    secretary: officerOf(db, secretaryId, leaders),
    cells: ledCells(db, heldOn),
  })
}
