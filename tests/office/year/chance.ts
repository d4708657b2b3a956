/** Small numbers that are the same on every machine. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
const middles = 'Văn Thị Đình Ngọc Xuân Minh Thanh Hồng Quốc Đức Hữu Kim Mai Thu Anh Bá'.split(' ')
const givens = 'An Ánh Bình Cao Dung Đồi Đường Hà Hải Hoan Lan Mùi Nga Ơn Quý Sơn Tài Thụ Vy Yên'.split(' ')

/** The name of the so-manieth member; no two have the same. */
export const nameOf = (key: number): string =>
  `Lò ${middles[Math.floor(key / givens.length) % middles.length]} ${givens[key % givens.length]}`
