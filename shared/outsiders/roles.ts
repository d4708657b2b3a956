/** A member of a cell elsewhere who lives here and keeps in touch with the cell of the place (213-QĐ/TW). */
export const residentRole = 'Đảng viên nơi khác cư trú tại đây'

/** Somebody, often young, to be won for the Party. */
export const roleToBeWon = 'Quần chúng ưu tú'

/**
 * Who somebody is to a cell without being on its roll (người ngoài danh sách): a list, not a limit; a role is kept as
 * it is written. Village heads, Front chairs and other posts outside the Party are posts (shared/organisation/posts.ts).
 */
export const outsiderRoles = [roleToBeWon, residentRole, 'Khách mời thường xuyên'] as const
