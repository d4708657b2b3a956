import { z } from 'zod'
import { read, write } from '../command.ts'
import { id, isoDate, line, requiredLine, revision } from '../fields.ts'

/** Được gọi, có dự, hoàn thành, vắng. */
export const trainingStates = ['called', 'took-part', 'completed', 'missed'] as const
export type TrainingState = (typeof trainingStates)[number]
export const trainingStateNames: Readonly<Record<TrainingState, string>> = {
  called: 'Đã triệu tập',
  'took-part': 'Có dự',
  completed: 'Hoàn thành',
  missed: 'Vắng',
}

const fields = z.object({
  title: requiredLine('tên lớp', 200),
  from: isoDate,
  /** The last day; null for a class of one day. */
  to: isoDate.nullable(),
  organiser: line(200),
  place: line(200),
  /** Đối tượng: "Bí thư, phó bí thư chi bộ". */
  audience: line(200),
  note: line(500),
})
export type TrainingFields = z.infer<typeof fields>

const counts = z.object({
  called: z.number().int(),
  tookPart: z.number().int(),
  completed: z.number().int(),
  missed: z.number().int(),
})

const trainingClass = fields.extend({ id, revision, counts })
export type TrainingClass = z.infer<typeof trainingClass>

const trainee = z.object({
  personId: id,
  fullName: z.string(),
  cellName: z.string(),
  state: z.enum(trainingStates),
  note: z.string(),
  /** The member's training history names the class already. */
  isInHistory: z.boolean(),
})
export type Trainee = z.infer<typeof trainee>

/** Who is called: of a cell, by post in the cells, the probationary members, a saved list, or by name. */
const whom = z.discriminatedUnion('by', [
  z.object({ by: z.literal('cell'), cellId: id }),
  z.object({ by: z.literal('post'), post: z.enum(['secretary', 'deputy', 'committee-member']) }),
  z.object({ by: z.literal('new-members') }),
  z.object({ by: z.literal('list'), listId: id }),
  z.object({ by: z.literal('people'), personIds: z.array(id).min(1).max(500) }),
])
export type Whom = z.infer<typeof whom>

const changed = z.object({ id, revision })

/** Lớp tập huấn, bồi dưỡng of the commune for the people of its cells. */
export const trainingContract = {
  /** The classes that began in a year, the latest first. */
  'training.ofYear': read(z.object({ year: z.number().int().min(1930).max(2200) }), z.array(trainingClass)),
  /** One class with its people by cell and name, and what was written into their histories. */
  'training.class': read(
    z.object({ id }),
    trainingClass.extend({
      people: z.array(trainee),
      histories: z.array(z.object({ actId: id, people: z.number().int() })),
    }),
  ),
  /** The secretaries of today who took part in no class since a day, by cell, each with the last class before. */
  'training.without': read(
    /** By the rule book where no day is named. */
    z.object({ since: isoDate.nullable().default(null) }),
    z.object({
      since: isoDate,
      secretaries: z.array(
        z.object({
          personId: id,
          fullName: z.string(),
          cellId: id,
          cellName: z.string(),
          last: z.object({ title: z.string(), from: isoDate }).nullable(),
        }),
      ),
    }),
  ),
  /** Also under records that were merged into this person's; the latest first. */
  'training.ofPerson': read(
    z.object({ personId: id }),
    z.array(
      z.object({ id, title: z.string(), from: isoDate, state: z.enum(trainingStates), note: z.string() }),
    ),
  ),
  'training.save': write('write', fields.extend({ id: id.nullable(), revision }), changed),
  /** Whoever is on the list already stays as they are. */
  'training.call': write(
    'write',
    z.object({ id, revision, whom }),
    changed.extend({ added: z.number().int() }),
  ),
  /** What became of people of the class; null takes them off its list. */
  'training.mark': write(
    'write',
    z.object({
      id,
      revision,
      people: z
        .array(
          z.object({ personId: id, state: z.enum(trainingStates).nullable(), note: line(200).optional() }),
        )
        .min(1)
        .max(2000),
    }),
    changed,
  ),
  /** Into the training history (đào tạo, bồi dưỡng) of those who completed it and do not have it there yet. */
  'training.writeHistory': write(
    'write',
    z.object({ id, revision }),
    changed.extend({ people: z.number().int() }),
  ),
  /** Takes that back. */
  'training.undoHistory': write('write', z.object({ id, actId: id }), z.object({})),
  'training.remove': write(
    'write',
    z.object({ id, revision, reason: requiredLine('lý do', 300) }),
    z.object({}),
  ),
}
