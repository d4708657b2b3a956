const shownDigits = 4

/**
 * A personal number or telephone as it stands on the screen until it is asked for: its last four characters. Numbers of
 * four or fewer are hidden wholly; '' stays ''.
 */
export function masked(number: string): string {
  if (number === '') return ''
  const shown = number.length > shownDigits ? number.slice(-shownDigits) : ''
  return '•'.repeat(number.length - shown.length) + shown
}
