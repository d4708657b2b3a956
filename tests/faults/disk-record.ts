/*
 * What a disk was told to do, in its order, written down by failing-stick.ts. Files and folders go by number, which a
 * rename does not change; the disk's own folder is number 1.
 */
export type DiskStep =
  /** What lay there, safely, before the record begins. */
  | { readonly step: 'lies'; readonly node: number; readonly path: string; readonly bytes: string | null }
  | {
      readonly step: 'create' | 'mkdir'
      readonly node: number
      readonly folder: number
      readonly name: string
    }
  | { readonly step: 'unlink' | 'rmdir'; readonly folder: number; readonly name: string }
  | {
      readonly step: 'rename'
      readonly folder: number
      readonly name: string
      readonly toFolder: number
      readonly toName: string
    }
  | { readonly step: 'write'; readonly node: number; readonly at: number; readonly bytes: string }
  | { readonly step: 'cut'; readonly node: number; readonly size: number }
  | { readonly step: 'sync' | 'syncFolder'; readonly node: number }
  /** What the window was told by then: a line that the office's keeper wrote into the file `told`. */
  | { readonly step: 'told'; readonly words: string }

/** Name of that file, in the disk's own folder. */
export const toldName = 'told'
