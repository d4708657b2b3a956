import { formatPercent } from '../../shared/text/numbers.ts'
import { TextLink } from '../components/link.tsx'
import { useRead } from '../office.ts'

/** Tỷ lệ bí thư kiêm trưởng thôn: a figure that opens its names; nothing where no village has a secretary. */
export function HeadShare() {
  const share = useRead('organisation.headShare', {})
  if (share.data === undefined || share.data.of === 0) return null
  const { both, of, cells } = share.data
  // Nobody recorded is not nobody holding both.
  const isKnown = cells.some(({ villageHead }) => villageHead !== '')
  return (
    <TextLink to="/chi-bo/kiem-truong-thon">
      Bí thư kiêm trưởng thôn: {isKnown ? `${both}/${of} (${formatPercent(both, of)})` : 'chưa ghi'}
    </TextLink>
  )
}
