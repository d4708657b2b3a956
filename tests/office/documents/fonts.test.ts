import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../../../build/paths.ts'
import { fontFaceCss } from '../../../electron/office/documents/fonts.ts'

describe('the fonts of printed papers', () => {
  const css = fontFaceCss(join(root, 'node_modules/@fontsource/tinos/files'))
  const faces = css.split('@font-face').slice(1)

  it('come in four faces, each for Vietnamese and for Latin letters', () => {
    expect(faces).toHaveLength(8)
  })

  it('are those of the machine first, and otherwise lie in the page', () => {
    for (const face of faces) {
      expect(face.indexOf('local("Times New Roman')).toBeGreaterThan(0)
      expect(face.indexOf('local("Times New Roman')).toBeLessThan(face.indexOf('url(data:font/woff2;base64,'))
    }
    expect(css).not.toMatch(/url\((?!data:)/)
  })

  it('are not passed over in silence when a file is missing', () => {
    expect(() => fontFaceCss(join(root, 'tests'))).toThrow(/tinos/)
  })
})
