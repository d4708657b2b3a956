import type { Inspection } from './inspection.ts'

const namedAtMost = 5

/** Frozen papers whose files are lost or damaged, as a clerk knows them: "2 văn bản đã chốt (01-BB/CB …; …)". */
export function lostPapers(lost: readonly Inspection['attachments'][number][]): string {
  const names = lost.map(({ name }) => name).filter((name) => name !== '')
  const more = lost.length - Math.min(names.length, namedAtMost)
  const listed = [
    ...names.slice(0, namedAtMost),
    ...(more > 0 && names.length > 0 ? [`${more} văn bản khác`] : []),
  ]
  return `${lost.length} văn bản đã chốt${listed.length > 0 ? ` (${listed.join('; ')})` : ''}`
}
