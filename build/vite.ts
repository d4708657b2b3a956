import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import react from '@vitejs/plugin-react'
import { build, type InlineConfig, type Plugin, type Rolldown } from 'vite'
import { browserMain, desktopMain, out, root } from './paths.ts'

/** The oldest runtimes that the bundles must load in. */
const oldestNode = 'node20'
const oldestChromium = 'chrome130'

const quiet = {
  root,
  configFile: false,
  envDir: false,
  publicDir: false,
  logLevel: 'warn',
} satisfies InlineConfig

/** The window. Fonts and pictures stay files: the content security policy allows none inside style sheets. */
export const windowConfig: InlineConfig = {
  ...quiet,
  root: join(root, 'renderer'),
  base: './',
  plugins: [react()],
  build: {
    target: oldestChromium,
    outDir: join(out, 'renderer'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 4096,
    reportCompressedSize: false,
  },
}

/** One bundle that runs in Node or Electron. The database's addon and electron itself stay outside. */
function nodeBundle(entry: string, file: string, format: 'es' | 'cjs', to = out): InlineConfig {
  const folder = join(to, file.slice(0, file.indexOf('/')))
  const name = file.slice(file.indexOf('/') + 1)
  const extension = format === 'es' ? 'mjs' : 'cjs'
  return {
    ...quiet,
    ssr: { noExternal: true },
    build: {
      ssr: join(root, entry),
      target: oldestNode,
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      sourcemap: true,
      reportCompressedSize: false,
      rolldownOptions: {
        platform: 'node',
        external: ['electron', 'better-sqlite3', /^node:/],
        output: {
          format,
          entryFileNames: name,
          chunkFileNames: `${name.split('.')[0]}-[name].${extension}`,
          // Names and lines stay for the log; comments only make the start longer.
          comments: { legal: true, annotation: false, jsdoc: false },
        },
      },
    },
  }
}

/** The worker thread of the office, as `office/worker.mjs` of the folder. */
export const workshopBundle = (to = out): InlineConfig =>
  nodeBundle('electron/office/workshop/worker.ts', 'office/worker.mjs', 'es', to)

export const nodeBundles: readonly InlineConfig[] = [
  workshopBundle(),
  nodeBundle('electron/browser/main.ts', 'browser/main.mjs', 'es'),
  nodeBundle('electron/desktop/main.ts', 'desktop/main.cjs', 'cjs'),
  nodeBundle('electron/desktop/preload.ts', 'desktop/preload.cjs', 'cjs'),
]

/** Builds one bundle; with `build.watch` in its configuration, answers the watcher. */
export async function bundle(config: InlineConfig): Promise<Rolldown.RolldownWatcher | undefined> {
  const result = await build(config)
  return 'on' in result ? result : undefined
}

/** Folders of the packages whose code is in each bundle, by the bundle's folder in `out`. */
export type Parts = Readonly<
  Partial<Record<'browser' | 'desktop' | 'office' | 'renderer', readonly string[]>>
>

const partsFile = join(out, 'parts.json')

/** What the last build was made of. */
export const readParts = (): Parts => JSON.parse(readFileSync(partsFile, 'utf8')) as Parts

/** Notes which packages a build takes in, for the notices of their authors. */
function partsNoted(config: InlineConfig, parts: Map<string, Set<string>>): InlineConfig {
  const name = basename(config.build?.outDir ?? '')
  const plugin: Plugin = {
    name: 'parts-noted',
    generateBundle(_, bundle) {
      const folders = parts.get(name) ?? new Set()
      for (const chunk of Object.values(bundle)) {
        for (const id of chunk.type === 'chunk' ? chunk.moduleIds : []) {
          const folder = /^.*[\\/](node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)/.exec(id)?.[0]
          if (folder !== undefined)
            folders.add(relative(root, folder.replace(/^\0+/, '')).replaceAll('\\', '/'))
        }
      }
      parts.set(name, folders)
    },
  }
  return { ...config, plugins: [...(config.plugins ?? []), plugin] }
}

const mark = join(out, 'built.json')

/** Builds the window and both hosts, unless nothing has changed since the last time. */
export async function buildAll(): Promise<'built' | 'unchanged'> {
  const inputs = hashOfSources()
  const isThere = [browserMain, desktopMain, join(out, 'renderer', 'index.html'), partsFile].every((file) =>
    existsSync(file),
  )
  if (isThere && existsSync(mark) && readFileSync(mark, 'utf8') === inputs) return 'unchanged'

  rmSync(mark, { force: true })
  for (const folder of ['browser', 'desktop', 'office'])
    rmSync(join(out, folder), { recursive: true, force: true })
  const parts = new Map<string, Set<string>>()
  for (const config of [windowConfig, ...nodeBundles]) await bundle(partsNoted(config, parts))
  const listed = [...parts].map(([name, folders]) => [name, [...folders].toSorted()])
  writeFileSync(partsFile, JSON.stringify(Object.fromEntries(listed), undefined, 2))
  writeFileSync(mark, inputs)
  return 'built'
}

function hashOfSources(): string {
  const hash = createHash('sha256')
  const add = (file: string) =>
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0')
  for (const file of ['package.json', 'package-lock.json']) add(file)
  for (const folder of ['shared', 'electron', 'renderer', 'build']) {
    const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    for (const file of files.sort()) add(file)
  }
  return hash.digest('hex')
}
