/** A version of the program: three numbers, as in `1.10.0`. What is published never bears anything after them. */
export type Version = readonly [number, number, number]

const written = /^(0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})$/

/** Undefined for what is no version that could be published. */
export function parseVersion(text: string): Version | undefined {
  const found = written.exec(text)
  return found ? [Number(found[1]), Number(found[2]), Number(found[3])] : undefined
}

/** Below 0 where `a` is the older one, 0 where they are the same: number by number, so that 1.10.0 comes after 1.9.0. */
export function compareVersions(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2]
}
