import { sql } from 'kysely'
import type { FieldId } from '../../../shared/finding/fields.ts'
import { recognise } from '../../../shared/lists/coded-list.ts'
import { ethnicGroups, isEthnicMinority } from '../../../shared/lists/ethnic-groups.ts'
import { religions } from '../../../shared/lists/religions.ts'
import { isAskedOf, type RequiredName, requiredParts } from '../../../shared/people/required.ts'
import { q } from '../database/executor.ts'
import type { Schema, Table } from '../database/schema.ts'
import {
  type Asking,
  column,
  holdsOn,
  isEmpty,
  type JoinName,
  remembered,
  type Sql,
  within,
} from './expressions.ts'
import { partyAgeFrom, standingOn } from './party-life.ts'

/** A field that has one value on a day. */
export interface Single {
  readonly kind: 'single'
  readonly joins: readonly JoinName[]
  /** NULL or '' where nothing is written down. */
  readonly value: (asking: Asking) => Sql
  /** The same as rows, where an index leads from the value to the people. */
  readonly rows?: Rows
}

/** A field that lies in rows of its own, any number a person. */
export interface Rows {
  readonly kind: 'rows'
  readonly table: Sql
  readonly personId: Sql
  readonly value: Sql
  readonly where: (asking: Asking) => Sql
}

/** A field made of questions that are each true or not of a person. */
export interface Marks {
  readonly kind: 'marks'
  readonly joins: readonly JoinName[]
  readonly marks: (asking: Asking) => ReadonlyMap<string, Sql>
}
export type Source = Single | Rows | Marks

const single = (joins: readonly JoinName[], value: Single['value']): Single => ({
  kind: 'single',
  joins,
  value,
})
const ofPerson = (name: keyof Schema['person'] & string) => single([], () => column('person', name))
const ofMember = (name: keyof Schema['member'] & string) => single(['member'], () => column('member', name))
const ofDetail = (name: keyof Schema['person_detail'] & string) =>
  single(['detail'], () => column('person_detail', name))
const flagOf = (name: 'is_martyr_family' | 'is_merit_family') =>
  single(['detail'], () => sql`coalesce(${column('person_detail', name)}, 0)`)

const rowsOf = (
  table:
    | Extract<Table, 'post' | 'outsider' | 'cell_membership' | 'group_membership' | 'working_away'>
    | ListTable,
  value: Sql,
  where: Rows['where'] = () => sql`1`,
): Rows => ({ kind: 'rows', table: sql.table(table), personId: sql.ref(`${table}.person_id`), value, where })
type ListTable = 'career' | 'training' | 'relative' | 'award' | 'discipline' | 'travel' | 'dossier_item'

/** Texts of several columns as one, for looking into. */
const together = (...columns: readonly Sql[]) => sql`trim(${sql.join(columns, sql` || ' ' || `)})`

const posts = rowsOf('post', column('post', 'post'), ({ on }) => holdsOn('post', on))
const cells = rowsOf('cell_membership', column('cell_membership', 'cell_id'), ({ on }) =>
  holdsOn('cell_membership', on),
)
const groups = rowsOf('group_membership', column('group_membership', 'group_id'), ({ on }) =>
  holdsOn('group_membership', on),
)
const workingAway = rowsOf('working_away', column('working_away', 'place'), ({ on }) =>
  holdsOn('working_away', on),
)
const awards = (kind: Schema['award']['kind']) =>
  rowsOf('award', column('award', 'name'), () => sql`${column('award', 'kind')} = ${kind}`)

/** What the rows of a table say of the person on the day: one at most, since their intervals never overlap. */
const theOne = ({ table, personId, where }: Rows, value: Sql, asking: Asking) =>
  sql`(SELECT ${value} FROM ${table} WHERE ${personId} = ${column('person', 'id')} AND ${where(asking)})`
const bodyOf = (rows: Rows): Single => ({ ...single([], (asking) => theOne(rows, rows.value, asking)), rows })

const standingRows: Rows = {
  kind: 'rows',
  table: sql.table('member_standing'),
  personId: column('member_standing', 'person_id'),
  value: column('member_standing', 'standing'),
  where: ({ on }) => holdsOn('member_standing', on),
}
const standingSince: Single['value'] = (asking) =>
  theOne(standingRows, column('member_standing', 'from_written'), asking)

