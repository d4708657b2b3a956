import { z } from 'zod'
import { read, write } from '../command.ts'
import { id, isoDate, line, requiredLine } from '../fields.ts'
import { meetingKinds } from '../meetings/meeting.ts'
import { agendaItem, agendaItems } from './agenda.ts'

const agendaOf = z.object({
  kind: z.enum(meetingKinds),
  /** A code of the list of kinds of cell; '' is the template of all that have none of their own. */
  cellKind: line(40),
})

export const agendaTemplate = agendaOf.extend({
  items: z.array(agendaItem),
  isOwnOfCellKind: z.boolean(),
  /** The day from which it holds, and that on which it no longer does; the first is '' for what the program comes with. */
  from: z.string(),
  to: z.string().nullable(),
  basis: z.string(),
  confidence: z.enum(['quoted', 'second-hand', 'local']),
  because: z.string().nullable(),
  /** The least length of such a meeting by the rule book; null where there is none. */
  leastMinutes: z.number().int().nullable(),
})
export type AgendaTemplate = z.infer<typeof agendaTemplate>

const proposedItem = agendaItem.extend({
  /** Whether the meeting has such a thing to decide, where the item is only for that. */
  isWanted: z.boolean(),
})
export type ProposedItem = z.infer<typeof proposedItem>

/** Mẫu chương trình: what a meeting goes through, in which order, by whom and for how long. */
export const agendasContract = {
  /** All templates as they hold on a day: of each kind of meeting, for all cells and by kind of cell. */
  'agendas.list': read(
    z.object({ on: isoDate.optional() }),
    z.object({
      /** Bounds of the time on Hồ Chí Minh's example. */
      example: z.object({ least: z.number(), most: z.number() }),
      templates: z.array(agendaTemplate),
    }),
  ),
  /** The office's own template from a day on; null gives that of a kind of cell up again. */
  'agendas.set': write(
    'administer',
    agendaOf.extend({
      items: agendaItems.nullable(),
      from: isoDate,
      reason: requiredLine('lý do', 300),
    }),
    z.object({}),
  ),
  /** The template that holds on the day of a meeting for its kind and kind of cell, posts as names where known. */
  'agendas.ofMeeting': read(
    z.object({ meetingId: id }),
    z.object({ startsAt: z.string().nullable(), isOfCellKind: z.boolean(), items: z.array(proposedItem) }),
  ),
}
