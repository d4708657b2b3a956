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
  { weight: 400, style: 'normal', local: ['Times New Roman', 'TimesNewRomanPSMT'] },
  { weight: 700, style: 'normal', local: ['Times New Roman Bold', 'TimesNewRomanPS-BoldMT'] },
  { weight: 400, style: 'italic', local: ['Times New Roman Italic', 'TimesNewRomanPS-ItalicMT'] },
  { weight: 700, style: 'italic', local: ['Times New Roman Bold Italic', 'TimesNewRomanPS-BoldItalicMT'] },
] as const

/**
 * Times New Roman of the machine where it is installed, and Tinos, which has its metrics, as `data:` URLs for where it is
 * not: the two families that every layout profile names one after the other.
 *
 * Times New Roman is declared under its own name, because a machine without it would otherwise substitute a font of its
 * choice: Debian's lacks most Vietnamese letters. Fonts are told by full and by PostScript name, as systems differ. Each
 * name that is looked for costs a page about a millisecond, so they stand once a face and not once a subset of Tinos.
 *
 * @param fontFolder the folder of `@fontsource/tinos` files, `tinos-latin-400-normal.woff2` and its kin
 * @param boldItalic false for a paper that has no such text: a quarter of the page's weight
 * @throws when a font file is missing: paper without its letters must not be printed
 */
export const fontFaceCss = (fontFolder: string, boldItalic = true): string =>
  FACES.filter(({ weight, style }) => boldItalic || weight === 400 || style === 'normal')
    .flatMap((face) => [
      fontFace('Times New Roman', face, `src: ${face.local.map((name) => `local("${name}")`).join(', ')};`),
      ...SUBSETS.map(([subset, letters]) => {
        const file = join(fontFolder, `tinos-${subset}-${face.weight}-${face.style}.woff2`)
        const font = readFileSync(file).toString('base64')
        return fontFace(
          'Tinos',
          face,
          `unicode-range: ${letters}; src: url(data:font/woff2;base64,${font}) format("woff2");`,
        )
      }),
    ])
    .join('')

const fontFace = (family: string, { weight, style }: (typeof FACES)[number], source: string): string =>
  `@font-face { font-family: "${family}"; font-weight: ${weight}; font-style: ${style}; ${source} }\n`