/** The different texts of a column. */
const textsOf = (asking: Asking, name: 'ethnicity' | 'religion'): readonly string[] =>
  remembered(asking, name, () =>
    asking.db
      .all(q.selectFrom('person').select(name).distinct().where(name, '<>', ''))
      .map((row) => row[name]),
  )

const ethnicKind: Single['value'] = (asking) => {
  const text = column('person', 'ethnicity')
  const texts = textsOf(asking, 'ethnicity')
  const minorities = texts.filter((each) => isEthnicMinority(each) === true)
  const kinh = texts.filter((each) => recognise(ethnicGroups, each)?.label === 'Kinh')
  return sql`CASE WHEN ${within(text, minorities)} THEN 'minority' WHEN ${within(text, kinh)} THEN 'majority' END`
}

const faith: Single['value'] = (asking) => {
  const text = column('person', 'religion')
  const none = textsOf(asking, 'religion').filter((each) => recognise(religions, each)?.code === 'none')
  return sql`CASE WHEN ${text} = '' THEN NULL WHEN ${within(text, none)} THEN 'none' ELSE 'believer' END`
}

/** Probation runs from the ceremony, or from the day of joining where it is not known (domain.md fact 10). */
const probationFrom: Single['value'] = (asking) =>
  sql`CASE WHEN ${standingOn(asking)} = 'probationary'
    THEN coalesce(${column('member', 'ceremony_written')}, ${column('member', 'joined_written')}) END`

const exemptSince: Single['value'] = (asking) =>
  sql`CASE WHEN ${standingOn(asking)} = 'exempt' THEN ${standingSince(asking)} END`

const requiredColumns: Readonly<Record<RequiredName, Sql>> = {
  sex: column('person', 'sex'),
  birthDate: column('person', 'birth_written'),
  ethnicity: column('person', 'ethnicity'),
  religion: column('person', 'religion'),
  personalId: column('person', 'personal_id'),
  cardNumber: column('member', 'card_number'),
  'birthplace.country': column('person', 'birthplace_country'),
  'birthplace.province': column('person', 'birthplace_province'),
  'birthplace.detail': column('person', 'birthplace_detail'),
  'hometown.country': column('person', 'hometown_country'),
  'hometown.province': column('person', 'hometown_province'),
  'hometown.detail': column('person', 'hometown_detail'),
  'residence.country': column('person', 'residence_country'),
  'residence.province': column('person', 'residence_province'),
  'residence.detail': column('person', 'residence_detail'),
  joinedOn: column('member', 'joined_written'),
  officialOn: column('member', 'official_written'),
}

const missing: Marks = {
  kind: 'marks',
  joins: ['member'],
  marks: (asking) => {
    const standing = standingOn(asking)
    return new Map(
      requiredParts.map(({ name }) => {
        const isEmptyOf = isEmpty(requiredColumns[name])
        const asked = isAskedOf(name, 'probationary') ? sql`''` : sql`'probationary'`
        return [name, sql`(${isEmptyOf} AND ${standing} NOT IN ('', ${asked}))`]
      }),
    )
  },
}

