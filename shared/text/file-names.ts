const MARKS = /\p{M}/gu
/** What FAT and NTFS refuse in a name, and what no screen shows. */
const REFUSED = /[\\/:*?"<>|\p{C}]/gu
/** Devices of Windows: no file may bear their names, whatever its ending. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/**
 * A text as a name of a file or folder that every system and every upload form takes: Latin letters without marks, no
 * signs that FAT or NTFS refuse, no space or full stop at the end, at most `most` letters; `tep` where nothing is left.
 */
export function plainFileName(text: string, most = 80): string {
  const plain = text
    .normalize('NFD')
    .replace(MARKS, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replace(REFUSED, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, most)
    .replace(/[. ]+$/, '')
    .replace(/^[. ]+/, '')
  if (plain === '') return 'tep'
  return DEVICES.test(plain) ? `${plain}_` : plain
}

/** Gives each of several names a number where another bears it already; FAT and NTFS know no upper and lower case. */
export function distinctNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    let free = name
    for (let turn = 2; taken.has(free.toLowerCase()); turn += 1) free = `${name} (${turn})`
    taken.add(free.toLowerCase())
    return free
  })
}
