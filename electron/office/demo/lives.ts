import { addMonths, type IsoDate } from '../../../shared/calendar/dates.ts'
import {
  type Admission,
  noAdmission,
  noDetails,
  noLists,
  type PersonDetails,
  type PersonLists,
} from '../../../shared/people/details.ts'
import type { DemoMember } from './generator.ts'
import { personName } from './names.ts'
import type { Random } from './random.ts'

/** What the member's form tells of a life, as an office that works with care would have it. */
export interface DemoLife {
  readonly details: PersonDetails
  readonly admission: Admission
  readonly lists: PersonLists
}

interface Calling {
  readonly occupation: string
  readonly work: string
  readonly level: string
  readonly school: string
  readonly theory: string
}

const callings: readonly (readonly [pattern: RegExp, ...callings: [Calling, ...Calling[]]])[] = [
  [
    /Trường/,
    {
      occupation: 'Giáo viên',
      work: 'Giáo viên',
      level: 'Đại học',
      school: 'Trường Đại học Tây Bắc',
      theory: 'Sơ cấp',
    },
    {
      occupation: 'Viên chức',
      work: 'Nhân viên hành chính',
      level: 'Cao đẳng',
      school: 'Trường Cao đẳng Lào Cai',
      theory: 'Sơ cấp',
    },
  ],
  [
    /Y tế/,
    {
      occupation: 'Nhân viên y tế',
      work: 'Y sĩ',
      level: 'Trung cấp',
      school: 'Trường Trung cấp Y tế',
      theory: 'Sơ cấp',
    },
  ],
  [
    /Công an/,
    {
      occupation: 'Công an',
      work: 'Cán bộ công an xã',
      level: 'Đại học',
      school: 'Học viện Cảnh sát nhân dân',
      theory: 'Trung cấp',
    },
  ],
  [
    /Quân sự/,
    {
      occupation: 'Cán bộ, công chức',
      work: 'Cán bộ Ban Chỉ huy quân sự xã',
      level: 'Cao đẳng',
      school: 'Trường Quân sự tỉnh',
      theory: 'Trung cấp',
    },
  ],
  [
    /Cơ quan|Ủy ban|Đảng/,
    {
      occupation: 'Cán bộ, công chức',
      work: 'Công chức xã',
      level: 'Đại học',
      school: 'Học viện Hành chính Quốc gia',
      theory: 'Trung cấp',
    },
  ],
]
const villager: Calling = {
  occupation: 'Nông dân',
  work: 'Làm ruộng, chăn nuôi',
  level: 'Chưa qua đào tạo',
  school: '',
  theory: 'Chưa qua đào tạo',
}
const retired: Calling = { ...villager, occupation: 'Hưu trí', work: 'Nghỉ hưu tại bản' }

const yearOf = (day: IsoDate | null, years = 0): string | null =>
  day === null ? null : String(Number(day.slice(0, 4)) + years)

/** The life of a member: the same member always leads the same one. */
export function lifeOf(random: Random, member: DemoMember, cellName: string, asOf: IsoDate): DemoLife {
  const { fields, standing } = member
  const born = Number(fields.birthDate?.slice(0, 4) ?? 1970)
  const now = Number(asOf.slice(0, 4))
  const age = now - born
  const calling = callingOf(random, cellName, age)
  const isGrown = age > 22
  const isSchooled = calling.school !== '' && isGrown
  const joined = fields.joinedOn
  return {
    details: {
      ...noDetails,
      telephone: age < 80 && random.chance(0.8) ? `09${random.digits(8)}` : '',
      familyClass: random.chance(0.9) ? 'Nông dân' : 'Công chức, viên chức',
      occupation: calling.occupation,
      workplace: isSchooled ? cellName.replace('Chi bộ ', '') : '',
      generalSchooling: age > 62 ? random.pick(['7/10', '10/10']) : random.pick(['9/12', '12/12', '12/12']),
      professionalLevel: calling.level,
      politicalTheory: calling.theory,
      health: age > 70 ? 'Trung bình' : 'Tốt',
      youthUnionOn: random.chance(0.7) ? String(born + 16) : null,
      isMeritFamily: random.chance(0.06),
    },
    admission: {
      ...noAdmission,
      admittedOn: joined !== null && joined > '1995' ? addMonths(joined, -1) : null,
      ceremonyOn: joined,
      admissionCell: cellName,
      officialCell: standing === 'probationary' ? '' : cellName,
    },
    lists: {
      ...noLists,
      careers: [
        { from: String(born + 6), to: String(born + 18), what: 'Học phổ thông', organisation: '' },
        ...(isGrown ? [{ from: String(born + 22), to: null, what: calling.work, organisation: '' }] : []),
      ],
      trainings: isSchooled
        ? [
            {
              from: String(born + 18),
              to: String(born + 22),
              school: calling.school,
              subject: '',
              form: 'Chính quy',
              certificate: calling.level,
            },
          ]
        : [],
      relatives: relativesOf(random, member, born, now),
      honours: honoursOf(random, member, asOf),
    },
  }
}

function callingOf(random: Random, cellName: string, age: number): Calling {
  const found = callings.find(([pattern]) => pattern.test(cellName))
  if (!found) return age > 62 && random.chance(0.3) ? retired : villager
  const [, ...own] = found
  return own.length > 1 && random.chance(0.2) ? (own[1] ?? own[0]) : own[0]
}

/** A spouse of about the same age, and a child where they are old enough to have one by now. */
function relativesOf(
  random: Random,
  { fields }: DemoMember,
  born: number,
  now: number,
): PersonLists['relatives'] {
  const other = fields.sex === 'female' ? 'male' : 'female'
  const spouseBorn = Math.min(born + random.between(-4, 4), now - leastAgeOfSpouse)
  const spouse = {
    relation: fields.sex === 'female' ? 'Chồng' : 'Vợ',
    fullName: personName(random, other).fullName,
    birthDate: String(spouseBorn),
    detail: fields.residence.detail,
  }
  const childBorn = Math.max(born, spouseBorn) + random.between(20, 28)
  const child = {
    relation: 'Con',
    fullName: personName(random, random.chance(0.5) ? 'male' : 'female').fullName,
    birthDate: String(childBorn),
    detail: fields.residence.detail,
  }
  return random.chance(0.85) && childBorn < now ? [spouse, child] : [spouse]
}
/** Twenty for men by the law on marriage; nobody here marries younger. */
const leastAgeOfSpouse = 20

/** A badge where party age calls for one, most of them given; praise now and then. */
function honoursOf(random: Random, { fields }: DemoMember, asOf: IsoDate): PersonLists['honours'] {
  const { joinedOn, officialOn } = fields
  const honours: PersonLists['honours'] = []
  if (joinedOn !== null && officialOn !== null) {
    for (const years of [30, 40, 50]) {
      const on = yearOf(joinedOn, years)
      if (on !== null && on < asOf.slice(0, 4) && random.chance(0.95)) {
        honours.push({ kind: 'badge', badgeYears: years, on, name: '', paperNumber: '', by: 'Tỉnh ủy' })
      }
    }
  }
  if (random.chance(0.15)) {
    honours.push({
      kind: 'award',
      badgeYears: null,
      on: String(Number(asOf.slice(0, 4)) - random.between(1, 6)),
      name: 'Giấy khen của Đảng ủy',
      paperNumber: '',
      by: 'Đảng ủy xã',
    })
  }
  return honours
}
