import type { Right } from '../command.ts'

/** What an account may be given. Everybody may enter; nobody is given that. */
export const rights = [
  'read',
  'write',
  'sign',
  'export',
  'reveal',
  'administer',
] as const satisfies readonly Right[]
export type GivenRight = (typeof rights)[number]

export const rightNames: Readonly<Record<GivenRight, string>> = {
  read: 'Xem sổ',
  write: 'Ghi và sửa sổ',
  sign: 'Chốt bản in, ghi nhận đã in, đã ký, đã lưu',
  export: 'Xuất danh sách, in văn bản và biểu mẫu',
  reveal: 'Xem đủ số định danh, số điện thoại',
  administer: 'Quản trị: tài khoản, thiết lập, sao lưu, khôi phục',
}

/** Presets of rights (vai trò): where an account begins; each right can be given or taken by itself. */
export const roles = ['administrator', 'officer', 'archivist', 'leader'] as const
export type Role = (typeof roles)[number]

export const roleNames: Readonly<Record<Role, string>> = {
  administrator: 'Quản trị',
  officer: 'Chuyên viên Ban Xây dựng Đảng',
  archivist: 'Văn thư - lưu trữ',
  leader: 'Lãnh đạo (chỉ xem)',
}

export const roleRights: Readonly<Record<Role, readonly GivenRight[]>> = {
  administrator: rights,
  officer: ['read', 'write', 'sign', 'export', 'reveal'],
  archivist: ['read', 'sign', 'export'],
  leader: ['read'],
}

const order = (right: GivenRight): number => rights.indexOf(right)

/** Every account may read; the rest in the order of the list, each once. */
export const givenRights = (wanted: readonly GivenRight[]): readonly GivenRight[] =>
  [...new Set<GivenRight>(['read', ...wanted])].toSorted((a, b) => order(a) - order(b))

/** The preset that has exactly these rights. */
export const roleOf = (given: readonly GivenRight[]): Role | undefined =>
  roles.find((role) => givenRights(roleRights[role]).join() === givenRights(given).join())
