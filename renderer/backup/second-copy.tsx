import type { SecondCopy as Copy } from '../../shared/backup/contract.ts'
import { mediumNames } from '../../shared/backup/media.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import './second-copy.css'

/** The age of the last copy that outlives the disk of the office, in a few words. */
export function secondCopyPhrase({ freshness, ageDays, medium, placeName, lacksPapers }: Copy): string {
  if (freshness === 'none' || ageDays === null) {
    if (placeName === null) return 'Chưa có bản sao lưu nào'
    return medium === 'same' ? 'Bản sao lưu chỉ nằm cùng ổ cứng với sổ' : 'Chưa rõ có bản sao lưu ở ổ khác'
  }
  if (lacksPapers) return 'Bản sao lưu gần nhất còn thiếu văn bản đã chốt'
  if (ageDays === 0) return 'Đã sao lưu hôm nay'
  if (ageDays === 1) return 'Sao lưu lần cuối hôm qua'
  return `Sao lưu lần cuối cách đây ${formatCount(ageDays)} ngày`
}

/** Where it lies: "KINGSTON (USB, ổ rời)". That it is the disk of the office is said already. */
const wherePhrase = ({ placeName, medium }: Copy): string | undefined =>
  placeName === null || medium === null || medium === 'same'
    ? (placeName ?? undefined)
    : `${placeName} (${mediumNames[medium]})`

/** Colour beside the words, never instead of them. */
export function SecondCopyMark({ copy }: { readonly copy: Copy }) {
  const where = wherePhrase(copy)
  return (
    <>
      <span className="copy-mark" data-freshness={copy.lacksPapers ? 'old' : copy.freshness}>
        {markNames[copy.lacksPapers ? 'old' : copy.freshness]}
      </span>{' '}
      {where !== undefined && <span className="muted small">{where}</span>}
    </>
  )
}

const markNames = {
  fresh: 'an toàn',
  ageing: 'nên sao lưu',
  old: 'cần sao lưu ngay',
  none: 'cần sao lưu ngay',
} as const satisfies Readonly<Record<Copy['freshness'], string>>
