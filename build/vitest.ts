import { defineConfig } from 'vitest/config'
import { root } from './paths.ts'

const desktop = ['tests/desktop/**/*.test.ts', 'tests/**/*.desktop.test.ts']
const faults = ['tests/faults/**/*.test.ts']
const endToEnd = ['tests/browser/**/*.test.ts', 'tests/e2e/**/*.test.ts']
const database = [
  'tests/electron/office/**/*.test.ts',
  'tests/office/**/*.test.ts',
  'tests/database/**/*.test.ts',
]

/** Bundles the worker thread once: a thread that strips types from its files by itself takes half a second to begin. */
const globalSetup = ['build/workshop.ts']
const countingKills: string[] = [...globalSetup, 'build/kills.ts']

/**
 * One project a part of `npm test`. Those that start programs run their files one after another: on two cores two
 * browsers at once only wait for each other.
 */
export const parts = {
  unit: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: [...desktop, ...faults, ...endToEnd, ...database],
  },
  database: { include: database, exclude: desktop, globalSetup },
  faults: {
    include: faults,
    exclude: desktop,
    globalSetup: countingKills,
    fileParallelism: false,
    testTimeout: process.env.FAULTS === 'long' ? 3_600_000 : 300_000,
  },
  browser: { include: endToEnd, exclude: desktop, fileParallelism: false, testTimeout: 120_000 },
  desktop: { include: desktop, fileParallelism: false, testTimeout: 120_000 },
} as const

export type Part = keyof typeof parts

// biome-ignore lint/style/noDefaultExport: vitest reads it
export default defineConfig({
  root,
  test: {
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // A page on a busy machine comes up in seconds: what is waited for is the state, not the time.
    expect: { poll: { timeout: 15_000 } },
    passWithNoTests: true,
    projects: Object.entries(parts).map(([name, part]) => ({
      extends: true,
      test: {
        ...part,
        name,
        include: [...part.include],
        exclude: 'exclude' in part ? [...part.exclude] : [],
        ...('globalSetup' in part && { globalSetup: [...part.globalSetup] }),
      },
    })),
  },
})
