/** `npm run faults` goes through everything; `npm test` takes a sample of the same. */
export const isLong = process.env.FAULTS === 'long'

/** How often: in `npm test`, and in `npm run faults`. */
export const rounds = (short: number, long: number): number => (isLong ? long : short)
