import { z } from 'zod'
import { read, write } from '../command.ts'
import { id, isoDate, line, partialDate, requiredLine, revision } from '../fields.ts'
import { personFields, sexes, standings } from './person.ts'

/** Which members a list shows: those on the register today, one standing, or everybody ever kept. */
export const standingFilter = z.enum(['present', 'left', 'all', ...standings])
export type StandingFilter = z.infer<typeof standingFilter>

export const memberRow = z.object({
  id,
  fullName: z.string(),
  sex: z.enum(sexes).nullable(),
  birthDate: z.string().nullable(),
  cellId: id.nullable(),
  cellName: z.string(),
  standing: z.enum(standings),
  cardNumber: z.string(),
  joinedOn: z.string().nullable(),
  officialOn: z.string().nullable(),
  /** Posts held today, in words: "Bí thư". */
  posts: z.string(),
})
export type MemberRow = z.infer<typeof memberRow>

export const memberCard = personFields.extend({
  id,
  revision,
  cellId: id.nullable(),
  cellName: z.string(),
  standing: z.enum(standings).nullable(),
  standingFrom: z.string().nullable(),
  /** Completed years of party age (tuổi đảng) today; null for probationers and where it cannot be known. */
  partyAge: z.number().int().nullable(),
  cells: z.array(z.object({ cellName: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
  standingsHeld: z.array(
    z.object({ standing: z.enum(standings), from: z.string().nullable(), to: z.string().nullable() }),
  ),
  posts: z.array(
    z.object({
      post: z.string(),
      cellName: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
    }),
  ),
  deletedAt: z.string().nullable(),
})
export type MemberCard = z.infer<typeof memberCard>

/** One step in a member's life that changes where or what the member is, from a day on. */
const standingChange = z.object({ personId: id, standing: z.enum(standings), from: isoDate, revision })

export const peopleContract = {
  'people.search': read(
    z.object({
      query: line(200).default(''),
      cellId: id.nullable().default(null),
      standing: standingFilter.default('present'),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    z.object({ total: z.number().int(), rows: z.array(memberRow) }),
  ),
  'people.card': read(z.object({ id }), memberCard),
  'people.add': write(
    'write',
    personFields.extend({
      cellId: id,
      from: isoDate,
      standing: z.enum(['probationary', 'official', 'exempt']),
    }),
    z.object({ id, revision }),
  ),
  'people.change': write('write', personFields.extend({ id, revision }), z.object({ revision })),
  'people.setStanding': write('write', standingChange, z.object({ revision })),
  'people.moveToCell': write(
    'write',
    z.object({ personId: id, cellId: id, from: isoDate, revision }),
    z.object({ revision }),
  ),
  'people.remove': write(
    'write',
    z.object({ id, revision, reason: requiredLine('lý do', 300) }),
    z.object({}),
  ),
  /** Anybody known by name, members first: for choosing a chair, a speaker, a post holder. */
  'people.pick': read(
    z.object({
      query: line(200).default(''),
      cellId: id.nullable().default(null),
      limit: z.number().int().max(50).default(20),
    }),
    z.array(z.object({ id, fullName: z.string(), birthDate: partialDate.nullable(), cellName: z.string() })),
  ),
}
