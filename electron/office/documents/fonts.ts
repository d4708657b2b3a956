import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Letters of each font file, as its publisher cut them (https://fontsource.org/fonts/tinos). */
const SUBSETS = [
  [
    'vietnamese',
    'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB',
  ],
  [
    'latin',
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  ],
] as const

const FACES = [
  { weight: 400, style: 'normal' },
  { weight: 700, style: 'normal' },
  { weight: 400, style: 'italic' },
  { weight: 700, style: 'italic' },
] as const

/**
 * Tinos, which has the measures of Times New Roman and every Vietnamese letter, as `data:` URLs under the name that every
 * layout profile asks for: for a machine that has no Times New Roman. Such a machine would otherwise substitute a font of
 * its choice, and Debian's lacks most Vietnamese letters.
 *
 * The page does not look for an installed font itself (`local()`): each name looked for costs it some milliseconds, and
 * bringing Tinos along for nothing costs as much again. Whether the font is there is known before the first page.
 *
 * @param fontFolder the folder of `@fontsource/tinos` files, `tinos-latin-400-normal.woff2` and its kin
 * @param boldItalic false for a paper that has no such text: a quarter of the fonts' weight
 * @throws when a font file is missing: paper without its letters must not be printed
 */
export const fontFaceCss = (fontFolder: string, boldItalic = true): string =>
  FACES.filter(({ weight, style }) => boldItalic || weight === 400 || style === 'normal')
    .flatMap(({ weight, style }) =>
      SUBSETS.map(([subset, letters]) => {
        const file = join(fontFolder, `tinos-${subset}-${weight}-${style}.woff2`)
        const font = readFileSync(file).toString('base64')
        return (
          `@font-face { font-family: "Times New Roman"; font-weight: ${weight}; font-style: ${style}; ` +
          `unicode-range: ${letters}; src: url(data:font/woff2;base64,${font}) format("woff2"); }\n`
        )
      }),
    )
    .join('')
