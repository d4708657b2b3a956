import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { out } from './paths.ts'
import { bundle, workshopBundle } from './vite.ts'

// What vitest runs before the tests that open an office, and after them. Threads that end while they still compile the
// type stripper's WebAssembly have brought V8 down (Node 24.21, "jit_page.has_value()"): the bundle needs no stripper.

let folder: string | undefined

export async function setup(): Promise<void> {
  mkdirSync(out, { recursive: true })
  folder = mkdtempSync(join(out, 'workshop-'))
  await bundle(workshopBundle(folder))
  process.env.WORKSHOP_BUNDLE = join(folder, 'office', 'worker.mjs')
}

export function teardown(): void {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
}
