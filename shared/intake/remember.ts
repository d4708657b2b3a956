/**
 * A function that remembers its answers: the columns of a member list repeat a few texts thousands of times. Forgets
 * everything when `limit` texts are known, so that it never grows beyond that.
 */
export function remember<T>(work: (text: string) => T, limit = 4000): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const answer = known.get(text)
    if (answer !== undefined) return answer
    const made = work(text)
    if (known.size >= limit) known.clear()
    known.set(text, made)
    return made
  }
}
