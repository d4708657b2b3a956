/** Trùng hồ sơ: records that may be one person, compared side by side and made one. */
export const duplicatesContract = {}
