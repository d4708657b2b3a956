import { formatPoints } from './points.ts'

/** `chưa biết 6`; '' where everything is known. */
export const openWords = (open: number): string => (open === 0 ? '' : `chưa biết ${formatPoints(open)}`)

/** `25 (chưa biết 74)`: what the program suggests never stands without what it does not know. */
export const suggestedWords = ({
  points,
  open,
}: {
  readonly points: number
  readonly open: number
}): string => (open === 0 ? formatPoints(points) : `${formatPoints(points)} (${openWords(open)})`)

/** `Thời lượng −2 (45 phút)` of each part that the suggestion takes points for. */
export const lostWords = (
  lost: readonly { readonly title: string; readonly points: number; readonly reason: string }[],
): readonly string[] =>
  lost.map(
    ({ title, points, reason }) =>
      `${title} −${formatPoints(points)}${reason === '' ? '' : `: ${reason.replace(/\.$/, '')}`}`,
  )
