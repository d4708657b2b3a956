import { z } from 'zod'
import { job, read, write } from '../command.ts'
import { doorFile } from '../documents/contract.ts'
import { id, isoDate, line, partialDate, period, prose, requiredLine, revision } from '../fields.ts'
import { meetingKinds, ofCell } from '../meetings/meeting.ts'

/** Văn bản cần học tập, quán triệt: number, date, issuer and title as they were typed. */
const studyDocument = z.object({
  number: line(60),
  issuer: line(120),
  issuedOn: partialDate.nullable(),
  title: requiredLine('tên văn bản', 500),
})
/** A task that the commune gives to every cell. */
const commonTask = z.object({
  title: requiredLine('nhiệm vụ', 500),
  product: line(300),
  dueOn: isoDate.nullable(),
})
/** Without an id it is new. */
const maybeId = id.nullable().default(null)

/** Định hướng tháng of the commune for all cells, typed once. What is left out of a list is withdrawn. */
const directions = z.object({
  /** Thông tin thời sự, tình hình nổi bật. */
  news: prose(10_000),
  /** Nội dung định hướng. */
  directions: prose(10_000),
  documents: z.array(studyDocument.extend({ id: maybeId })).max(50),
  tasks: z.array(commonTask.extend({ id: maybeId })).max(50),
})
export type Directions = z.infer<typeof directions>

const knownDocument = studyDocument.extend({ id })
export type StudyDocument = z.infer<typeof knownDocument>
const knownTask = commonTask.extend({ id })
export type CommonTask = z.infer<typeof knownTask>

export const monthView = z.object({
  /** 0 while nothing was written of the month. */
  revision,
  news: z.string(),
  directions: z.string(),
  documents: z.array(knownDocument),
  /** With how many cells have taken it over into their minutes. */
  tasks: z.array(knownTask.extend({ taken: z.number().int() })),
  /** Openings that were not taken back, latest first. */
  openings: z.array(z.object({ actId: id, openedAt: z.string(), meetings: z.number().int() })),
})
export type MonthView = z.infer<typeof monthView>

/** Why a cell's meeting cannot be opened as it stands: no day is known, nobody is on the roll, the cell is not there, or
 * it was written that it holds none. */
export const openingStates = ['ready', 'opened', 'missed', 'no-day', 'no-members', 'not-living'] as const

export const openingRow = z.object({
  cellId: id,
  cellName: z.string(),
  kind: z.enum(meetingKinds),
  heldOn: isoDate.nullable(),
  /** Where the day comes from; null when it is not known. */
  dayFrom: z.enum(['plan', 'habit']).nullable(),
  state: z.enum(openingStates),
  /** The meeting that is open already. */
  meetingId: id.nullable(),
  /** How many are on the roll of that day. */
  members: z.number().int(),
  /** Tasks given earlier and not done: they come over by themselves. */
  openTasks: z.number().int(),
})
export type OpeningRow = z.infer<typeof openingRow>

const opening = z.object({ cellId: id, kind: ofCell, heldOn: isoDate })

/** Kỳ sinh hoạt of the whole commune: opened in one action, with the commune's directions for it. */
export const monthsContract = {
  'months.get': read(z.object({ period }), monthView),
  /** What opening the month would do, cell by cell. */
  'months.preview': read(z.object({ period }), z.array(openingRow)),
  /**
   * Opens the meetings with their rolls, and writes the directions where they are given. A cell that has its meeting
   * already is passed over, so that opening again adds only what is missing.
   */
  'months.open': write(
    'write',
    z.object({
      period,
      meetings: z.array(opening).max(2000),
      directions: directions.extend({ revision }).nullable().default(null),
    }),
    z.object({ actId: id.nullable(), opened: z.number().int(), passedOver: z.number().int() }),
  ),
  /** Takes an opening back while nothing was written in any of its meetings. The directions stay. */
  'months.undo': write('write', z.object({ actId: id }), z.object({ removed: z.number().int() })),
  /** Chi bộ không họp: that a cell held no monthly meeting in a period, and why; '' takes it back. One that was opened and not recorded goes to the recycle bin. */
  'months.setMissed': write('write', z.object({ cellId: id, period, reason: line(300) }), z.object({})),
  'months.saveDirections': write('write', directions.extend({ period, revision }), z.object({ revision })),
  /** What the commune gave a meeting to go by, and what it did with it. */
  'months.ofMeeting': read(
    z.object({ meetingId: id }),
    z.object({
      news: z.string(),
      directions: z.string(),
      /** Those of the period, and of the two before where the cell has not studied them yet. */
      documents: z.array(
        knownDocument.extend({ period, isStudied: z.boolean(), members: z.number().int().nullable() }),
      ),
      tasks: z.array(knownTask),
      present: z.number().int(),
    }),
  ),
  /** Đã quán triệt: the documents that were studied at a meeting, and with how many members where it was not with all present. */
  'months.setStudied': write(
    'write',
    z.object({
      meetingId: id,
      documents: z
        .array(z.object({ documentId: id, members: z.number().int().min(0).max(9999).nullable() }))
        .max(100),
    }),
    z.object({}),
  ),
  /** Đã quán triệt at many meetings of one period, with all who were present there; where it stands already it stays. */
  'months.addStudied': write(
    'write',
    z.object({ documentId: id, meetings: z.array(id).min(1).max(2000) }),
    z.object({ added: z.number().int() }),
  ),
  /** The register: which cell studied which document, when, with how many members. */
  'months.studies': read(
    z.object({ from: period, to: period }),
    z.array(
      knownDocument.extend({
        period,
        /** Cells of the period that have not studied it. */
        missing: z.array(
          z.object({
            cellId: id,
            cellName: z.string(),
            /** Its recorded monthly meeting of the period; null where it has none. */
            meetingId: id.nullable(),
          }),
        ),
        studied: z.array(
          z.object({
            cellId: id,
            cellName: z.string(),
            meetingId: id,
            heldOn: z.string(),
            members: z.number().int(),
          }),
        ),
      }),
    ),
  ),
  /** The register as a workbook: a row each document and cell, also of cells that have not studied it. */
  'months.studiesWorkbook': job(
    'export',
    z.object({ from: period, to: period }),
    doorFile.extend({ rows: z.number().int() }),
  ),
}
