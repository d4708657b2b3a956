/** How old the last good copy is, in words. */
export function agePhrase(days: number): string {
  if (days <= 0) return 'hôm nay'
  if (days === 1) return 'hôm qua'
  return `${days} ngày trước`
}
