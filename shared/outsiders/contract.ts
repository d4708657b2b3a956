import { z } from 'zod'
import { read, write } from '../command.ts'
import { id, isoDate, line, partialDate, requiredLine, revision } from '../fields.ts'
import { personDetails } from '../people/details.ts'
import { personFields, sexes, standings } from '../people/person.ts'

const { fullName, otherName, sex, birthDate, ethnicity, religion, personalId, residence } = personFields.shape
const { telephone, occupation, workplace, youthUnionOn } = personDetails.shape

/** What is kept of somebody who is no member. Unknown is '' or null. */
export const outsiderFields = z.object({
  ...{ fullName, otherName, sex, birthDate, ethnicity, religion, personalId, residence },
  ...{ telephone, occupation, workplace, youthUnionOn },
})
export type OutsiderFields = z.infer<typeof outsiderFields>

/** Who the person is to a cell, from when to when; `to` is the first day on which it no longer holds. */
export const roleHeld = z
  .object({
    role: requiredLine('quan hệ với chi bộ', 80),
    bodyId: id,
    from: partialDate.nullable(),
    to: isoDate.nullable(),
    /** Of a member of elsewhere: the Party organisation on whose roll they are. */
    otherOrganisation: line(300),
    note: line(300),
  })
  .refine(({ from, to }) => from === null || to === null || from < to, {
    path: ['to'],
    message: 'Ngày thôi phải sau ngày bắt đầu',
  })
export type RoleHeld = z.infer<typeof roleHeld>

export const outsiderRow = z.object({
  id,
  fullName: z.string(),
  sex: z.enum(sexes).nullable(),
  birthDate: z.string().nullable(),
  /** Roles and posts held today, in words. */
  roles: z.array(z.string()),
  cellNames: z.array(z.string()),
  otherOrganisation: z.string(),
})
export type OutsiderRow = z.infer<typeof outsiderRow>

/** `role` is as it was written, a post behind `post:`, or '' for people of whom no role is known. */
const roleCount = z.object({ role: z.string(), name: z.string(), total: z.number().int() })

export const outsiderCard = outsiderFields.extend({
  id,
  revision,
  /** Both masked until `people.reveal`. */
  personalId: z.string(),
  telephone: z.string(),
  /** Set for somebody who has become a member since. */
  standing: z.enum(standings).nullable(),
  roles: z.array(roleHeld.extend({ cellName: z.string() })),
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
export type OutsiderCard = z.infer<typeof outsiderCard>

const roles = z.array(roleHeld).max(30)

/** Người ngoài danh sách đảng viên: village heads, people to be won, guests, members of elsewhere who live here. */
export const outsidersContract = {
  'outsiders.list': read(
    z.object({
      query: line(200).default(''),
      role: z.string().max(90).nullable().default(null),
      cellId: id.nullable().default(null),
    }),
    z.object({
      rows: z.array(outsiderRow),
      /** Of all whom the search and the cell find, whatever role is chosen. */
      total: z.number().int(),
      counts: z.array(roleCount),
    }),
  ),
  'outsiders.card': read(z.object({ id }), outsiderCard),
  'outsiders.add': write('write', outsiderFields.extend({ roles }), z.object({ id, revision })),
  /** A null personal number or telephone stays as it is. */
  'outsiders.change': write(
    'write',
    outsiderFields.extend({
      id,
      revision,
      personalId: personalId.nullable(),
      telephone: telephone.nullable(),
    }),
    z.object({ revision }),
  ),
  'outsiders.setRoles': write('write', z.object({ id, revision, roles }), z.object({ revision })),
  'outsiders.remove': write(
    'write',
    z.object({ id, revision, reason: requiredLine('lý do', 300) }),
    z.object({}),
  ),
  /** Our own members who live elsewhere and keep in touch with a cell there (213-QĐ/TW). */
  'outsiders.livingElsewhere': read(
    z.object({}),
    z.array(
      z.object({
        id,
        fullName: z.string(),
        cellName: z.string(),
        residenceCell: z.string(),
        residence: z.string(),
      }),
    ),
  ),
}
