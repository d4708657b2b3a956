import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../../../build/paths.ts'
import { fontFaceCss } from '../../../electron/office/documents/fonts.ts'
import { layout05Hd2026 as layout } from '../../../shared/documents/layout.ts'

describe('the fonts of printed papers', () => {
  const css = fontFaceCss(join(root, 'node_modules/@fontsource/tinos/files'))
  const faces = css.split('@font-face').slice(1)

  const local = faces.filter((face) => face.includes('font-family: "Times New Roman"'))
  const bundled = faces.filter((face) => face.includes('font-family: "Tinos"'))

  it('come in four faces: those of the machine, and those that go with the program for Vietnamese and for Latin letters', () => {
    expect([local.length, bundled.length, faces.length]).toEqual([4, 8, 12])
  })

  it('are those of the machine first, by two names each, and otherwise lie in the page', () => {
    expect(layout.font).toMatchObject({ family: 'Times New Roman', fallback: 'Tinos' })
    for (const face of local) {
      expect(face).toMatch(/src: local\("Times New Roman[^"]*"\), local\("TimesNewRomanPS[^"]*"\); \}/)
    }
    for (const face of bundled) expect(face).toContain('src: url(data:font/woff2;base64,')
    expect(css).not.toMatch(/url\((?!data:)/)
  })

  it('are not passed over in silence when a file is missing', () => {
    expect(() => fontFaceCss(join(root, 'tests'))).toThrow(/tinos/)
  })
})
