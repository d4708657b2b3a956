import { z } from 'zod'
import { job, read, write } from '../command.ts'
import { doorFile } from '../documents/contract.ts'
import { id, line, partialDate, requiredLine, revision } from '../fields.ts'

/** Công, tiền, hiến đất, hiện vật. */
export const contributionKinds = ['labour', 'money', 'land', 'goods'] as const
export type ContributionKind = (typeof contributionKinds)[number]

export const contributionKindNames: Readonly<Record<ContributionKind, string>> = {
  labour: 'Công',
  money: 'Tiền',
  land: 'Hiến đất',
  goods: 'Hiện vật',
}

/** The unit that each kind is usually counted in; goods have none. */
export const usualUnits: Readonly<Record<ContributionKind, string>> = {
  labour: 'công',
  money: 'đồng',
  land: 'm²',
  goods: '',
}

/** Whose contributions: members are persons of the register, the others are written by name. */
export const giverGroups = ['all', 'members', 'households'] as const

const fields = z.object({
  cellId: id,
  /** The day, the month or the year, as well as it is known. */
  given: partialDate.refine((date) => date >= '1930', 'Ngày ở trước năm 1930'),
  /** Null for a household or whoever is not in the register; then `giver` names it. */
  personId: id.nullable(),
  giver: line(200),
  kind: z.enum(contributionKinds),
  amount: z
    .number('Số lượng chưa phải một số')
    .positive('Số lượng phải lớn hơn 0')
    .max(1e12, 'Số lượng lớn quá'),
  unit: requiredLine('đơn vị tính', 40),
  /** Công trình, việc chung. */
  work: line(200),
  note: line(300),
})
export type ContributionFields = z.infer<typeof fields>

const contribution = fields.extend({
  id,
  revision,
  cellName: z.string(),
  /** Whoever gave, by the name in the register or as it was written. */
  giverName: z.string(),
})
export type Contribution = z.infer<typeof contribution>

/** A list of contributions as it is shown, printed and written into a workbook. */
export const contributionWish = z.object({
  /** Null is every year. */
  year: z.number().int().min(1930).max(9999).nullable().default(null),
  cellId: id.nullable().default(null),
  /** Also under records that were merged into this person's. */
  personId: id.nullable().default(null),
  kind: z.enum(contributionKinds).nullable().default(null),
  /** In whatever letters; '' are those for no named work. */
  work: line(200).nullable().default(null),
  givers: z.enum(giverGroups).default('all'),
})
export type ContributionWish = z.infer<typeof contributionWish>

const side = z.object({ count: z.number().int(), amount: z.number() })
const sums = z.array(
  z.object({ kind: z.enum(contributionKinds), unit: z.string(), members: side, households: side }),
)
export type ContributionSums = z.infer<typeof sums>

/** Đóng góp of members and households to common works. */
export const contributionsContract = {
  /** The latest first. */
  'contributions.list': read(
    contributionWish.extend({
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(200).default(100),
    }),
    z.object({ total: z.number().int(), contributions: z.array(contribution) }),
  ),
  /** By kind and unit, and the same of each work; one name in whatever letters is one. */
  'contributions.sums': read(
    contributionWish,
    z.object({ sums, works: z.array(z.object({ work: z.string(), sums })) }),
  ),
  /** Names of works that were written before, of the cell or of all, the latest first. */
  'contributions.works': read(z.object({ cellId: id.nullable().default(null) }), z.array(z.string())),
  'contributions.save': write('write', fields.extend({ id: id.nullable(), revision }), contribution),
  'contributions.remove': write(
    'write',
    z.object({ id, revision, reason: requiredLine('lý do', 300) }),
    z.object({}),
  ),
  'contributions.workbook': job('export', contributionWish, doorFile.extend({ rows: z.number().int() })),
}
