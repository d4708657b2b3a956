/** Encodings that old files come in; `windows-1258` is that code page read as Windows-1252 (domain.md 10.3). */
export const encodings = ['unicode', 'nfd', 'tcvn3', 'vni', 'windows-1258', 'mojibake'] as const
export type Encoding = (typeof encodings)[number]
