import { z } from 'zod'
import { job, read, write } from '../command.ts'
import { id, isoDate, line, partialDate, requiredLine, revision, token } from '../fields.ts'
import { joiningMovement } from '../movements/contract.ts'
import {
  admission,
  contact,
  dossierItem,
  dossierStates,
  personDetails,
  personLists,
  workingAway,
} from './details.ts'
import { personFields, sexes, standings } from './person.ts'
import { requiredNames } from './required.ts'

/** Which members a list shows: those on the register today, one standing, or everybody ever kept. */
/** `full`: every official member, those exempt from work and meetings among them. */
export const standingFilter = z.enum(['present', 'full', 'left', 'all', ...standings])
export type StandingFilter = z.infer<typeof standingFilter>

/** By given name; or those who hold a post first, the highest before the others, and then by given name. */
export const memberOrders = ['name', 'post'] as const
export type MemberOrder = (typeof memberOrders)[number]

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
  /** Masked until `people.reveal`. */
  personalId: z.string(),
  oldIdNumber: z.string(),
  id,
  revision,
  cellId: id.nullable(),
  cellName: z.string(),
  standing: z.enum(standings).nullable(),
  standingFrom: z.string().nullable(),
  /** Completed years of party age (tuổi đảng) today; null for probationers and where it cannot be known. */
  partyAge: z.number().int().nullable(),
  /** Why there is no party age, as a sentence; '' where there is one. */
  partyAgeWhy: z.string(),
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

/** A number as it is shown: its last digits behind dots. */
const telephone = z.string()

/** Everything of the member's form beyond the card. Telephones are masked until `people.reveal`. */
const fullForm = z.object({
  id,
  revision,
  details: personDetails.extend({ telephone }),
  admission,
  lists: personLists,
  hasPhoto: z.boolean(),
  workingAway: z.array(workingAway.extend({ telephone })),
  contacts: z.array(contact.extend({ id })),
})
export type FullForm = z.infer<typeof fullForm>

/** Fields that a change may leave as they are by null: those the window shows masked. */
const changedFields = personFields.extend({
  personalId: personFields.shape.personalId.nullable(),
  oldIdNumber: personFields.shape.oldIdNumber.nullable(),
})

/** What is left out stays as it is, so that one section of the form is written without the others. */
const changedForm = z.object({
  id,
  revision,
  fields: changedFields.partial().default({}),
  /** A null telephone stays as it is. */
  details: personDetails
    .extend({ telephone: personDetails.shape.telephone.nullable() })
    .partial()
    .default({}),
  admission: admission.partial().default({}),
  lists: personLists.partial().default({}),
})

/** A null telephone stays what it was in the row that stood at this place when it was read. */
const changedWorkingAway = workingAway.extend({
  telephone: workingAway.shape.telephone.nullable(),
  was: z.number().int().min(0).nullable().default(null),
})

export const peopleContract = {
  'people.search': read(
    z.object({
      query: line(200).default(''),
      cellId: id.nullable().default(null),
      standing: standingFilter.default('present'),
      order: z.enum(memberOrders).default('name'),
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
      /** Null where nobody knows since when they have been in the cell; a movement has its day. */
      from: isoDate.nullable(),
      standing: z.enum(['probationary', 'official', 'exempt', 'visiting']),
      /** The movement that made them a member here on that day; null for who has long been one. */
      joining: joiningMovement.nullable().default(null),
    }),
    z.object({ id, revision }),
  ),
  /** Shows the numbers that are masked elsewhere; who saw them, and when, is in the audit. */
  'people.reveal': write(
    'reveal',
    z.object({ id }),
    z.object({
      personalId: z.string(),
      oldIdNumber: z.string(),
      telephone: z.string(),
      /** Those of the times far away, in the order of `people.form`. */
      awayTelephones: z.array(z.string()),
    }),
  ),
  'people.form': read(z.object({ id }), fullForm),
  /** Changes parts of the card and of the form in one write. */
  'people.changeForm': write('write', changedForm, z.object({ revision })),
  /** A 3 x 4 picture as JPEG behind the door, cut by the window; without one the picture is taken away. */
  'people.setPhoto': job(
    'write',
    z.object({ id, revision, upload: token.nullable() }),
    z.object({ revision }),
  ),
  'people.photo': job('read', z.object({ id }), z.object({ file: token }).nullable()),
  'people.dossier': read(
    z.object({ id }),
    z.object({
      revision,
      items: z.array(dossierItem),
      /** What the office calls types that the reference does not name, by code. */
      ownNames: z.record(z.string(), z.string()),
    }),
  ),
  /** Marks some of the 104 types; a state of null forgets what was said of it. */
  'people.markDossier': write(
    'write',
    z.object({
      id,
      revision,
      items: z.array(dossierItem.extend({ state: z.enum(dossierStates).nullable() })).max(104),
    }),
    z.object({ revision }),
  ),
  /** Gives a type that the reference does not name a name for the whole office; '' takes it away. */
  'people.nameDossierType': write(
    'write',
    z.object({ code: dossierItem.shape.code, name: line(160) }),
    z.object({}),
  ),
  'people.setWorkingAway': write(
    'write',
    z.object({ id, revision, rows: z.array(changedWorkingAway).max(50) }),
    z.object({ revision }),
  ),
  'people.addContact': write('write', contact.extend({ personId: id }), z.object({ id })),
  'people.removeContact': write('write', z.object({ id }), z.object({})),
  /** Who works far away today, and when there was last a word from them. */
  'people.away': read(
    z.object({}),
    z.array(
      workingAway.extend({
        id,
        telephone,
        fullName: z.string(),
        cellName: z.string(),
        lastContact: z.string().nullable(),
      }),
    ),
  ),
  /** What the national workbook requires and the register lacks: counted by cell; of one cell by name. */
  'people.missing': read(
    z.object({ cellId: id.nullable().default(null) }),
    z.object({
      cells: z.array(
        z.object({
          cellId: id,
          cellName: z.string(),
          members: z.number().int(),
          /** Members who lack something, and how many fields are empty in all. */
          incomplete: z.number().int(),
          fields: z.number().int(),
        }),
      ),
      people: z.array(z.object({ id, fullName: z.string(), missing: z.array(z.enum(requiredNames)) })),
    }),
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
