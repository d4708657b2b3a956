/** `còn 5 giờ`, `còn 3 ngày`, `quá 2 ngày`: the time to a deadline as a clerk says it. */
export function hoursPhrase(hours: number): string {
  if (hours >= 48) return `còn ${Math.floor(hours / 24)} ngày`
  if (hours >= 1) return `còn ${hours} giờ`
  if (hours >= 0) return 'còn dưới 1 giờ'
  return hours > -24 ? 'quá hạn hôm nay' : `quá ${Math.ceil(-hours / 24)} ngày`
}
