import { addDays, addMonths, type IsoDate } from '../../../shared/calendar/dates.ts'
import { emptyPerson, type PersonFields, type Sex, type Standing } from '../../../shared/people/person.ts'
import { institutions, personName, villages } from './names.ts'
import { createRandom, type Random } from './random.ts'

export interface CommuneWish {
  readonly seed: number
  readonly cells: number
  readonly members: number
  /** The day on which the register stands: nobody is older or younger than is likely then. */
  readonly asOf: IsoDate
}

export interface DemoMember {
  readonly fields: PersonFields
  /** Index of the cell. */
  readonly cell: number
  readonly standing: Extract<Standing, 'probationary' | 'official' | 'exempt'>
  /** Since when, for an exempt member. */
  readonly exemptFrom: IsoDate | null
}

export interface DemoCell {
  readonly name: string
  readonly habit: { readonly day: number; readonly time: string; readonly place: string }
  /** Indexes of members. Chi ủy: secretary, deputy and committee members; a small cell has no more than the first two. */
  readonly secretary: number
  readonly deputy: number | null
  readonly committee: readonly number[]
  /** The committee member of the commune who follows the cell. */
  readonly inCharge: number
}

export interface DemoCommune {
  readonly communeName: string
  readonly province: string
  readonly placeName: string
  readonly cells: readonly DemoCell[]
  readonly members: readonly DemoMember[]
}

const communeName = 'xã Mường Than'
const province = 'Lào Cai'

/** A cell needs a committee (chi ủy) from so many official members on (Điều lệ Đảng, Điều 24.4). */
const committeeFrom = 9

/** Invents a commune: the same wish always gives the same people. */
export function generateCommune(wish: CommuneWish): DemoCommune {
  const random = createRandom(wish.seed)
  const names = cellNames(wish.cells)
  const members: DemoMember[] = []
  const known = new Set<string>()
  const serial = { value: 0 }
  for (const [cell, size] of cellSizes(random, names, wish.members).entries()) {
    for (let place = 0; place < size; place += 1) {
      members.push(member(random, names[cell] ?? '', cell, place, wish.asOf, known, serial))
    }
  }
  const byCell = names.map((_, cell) => indexes(members, (candidate) => candidate.cell === cell))
  const leaders = officials(members, byCell[0] ?? [])
  const cells = names.map((name, cell) =>
    leadership(random, name, officials(members, byCell[cell] ?? []), leaders[cell % leaders.length] ?? 0),
  )
  return { communeName, province, placeName: 'Mường Than', cells, members }
}

const indexes = <T>(items: readonly T[], fits: (item: T) => boolean): number[] =>
  items.flatMap((item, index) => (fits(item) ? [index] : []))

/** Official members of a cell, the middle-aged first: among them the cell finds its officers. */
function officials(members: readonly DemoMember[], ofCell: readonly number[]): number[] {
  const age = (index: number) => Number(members[index]?.fields.birthDate?.slice(0, 4) ?? 0)
  return ofCell
    .filter((index) => members[index]?.standing === 'official')
    .sort((a, b) => Math.abs(age(a) - 1980) - Math.abs(age(b) - 1980) || a - b)
}

function cellNames(count: number): string[] {
  const offices = institutions.slice(0, Math.max(1, Math.min(institutions.length, Math.floor(count / 2.75))))
  const names = offices.map((name) => `Chi bộ ${name}`)
  for (let index = 0; names.length < count; index += 1) {
    const round = Math.floor(index / villages.length)
    const number = round === 0 ? '' : ` ${round + 1}`
    names.push(`Chi bộ bản ${villages[index % villages.length]}${number}`)
  }
  return names.slice(0, count)
}

/** Shares the members out: at least four to a cell, schools larger, the military cell small. */
function cellSizes(random: Random, names: readonly string[], members: number): number[] {
  const least = 4
  const weights = names.map((name) => {
    if (/Quân sự|Y tế/.test(name)) return 0.15
    if (/Trường|Cơ quan|Ủy ban/.test(name)) return random.between(9, 14) / 10
    return random.between(5, 15) / 10
  })
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const spare = Math.max(0, members - least * names.length)
  const sizes = weights.map((weight) => least + Math.floor((spare * weight) / sum))
  let missing = members - sizes.reduce((total, size) => total + size, 0)
  for (let cell = sizes.length - 1; missing > 0; cell = cell === 0 ? sizes.length - 1 : cell - 1) {
    sizes[cell] = (sizes[cell] ?? 0) + 1
    missing -= 1
  }
  return sizes
}

