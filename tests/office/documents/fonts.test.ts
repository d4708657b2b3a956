import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../../../build/paths.ts'
import { fontFaceCss } from '../../../electron/office/documents/fonts.ts'
import { hasTimesNewRoman } from '../../../electron/office/documents/system-fonts.ts'
import { layout05Hd2026 as layout } from '../../../shared/documents/layout.ts'

describe('the fonts of printed papers', () => {
  const fontFolder = join(root, 'node_modules/@fontsource/tinos/files')
  const css = fontFaceCss(fontFolder)
  const faces = css.split('@font-face').slice(1)

  it('come in four faces, each for Vietnamese and for Latin letters', () => {
    expect(faces).toHaveLength(8)
    expect(fontFaceCss(fontFolder, false).split('@font-face').slice(1)).toHaveLength(6)
  })

  it('lie in the page under the name that the layout asks for, and are looked for nowhere', () => {
    expect(layout.font).toMatchObject({ family: 'Times New Roman', fallback: 'Tinos' })
    for (const face of faces) {
      expect(face).toContain('font-family: "Times New Roman"')
      expect(face).toContain('src: url(data:font/woff2;base64,')
    }
    expect(css).not.toMatch(/local\(|url\((?!data:)/)
  })

  it('are not passed over in silence when a file is missing', () => {
    expect(() => fontFaceCss(join(root, 'tests'))).toThrow(/tinos/)
  })
})

describe('Times New Roman of the machine', () => {
  const on = (system: string, files: readonly string[], environment = {}) =>
    hasTimesNewRoman(system, environment, (file) => files.includes(file))
  const windows = ['times', 'timesbd', 'timesi', 'timesbi'].map((name) => `D:\\Win\\Fonts\\${name}.ttf`)

  it('is known by its four files in the fonts folder of Windows', () => {
    expect(on('win32', windows, { SystemRoot: 'D:\\Win' })).toBe(true)
    expect(on('win32', windows)).toBe(false)
    expect(on('win32', windows.slice(1), { SystemRoot: 'D:\\Win' })).toBe(false)
  })

  it('is known on macOS, and where Debian installs it', () => {
    const named = (folder: string, name: string, gap: string) =>
      ['', 'Bold', 'Italic', `Bold${gap}Italic`].map(
        (style) => `${folder}/${name}${style && gap}${style}.ttf`,
      )
    const mac = named('/System/Library/Fonts/Supplemental', 'Times New Roman', ' ')
    const debian = named('/usr/share/fonts/truetype/msttcorefonts', 'Times_New_Roman', '_')
    expect([on('darwin', mac), on('darwin', debian)]).toEqual([true, false])
    expect([on('linux', debian), on('linux', mac)]).toEqual([true, false])
  })
})
