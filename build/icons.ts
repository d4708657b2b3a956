// npm run icons: draws the program's icon from its two pictures, for Windows (icon.ico) and Linux (NxN.png). The products
// are committed, so that packaging needs no browser.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { findBrowser } from '../electron/browser/chromium.ts'
import { icoOf, type Picture } from './packaging/ico.ts'
import { root } from './paths.ts'

const folder = join(root, 'build', 'icons')
const forWindows = [16, 20, 24, 32, 40, 48, 64, 128, 256]
const forLinux = [16, 32, 48, 64, 128, 256, 512]
/** Up to here a line of the large picture would be less than a pixel. */
const smallUpTo = 24

async function draw(page: Page, size: number): Promise<Picture> {
  const file = size <= smallUpTo ? 'icon-small.svg' : 'icon.svg'
  const svg = readFileSync(join(folder, file), 'utf8').replace(
    '<svg ',
    `<svg width="${size}" height="${size}" `,
  )
  const source = `(async () => {
    const picture = new Image()
    picture.src = 'data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}'
    await picture.decode()
    const canvas = Object.assign(document.createElement('canvas'), { width: ${size}, height: ${size} })
    const context = canvas.getContext('2d')
    context.drawImage(picture, 0, 0, ${size}, ${size})
    const { data } = context.getImageData(0, 0, ${size}, ${size})
    return { png: canvas.toDataURL('image/png').split(',')[1], rgba: Array.from(data) }
  })()`
  const { png, rgba } = (await page.evaluate(source)) as { png: string; rgba: number[] }
  return { size, png: Buffer.from(png, 'base64'), rgba: Uint8Array.from(rgba) }
}

async function main(): Promise<void> {
  const executablePath = findBrowser()
  if (executablePath === undefined) throw new Error('No Chrome, Edge or Chromium here to draw the icon with.')
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const page = await browser.newPage()
    const pictures = new Map<number, Picture>()
    for (const size of new Set([...forWindows, ...forLinux])) pictures.set(size, await draw(page, size))
    const those = (sizes: readonly number[]) => sizes.flatMap((size) => pictures.get(size) ?? [])
    writeFileSync(join(folder, 'icon.ico'), icoOf(those(forWindows)))
    for (const { size, png } of those(forLinux)) writeFileSync(join(folder, `${size}x${size}.png`), png)
  } finally {
    await browser.close()
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
})
