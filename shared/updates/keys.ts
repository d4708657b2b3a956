/** A key of the publisher: whoever holds its private half can make updates that this program takes. */
export interface PublisherKey {
  /** The day from which updates were signed with it. */
  readonly since: string
  /** The 32 bytes of an Ed25519 public key, base64. */
  readonly publicKey: string
}

/**
 * The keys that this program believes. A key is replaced in two releases: the first, signed with the old one, brings the
 * new one along; a later one leaves the old one out. A key that was lost to somebody else is left out at once, and the
 * release without it goes to the offices by hand.
 *
 * There is none before the publisher has made the first (`node build/run.mjs signkey FILE`): until then the program says
 * of every update that it was signed with a key that it does not know.
 */
export const publisherKeys: readonly PublisherKey[] = []
