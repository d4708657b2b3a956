/**
 * What a backup lies on (nơi lưu). `same` is the disk of the office itself, or one of which it cannot be told that it is
 * another: a copy there does not outlive the disk.
 */
export const media = ['stick', 'disk', 'share', 'same'] as const
export type Medium = (typeof media)[number]

/** Where sticks are forbidden, a second disk or a share of the office counts as the second copy. */
export const isSecondMedium = (medium: Medium | null): boolean => medium !== null && medium !== 'same'

export const mediumNames: Readonly<Record<Medium, string>> = {
  stick: 'USB, ổ rời',
  disk: 'ổ cứng thứ hai',
  share: 'thư mục dùng chung của cơ quan',
  same: 'cùng ổ cứng với sổ',
}
