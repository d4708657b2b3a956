import { z } from 'zod'
import { read, write } from '../command.ts'
import { id, isoDate, line, period, prose, requiredLine, revision } from '../fields.ts'
import { weakness } from '../organisation/body-contract.ts'

const teamFields = z.object({
  cellId: id,
  /** Số, ngày quyết định; '' while the team is at work before the paper is out. */
  decision: line(200),
  from: isoDate,
  /** The last day of its work; null while it goes on. */
  to: isoDate.nullable(),
  goals: prose(2000),
  outcome: prose(2000),
  /** In the order of the decision, whoever leads first. */
  members: z.array(z.object({ personId: id, duty: line(200) })).max(30, 'Nhiều quá 30 người'),
})
export type HelpTeamFields = z.infer<typeof teamFields>

const helpTeam = teamFields.extend({
  id,
  revision,
  members: z.array(z.object({ personId: id, fullName: z.string(), duty: z.string() })),
})
export type HelpTeam = z.infer<typeof helpTeam>

const supported = z.object({
  cellId: id,
  cellName: z.string(),
  distanceMetres: z.number().int().nullable(),
  /** Since when and why it is one to be strengthened; null where only a team still helps it. */
  weakness: weakness.nullable(),
  /** The team at work, or the one that is to begin. */
  team: helpTeam.nullable(),
  /** Teams whose work is over. */
  earlier: z.number().int(),
  /** The last six months, earliest first. */
  months: z.array(
    z.object({
      period,
      isHeld: z.boolean(),
      /** Đảng ủy thẩm định where it was given, else the cell's own; in tenths. */
      points: z.number().int().nullable(),
      /** Whether anybody of the committee came; null where the cell did not meet or nobody wrote it down. */
      came: z.boolean().nullable(),
    }),
  ),
})
export type SupportedCell = z.infer<typeof supported>

/** Chi bộ cần củng cố và tổ công tác giúp chi bộ: by which decision, who, until when, and what it brought. */
export const supportContract = {
  /** Cells that are to be strengthened today, and those that a team still helps, by name. */
  'support.cells': read(z.object({}), z.array(supported)),
  /** The teams of a cell, the latest first. */
  'support.ofCell': read(z.object({ cellId: id }), z.array(helpTeam)),
  'support.save': write(
    'write',
    teamFields.extend({ id: id.nullable(), revision }),
    z.object({ id, revision }),
  ),
  'support.remove': write(
    'write',
    z.object({ id, revision, reason: requiredLine('lý do', 300) }),
    z.object({}),
  ),
}
