/** Wrong passwords that cost nothing: fingers slip. */
const free = 3
const longestSeconds = 300

/** How long a password is not taken after so many wrong ones in a row: 2, 4, 8 ... seconds, at most five minutes. */
export const delaySeconds = (failures: number): number =>
  failures < free ? 0 : Math.min(longestSeconds, 2 ** (failures - free + 1))
