import { emptyPerson, type PersonFields, type Standing } from '../../shared/people/person.ts'

/** Invented members for measuring, always the same for the same number: plain, quick, and as long as real ones. */
export interface BenchMember {
  readonly fields: PersonFields
  readonly standing: Extract<Standing, 'probationary' | 'official'>
  /** Counted from 0. */
  readonly cell: number
}

const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vàng', 'Lò', 'Lương', 'Nông', 'Đặng', 'Bùi', 'Đỗ']
const middlesOfMen = ['Văn', 'Đức', 'Hữu', 'Quang', 'Minh', 'Thế', 'Xuân', 'Trường']
const middlesOfWomen = ['Thị', 'Thị Hồng', 'Thị Minh', 'Thu', 'Ngọc', 'Thị Quỳnh', 'Kim', 'Thị Mai']
const givens = [
  'Long',
  'Hoa',
  'Khánh',
  'Ánh',
  'Ân',
  'Bình',
  'Dung',
  'Đông',
  'Giang',
  'Hà',
  'Hải',
  'Hòa',
  'Hương',
].concat(['Lan', 'Mạnh', 'Nga', 'Oanh', 'Phúc', 'Quý', 'Sơn', 'Thảo', 'Thúy', 'Tùng', 'Uyên', 'Vinh', 'Yến'])
const groups = ['Kinh', 'Giáy', 'Nùng', 'Tày', 'Mông', 'Dao', 'Thái']

export const cellName = (cell: number): string => `Chi bộ thôn Đông Sơn ${cell + 1}`

/** Numbers from 0 to 1 that look drawn by lot (mulberry32). */
function lots(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const two = (number: number) => String(number).padStart(2, '0')

export function benchMember(index: number, cells: number): BenchMember {
  const lot = lots(index + 1)
  const below = (limit: number) => Math.floor(lot() * limit)
  const one = (list: readonly string[]) => list[below(list.length)] ?? ''
  const day = (year: number) => `${year}-${two(1 + below(12))}-${two(1 + below(28))}`
  const isWoman = lot() < 0.4
  const name = `${one(families)} ${one(isWoman ? middlesOfWomen : middlesOfMen)} ${one(givens)}`
  const birth = 1950 + below(55)
  const joined = Math.min(birth + 22 + below(15), 2023)
  const isProbationary = index % 20 === 0
  const joinedOn = isProbationary ? '2026-03-15' : day(joined)
  const place = `thôn Đông Sơn ${(index % cells) + 1}, xã Mường Than`
  return {
    fields: {
      ...emptyPerson,
      fullName: name,
      sex: isWoman ? 'female' : 'male',
      birthDate: day(birth),
      ethnicity: one(groups),
      religion: 'Không',
      personalId: `010${String(1_000_000 + index * 19).padStart(9, '0')}`,
      birthplace: { country: 'Việt Nam', province: 'Lào Cai', detail: 'xã Mường Than' },
      hometown: { country: 'Việt Nam', province: 'Lào Cai', detail: 'xã Mường Than' },
      residence: { country: 'Việt Nam', province: 'Lào Cai', detail: place },
      externalId: String(100_001 + index),
      cardNumber: isProbationary ? '' : `230${String(index + 1).padStart(9, '0')}`,
      cardPlace: isProbationary ? '' : 'Tỉnh ủy Lào Cai',
      cardDate: isProbationary ? null : `${joined + 2}-02-03`,
      oldCardNumber: isProbationary ? '' : String(40_000_000 + index * 7),
      joinedOn,
      officialOn: isProbationary ? null : `${Number(joinedOn.slice(0, 4)) + 1}${joinedOn.slice(4)}`,
    },
    standing: isProbationary ? 'probationary' : 'official',
    cell: index % cells,
  }
}
