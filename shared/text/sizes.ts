/** Sizes of files and drives in words: `512 KB`, `1,5 GB`. */
export function sizePhrase(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB']
  let size = bytes
  let unit = 0
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024
    unit++
  }
  const digits = size < 10 && unit > 0 ? 1 : 0
  return `${size.toFixed(digits).replace('.', ',').replace(/,0$/, '')}\u00a0${units[unit]}`
}
