/**
 * Several PDFs in one, page after page, each page as it was kept. Done by the library that also shows PDFs in the
 * window; it is large, so it is loaded with the first such job, in the workshop.
 *
 * @returns the joined PDF; a single one comes back as it is
 * @throws when one of them is no PDF
 */
export async function joinPdfs({ parts }: { readonly parts: readonly Uint8Array[] }): Promise<Uint8Array> {
  const [first] = parts
  if (first === undefined) throw new RangeError('nothing to join')
  return parts.length === 1 ? first : rewritePdfs(parts)
}

/** The same, with a single one written anew too: its pages then lie where `pdf-update.ts` finds them. */
export async function rewritePdfs(parts: readonly Uint8Array[]): Promise<Uint8Array> {
  const [first, ...others] = parts
  if (first === undefined) throw new RangeError('nothing to join')
  // Without a worker of its own the library does its work in this thread, which is one already.
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const loading = getDocument({
    data: first.slice(),
    verbosity: VerbosityLevel.ERRORS,
  })
  try {
    const document = await loading.promise
    return await document.extractPages([
      { document: null },
      ...others.map((part) => ({ document: part.slice() })),
    ])
  } finally {
    await loading.destroy()
  }
}
