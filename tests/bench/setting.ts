import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeOffice, type Size } from './data.ts'
import type { Row } from './row.ts'

/** What every measurement gets: data of the sizes it asks for, and how thorough to be. */
export interface Setting {
  readonly scale: Scale
  /** The folder of an office of a size, made once; to be read, never written. */
  readonly office: (size: Size) => Promise<string>
  /** A new empty folder. */
  readonly folder: (name: string) => string
  /** So many rounds, fewer in a quick run. */
  readonly rounds: (count: number) => number
  readonly clear: () => void
}

export type Measurement = (setting: Setting) => Promise<readonly Row[]>

/** Sizes of offices and workbooks (issue: 500, 5,000 and 50,000 members; 1 and 10 years of meetings of 200 cells). */
interface Scale {
  readonly small: Size
  readonly oneYear: Size
  readonly manyYears: Size
  readonly largest: Size
  /** Members in the workbooks to import. */
  readonly imports: readonly number[]
  /** Scans of one megabyte in the office that is backed up again. */
  readonly scans: number
}

const monthly = { members: 5000, cells: 200, meetingCells: 200 }

const full: Scale = {
  small: { members: 500, cells: 20, meetingCells: 20, years: 1 },
  oneYear: { ...monthly, years: 1 },
  manyYears: { ...monthly, years: 10 },
  largest: { members: 50_000, cells: 2000, meetingCells: 200, years: 10 },
  imports: [5000, 50_000],
  scans: 5000,
}

/** A few minutes less: says whether everything runs, not how fast it is at full size. */
const quick: Scale = {
  ...full,
  manyYears: { ...monthly, years: 3 },
  largest: { members: 5000, cells: 200, meetingCells: 50, years: 3 },
  imports: [500],
  scans: 200,
}

export const thousands = (count: number): string => count.toLocaleString('en-US')

export const membersOf = ({ members }: Size): string => `${thousands(members)} members`

export const yearsOf = ({ years }: Size): string => (years === 1 ? '1 year' : `${years} years`)

export function createSetting(isQuick: boolean): Setting {
  const root = mkdtempSync(join(tmpdir(), 'so-chi-bo-bench-'))
  const made = new Map<string, Promise<string>>()
  return {
    scale: isQuick ? quick : full,
    office: (size) => {
      const name = `office-${size.members}-${size.meetingCells}-${size.years}`
      const known = made.get(name)
      if (known !== undefined) return known
      const folder = join(root, name)
      const making = makeOffice(folder, size).then(() => folder)
      made.set(name, making)
      return making
    },
    folder: (name) => mkdtempSync(join(root, `${name}-`)),
    rounds: (count) => (isQuick ? Math.max(2, Math.ceil(count / 5)) : count),
    clear: () => rmSync(root, { recursive: true, force: true, maxRetries: 5 }),
  }
}
