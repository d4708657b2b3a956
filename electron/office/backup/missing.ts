import type { Inspection } from './inspection.ts'

const namedAtMost = 5

type Kept = Inspection['attachments'][number]

/**
 * Kept files that are lost or damaged, as a clerk knows them: "2 văn bản đã chốt (01-BB/CB …; …) và 1 ảnh thẻ đảng
 * viên".
 */
export function lostPapers(all: readonly Kept[]): string {
  const photos = all.filter(({ mediaType }) => mediaType === 'image/jpeg').length
  const lost = all.filter(({ mediaType }) => mediaType !== 'image/jpeg')
  return [
    ...(lost.length > 0 ? [frozenPapers(lost)] : []),
    ...(photos > 0 ? [`${photos} ảnh thẻ đảng viên`] : []),
  ].join(' và ')
}

function frozenPapers(lost: readonly Kept[]): string {
  const names = lost.map(({ name }) => name).filter((name) => name !== '')
  const more = lost.length - Math.min(names.length, namedAtMost)
  const listed = [
    ...names.slice(0, namedAtMost),
    ...(more > 0 && names.length > 0 ? [`${more} văn bản khác`] : []),
  ]
  return `${lost.length} văn bản đã chốt${listed.length > 0 ? ` (${listed.join('; ')})` : ''}`
}
