import { formatPercent } from '../../shared/text/numbers.ts'
import { TextLink } from '../components/link.tsx'
import { useRead } from '../office.ts'

/** Tỷ lệ bí thư kiêm trưởng thôn: a figure that opens its names, and who is not counted in it. */
export function HeadShare() {
  const share = useRead('organisation.headShare', {})
  if (share.data === undefined || share.data.cells.length === 0) return null
  const { both, of, without, cells } = share.data
  // Nobody recorded is not nobody holding both.
  const isKnown = cells.some(({ villageHead }) => villageHead !== '')
  return (
    <>
      <TextLink to="/chi-bo/kiem-truong-thon">
        Bí thư kiêm trưởng thôn:{' '}
        {isKnown && of > 0 ? `${both}/${of} (${formatPercent(both, of)})` : 'chưa ghi'}
      </TextLink>
      {without > 0 && (
        <TextLink to="/chi-bo/kiem-truong-thon?xem=chua-co-bi-thu">
          {without} chi bộ thôn chưa ghi bí thư
        </TextLink>
      )}
    </>
  )
}