function member(
  random: Random,
  cellName: string,
  cell: number,
  place: number,
  asOf: IsoDate,
  known: Set<string>,
  serial: { value: number },
): DemoMember {
  const sex: Sex = random.chance(/Trường|Y tế/.test(cellName) ? 0.62 : 0.33) ? 'female' : 'male'
  // The first of a cell are never new, so that every cell has official members to elect.
  const standing = standingOf(random, cellName, place)
  const birthDate = birthOf(random, standing, cellName, asOf)
  const joinedOn = joinedOf(random, standing, birthDate, asOf)
  const officialOn = standing === 'probationary' ? null : addMonths(joinedOn, 12)
  const { fullName, ethnicity } = freshName(random, sex, birthDate, known)
  const home = `${homeOf(random, cellName)}, ${communeName}`
  serial.value += 1
  const isOldCard = officialOn !== null && officialOn < '2025-07-01'
  // Drawn whether needed or not: the day must not change who lives in the commune.
  const oldIdNumber = random.chance(0.4) ? `045${random.digits(6)}` : ''
  const card = {
    number: `${random.digits(3)}${String(serial.value).padStart(9, '0')}`,
    exchangedOn: random.pick(['2025-09-02', '2025-11-07']),
    oldNumber: random.digits(8),
  }
  return {
    cell,
    standing,
    exemptFrom: standing === 'exempt' ? exemptionOf(random, officialOn ?? joinedOn, asOf) : null,
    fields: {
      ...emptyPerson,
      fullName,
      sex,
      birthDate: random.chance(0.03) ? birthDate.slice(0, 4) : birthDate,
      ethnicity,
      religion: random.chance(0.03) ? random.pick(['Phật giáo', 'Công giáo', 'Tin lành']) : 'Không',
      personalId: `010${centuryDigit(sex, birthDate)}${birthDate.slice(2, 4)}${serialDigits(serial.value)}`,
      oldIdNumber: birthDate < '1995' ? oldIdNumber : '',
      birthplace: { country: 'Việt Nam', province, detail: communeName },
      hometown: { country: 'Việt Nam', ...hometownOf(random, ethnicity) },
      residence: { country: 'Việt Nam', province, detail: home },
      externalId: String(200_000 + serial.value),
      ...(officialOn === null
        ? {}
        : {
            cardNumber: card.number,
            cardPlace: `Tỉnh ủy ${province}`,
            cardDate: isOldCard ? card.exchangedOn : addDays(officialOn, 45),
            oldCardNumber: isOldCard ? card.oldNumber : '',
          }),
      joinedOn,
      officialOn,
    },
  }
}

function standingOf(random: Random, cellName: string, place: number): DemoMember['standing'] {
  if (place < 4) return 'official'
  if (random.chance(0.07)) return 'probationary'
  return /bản/.test(cellName) && random.chance(0.16) ? 'exempt' : 'official'
}

function birthOf(random: Random, standing: DemoMember['standing'], cellName: string, asOf: IsoDate): IsoDate {
  const age =
    standing === 'probationary'
      ? random.between(20, 38)
      : standing === 'exempt'
        ? random.between(70, 86)
        : random.between(25, /bản/.test(cellName) ? 69 : 58)
  return addDays(addMonths(asOf, -12 * age), -random.between(0, 364))
}

/** Between 18 and 45 years of age, at the cell's meeting; a probationer within the last eleven months. */
function joinedOf(
  random: Random,
  standing: DemoMember['standing'],
  birthDate: IsoDate,
  asOf: IsoDate,
): IsoDate {
  if (standing === 'probationary') return addDays(asOf, -random.between(20, 330))
  const wanted = addDays(addMonths(birthDate, 12 * random.between(20, 42)), random.between(0, 364))
  const latest = addDays(asOf, -random.between(420, 1200))
  return [wanted, latest].sort()[0] ?? latest
}

function exemptionOf(random: Random, officialOn: IsoDate, asOf: IsoDate): IsoDate {
  const day = addDays(asOf, -random.between(40, 1500))
  return day > officialOn ? day : addDays(officialOn, 400)
}

/** No two members of one name and birth date: an import could not tell them apart without their numbers. */
function freshName(random: Random, sex: Sex, birthDate: IsoDate, known: Set<string>) {
  for (;;) {
    const named = personName(random, sex)
    const key = `${named.fullName} ${birthDate}`
    if (known.has(key)) continue
    known.add(key)
    return named
  }
}

const centuryDigit = (sex: Sex, birthDate: IsoDate) =>
  (birthDate < '2000' ? 0 : 2) + (sex === 'female' ? 1 : 0)

/** Six digits that look like no series and never repeat among a million: 7919 and 1,000,000 share no divisor. */
const serialDigits = (serial: number) => String((serial * 7919 + 104_729) % 1_000_000).padStart(6, '0')

const homeOf = (random: Random, cellName: string) =>
  /bản/.test(cellName) ? cellName.replace('Chi bộ ', '') : `bản ${random.pick(villages)}`

function hometownOf(random: Random, ethnicity: string): { province: string; detail: string } {
  if (ethnicity !== 'Kinh' || random.chance(0.3)) return { province, detail: communeName }
  return random.pick([
    { province: 'Phú Thọ', detail: 'xã Tam Nông' },
    { province: 'Ninh Bình', detail: 'xã Vụ Bản' },
    { province: 'Hưng Yên', detail: 'xã Vũ Thư' },
    { province: 'Hải Phòng', detail: 'xã Tiên Lãng' },
    { province: 'Nghệ An', detail: 'xã Quỳnh Lưu' },
  ])
}

function leadership(random: Random, name: string, officers: readonly number[], inCharge: number): DemoCell {
  const [secretary = 0, deputy, ...others] = officers
  const hasCommittee = officers.length >= committeeFrom
  const isVillage = /bản/.test(name)
  return {
    name,
    habit: {
      day: random.between(1, 12),
      time: isVillage ? random.pick(['19:30', '20:00', '19:00']) : random.pick(['07:30', '14:00', '16:30']),
      place: isVillage
        ? `Nhà văn hóa ${name.replace('Chi bộ ', '')}`
        : `Phòng họp ${name.replace('Chi bộ ', '').replace(/^./, (letter) => (letter === 'T' ? 't' : letter))}`,
    },
    secretary,
    deputy: hasCommittee || random.chance(0.5) ? (deputy ?? null) : null,
    committee: hasCommittee ? others.slice(0, officers.length > 14 ? 3 : 1) : [],
    inCharge,
  }
}
