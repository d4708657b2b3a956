/** One member as a workbook tells of them, and the dated standings that follow from it. */
import { earliest, type PartialDate } from '../calendar/partial-dates.ts'
import type { PersonFields, Standing } from '../people/person.ts'
import { type FormTexts, formTexts, noFormTexts } from './form-texts.ts'

export interface IntakeRecord {
  /** Row number as Excel shows it. */
  readonly row: number
  readonly fields: PersonFields
  readonly texts: FormTexts
  /** The cell's own name, without its superior. */
  readonly cellName: string
  readonly standing: Standing
  /** Since when, for what has a date of its own (miễn, từ trần, chuyển đi ...); null where the book has none. */
  readonly standingOn: PartialDate | null
  /** False where the book says nothing of the standing and it was taken from dates or cards. */
  readonly isStandingSaid: boolean
}

/** From a day on; `written` is null where nobody wrote the day down and the bound is only a stand-in. */
export interface StandingStep {
  readonly standing: Standing
  readonly from: string
  readonly written: PartialDate | null
}

type Dates = Pick<PersonFields, 'joinedOn' | 'officialOn'>

const stepAt = (standing: Standing, written: PartialDate | null, standIn: string): StandingStep => ({
  standing,
  from: written === null ? standIn : earliest(written),
  written,
})

/**
 * The standings one after another, each holding until the next begins: probationary from admission, official from the
 * official date, then what the book says with its date (domain.md 5.1). `unknownStart` stands in for an admission that
 * nobody wrote down, `today` for the day of a later standing.
 */
export function standingSteps(
  dates: Dates,
  standing: Standing,
  standingOn: PartialDate | null,
  unknownStart: string,
  today: string,
): readonly StandingStep[] {
  const joined = dates.joinedOn === null ? unknownStart : earliest(dates.joinedOn)
  const steps: StandingStep[] = []
  if (standing === 'probationary') return [stepAt('probationary', dates.joinedOn, unknownStart)]
  if (dates.officialOn !== null) {
    steps.push(stepAt('probationary', dates.joinedOn, unknownStart))
    steps.push(stepAt('official', dates.officialOn, unknownStart))
  } else {
    // Somebody who left may have been on probation; whoever is exempt or official has been confirmed at some time.
    const first = standing === 'official' || standing === 'exempt' ? 'official' : 'probationary'
    steps.push({ standing: first, from: joined, written: null })
  }
  if (standing !== 'official') steps.push(stepAt(standing, standingOn, today))
  return steps.filter((step, index) => steps.slice(index + 1).every((later) => step.from < later.from))
}

/** A record as a flat row of JSON values: about half the size of the object, for the way out of the workshop. */
export type PackedRecord = readonly (string | number | null)[]

export function packRecord(record: IntakeRecord): PackedRecord {
  const { fields, texts } = record
  const { birthplace, hometown, residence } = fields
  return [
    record.row,
    record.cellName,
    record.standing,
    record.standingOn,
    record.isStandingSaid ? 1 : 0,
    fields.fullName,
    fields.otherName,
    fields.sex,
    fields.birthDate,
    fields.ethnicity,
    fields.religion,
    fields.personalId,
    fields.oldIdNumber,
    birthplace.country,
    birthplace.province,
    birthplace.detail,
    hometown.country,
    hometown.province,
    hometown.detail,
    residence.country,
    residence.province,
    residence.detail,
    fields.externalId,
    fields.cardNumber,
    fields.cardPlace,
    fields.cardDate,
    fields.oldCardNumber,
    fields.joinedOn,
    fields.officialOn,
    ...(texts === noFormTexts ? [] : formTexts.map((name) => texts[name] ?? '')),
  ]
}

/** Where the texts of the form begin, in the rows of a workbook that has such columns. */
const textsFrom = 29

function unpackTexts(packed: PackedRecord): FormTexts {
  if (packed.length === textsFrom) return noFormTexts
  return Object.fromEntries(
    formTexts.flatMap((name, place) => {
      const text = packed[textsFrom + place]
      return text ? [[name, text]] : []
    }),
  )
}

export function unpackRecord(packed: PackedRecord): IntakeRecord {
  const text = (place: number) => String(packed[place] ?? '')
  const maybe = (place: number) => (packed[place] == null ? null : text(place))
  const address = (place: number) => ({
    country: text(place),
    province: text(place + 1),
    detail: text(place + 2),
  })
  return {
    row: Number(packed[0]),
    cellName: text(1),
    standing: text(2) as Standing,
    standingOn: maybe(3),
    isStandingSaid: packed[4] === 1,
    fields: {
      fullName: text(5),
      otherName: text(6),
      sex: maybe(7) as PersonFields['sex'],
      birthDate: maybe(8),
      ethnicity: text(9),
      religion: text(10),
      personalId: text(11),
      oldIdNumber: text(12),
      birthplace: address(13),
      hometown: address(16),
      residence: address(19),
      externalId: text(22),
      cardNumber: text(23),
      cardPlace: text(24),
      cardDate: maybe(25),
      oldCardNumber: text(26),
      joinedOn: maybe(27),
      officialOn: maybe(28),
    },
    texts: unpackTexts(packed),
  }
}
