export interface Listeners {
  /** Answers how to stop listening. */
  readonly listen: (listener: () => void) => () => void
  readonly tell: () => void
}

/** Who wants to know that something has happened. */
export function createListeners(): Listeners {
  const all = new Set<() => void>()
  return {
    listen: (listener) => {
      all.add(listener)
      return () => void all.delete(listener)
    },
    tell: () => {
      for (const listener of all) listener()
    },
  }
}
