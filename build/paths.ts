import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
export const out = join(root, 'out')
export const browserMain = join(out, 'browser', 'main.mjs')
export const desktopMain = join(out, 'desktop', 'main.cjs')