/** Where each field of the catalogue lies. TypeScript refuses a field without a place. */
export const sources: Readonly<Record<FieldId, Source>> = {
  fullName: ofPerson('full_name'),
  otherName: ofPerson('other_name'),
  sex: ofPerson('sex'),
  birthDate: ofPerson('birth_written'),
  age: ofPerson('birth_written'),
  ethnicity: ofPerson('ethnicity'),
  ethnicKind: single([], ethnicKind),
  religion: ofPerson('religion'),
  faith: single([], faith),
  familyClass: ofDetail('family_class'),
  occupation: ofDetail('occupation'),
  workplace: ofDetail('workplace'),
  health: ofDetail('health'),
  woundedClass: ofDetail('wounded_class'),
  isMartyrFamily: flagOf('is_martyr_family'),
  isMeritFamily: flagOf('is_merit_family'),
  personalId: ofPerson('personal_id'),
  oldIdNumber: ofPerson('old_id_number'),
  telephone: ofDetail('telephone'),
  outsiderRole: rowsOf('outsider', column('outsider', 'role'), ({ on }) => holdsOn('outsider', on)),

  standing: single([], standingOn),
  standingSince: single([], standingSince),
  exemptSince: single([], exemptSince),
  joinedOn: ofMember('joined_written'),
  admittedOn: ofMember('admitted_written'),
  ceremonyOn: ofMember('ceremony_written'),
  officialOn: ofMember('official_written'),
  partyAge: single(['member'], partyAgeFrom),
  probationMonths: single(['member'], probationFrom),
  cardNumber: ofMember('card_number'),
  cardDate: ofMember('card_written'),
  cardPlace: ofMember('card_place'),
  oldCardNumber: ofMember('old_card_number'),
  profileNumber: ofMember('profile_number'),
  externalId: ofMember('external_id'),
  admittedBy: ofMember('admitted_by'),
  admissionCell: ofMember('admission_cell'),
  officialCell: ofMember('official_cell'),
  firstIntroducer: ofMember('first_introducer'),
  secondIntroducer: ofMember('second_introducer'),

  cell: bodyOf(cells),
  cellSince: single([], (asking) => theOne(cells, column('cell_membership', 'from_written'), asking)),
  cellKind: single([], (asking) =>
    theOne(
      { ...cells, table: sql`cell_membership JOIN body ON body.id = cell_membership.cell_id` },
      column('body', 'cell_kind'),
      asking,
    ),
  ),
  partyGroup: bodyOf(groups),
  post: posts,
  residenceCell: ofMember('residence_cell'),
  isWorkingAway: single(
    [],
    ({ on }) =>
      sql`(${column('person', 'id')} IN (SELECT person_id FROM working_away WHERE ${holdsOn('working_away', on)}))`,
  ),
  workingAwayPlace: workingAway,

  birthplaceCountry: ofPerson('birthplace_country'),
  birthplaceProvince: ofPerson('birthplace_province'),
  birthplaceDetail: ofPerson('birthplace_detail'),
  hometownCountry: ofPerson('hometown_country'),
  hometownProvince: ofPerson('hometown_province'),
  hometownDetail: ofPerson('hometown_detail'),
  residenceCountry: ofPerson('residence_country'),
  residenceProvince: ofPerson('residence_province'),
  residenceDetail: ofPerson('residence_detail'),
  stayingCountry: ofDetail('staying_country'),
  stayingProvince: ofDetail('staying_province'),
  stayingDetail: ofDetail('staying_detail'),

  generalSchooling: ofDetail('general_schooling'),
  professionalLevel: ofDetail('professional_level'),
  academicTitle: ofDetail('academic_title'),
  politicalTheory: ofDetail('political_theory'),
  foreignLanguages: ofDetail('foreign_languages'),
  computing: ofDetail('computing'),
  training: rowsOf(
    'training',
    together(
      column('training', 'school'),
      column('training', 'subject'),
      column('training', 'form'),
      column('training', 'certificate'),
    ),
  ),
  career: rowsOf('career', together(column('career', 'what'), column('career', 'organisation'))),
  recruitedOn: ofDetail('recruited_written'),
  recruitedBy: ofDetail('recruited_by'),
  youthUnionOn: ofDetail('union_written'),
  enlistedOn: ofDetail('enlisted_written'),
  dischargedOn: ofDetail('discharged_written'),
  otherOrganisations: ofDetail('other_organisations'),

  badge: rowsOf(
    'award',
    column('award', 'badge_years'),
    () => sql`${column('award', 'badge_years')} IS NOT NULL`,
  ),
  award: awards('award'),
  awardTitle: awards('title'),
  discipline: rowsOf('discipline', column('discipline', 'kind')),
  disciplineForm: rowsOf('discipline', column('discipline', 'form')),

  travel: rowsOf('travel', column('travel', 'country')),
  foreignRelations: ofDetail('foreign_relations'),
  leftPartyNote: ofDetail('left_party_note'),
  readmittedNote: ofDetail('readmitted_note'),
  restoredNote: ofDetail('restored_note'),
  legalNote: ofDetail('legal_note'),
  oldRegimeNote: ofDetail('old_regime_note'),

  relative: rowsOf(
    'relative',
    together(column('relative', 'relation'), column('relative', 'full_name'), column('relative', 'detail')),
  ),
  householdIncome: ofDetail('household_income'),
  incomePerHead: ofDetail('income_per_head'),
  housing: ofDetail('housing'),
  land: ofDetail('land'),
  economicActivity: ofDetail('economic_activity'),
  assets: ofDetail('assets'),

  missingField: missing,
  hasPhoto: single(['detail'], () => sql`(${column('person_detail', 'photo_sha256')} IS NOT NULL)`),
  dossierMissing: rowsOf(
    'dossier_item',
    column('dossier_item', 'type_code'),
    () => sql`${column('dossier_item', 'state')} = 'missing'`,
  ),
}
