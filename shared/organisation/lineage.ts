/** A change of organisation in a sentence, as the lineage (nguồn gốc) of a body tells it. */
import { formatDate } from '../calendar/dates.ts'
import { formatPartialDate, precision } from '../calendar/partial-dates.ts'
import type { RecordedChange } from './change-contract.ts'

type Told = Pick<
  RecordedChange,
  'kind' | 'on' | 'decisionNumber' | 'decisionDate' | 'decidedBy' | 'sources' | 'results' | 'note'
>

const listed = (bodies: Told['sources']): string => bodies.map(({ name }) => name).join(', ')

/** What a change led to; a body that went with a change taken back has no name any more. */
const then = (words: string, results: Told['results']): string =>
  results.length === 0 ? '' : `${words} ${listed(results)}`

/** What happened, as seen from one body; from none in particular with an undefined id. */
function whatHappened({ kind, sources, results }: Told, bodyId: string | undefined): string {
  const isResult = results.some(({ id }) => id === bodyId)
  const others = sources.filter(({ id }) => id !== bodyId)
  switch (kind) {
    case 'rename':
      return `Đổi tên từ ${listed(sources)}${then(' thành', results)}`
    case 'move':
      return `${listed(sources)} chuyển cấp trên trực tiếp`
    case 'merge':
      if (results.some((result) => !result.isNew && !sources.some(({ id }) => id === result.id))) {
        return isResult
          ? `${listed(sources)} sáp nhập vào`
          : `Sáp nhập${bodyId === undefined ? ` ${mergedNames(sources, results)}` : ''}${then(' vào', results)}`
      }
      if (bodyId === undefined) return `Sáp nhập ${mergedNames(sources, results)}${then(' thành', results)}`
      return isResult ? `Sáp nhập từ ${mergedNames(sources, results)}` : `Sáp nhập${then(' vào', results)}`
    case 'split':
      if (isResult && !sources.some(({ id }) => id === bodyId)) return `Tách ra từ ${listed(sources)}`
      return `Chia tách${bodyId === undefined ? ` ${listed(sources)}` : ''}${then(', lập', results)}`
    case 'dissolve':
      if (isResult) return `Nhận đảng viên của ${listed(others)} khi giải thể`
      return `Giải thể${bodyId === undefined ? ` ${listed(sources)}` : ''}${then(
        ', đảng viên chuyển đến',
        results,
      )}`
  }
}

/** A cell into which others were merged was one of those that were merged. */
function mergedNames(sources: Told['sources'], results: Told['results']): string {
  const ended = sources.filter(({ id }) => !results.some((result) => result.id === id))
  const kept = sources.filter(({ id }) => results.some((result) => result.id === id))
  const all = [...kept, ...ended]
  return all.length === 1 ? listed(all) : `${listed(all.slice(0, -1))} và ${listed(all.slice(-1))}`
}

const dayWords = (written: string): string =>
  ({ day: 'ngày ', month: 'tháng ', year: 'năm ' })[precision(written)] + formatPartialDate(written)

/** "theo Quyết định 15-QĐ/ĐU ngày 28/09/2026 của Ban Thường vụ Đảng ủy"; empty where nothing is known of it. */
function paperWords({ decisionNumber, decisionDate, decidedBy }: Told): string {
  const parts = [
    decisionNumber,
    decisionDate === null ? '' : dayWords(decisionDate),
    decidedBy === '' ? '' : `của ${decidedBy}`,
  ].filter((part) => part !== '')
  return parts.length === 0 ? '' : ` theo Quyết định ${parts.join(' ')}`
}

/** "Sáp nhập từ A và B theo Quyết định 15-QĐ/ĐU ngày 28/09/2026, từ ngày 01/10/2026." */
export const lineageWords = (change: Told, bodyId?: string): string =>
  `${whatHappened(change, bodyId)}${paperWords(change)}, từ ngày ${formatDate(change.on)}.${
    change.note === '' ? '' : ` ${change.note}`
  }`
