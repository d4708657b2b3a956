/** One page of pictures: a grey JPEG of so many dots on a sheet of so many points. */
export interface PicturePage {
  readonly jpeg: Uint8Array
  readonly pixels: { readonly width: number; readonly height: number }
  readonly points: { readonly width: number; readonly height: number }
}

const points = (length: number): string => length.toFixed(2)

/** A PDF 1.4 of one picture a page and nothing else; the JPEGs stand in it as they are. */
export function pdfOfPictures(pages: readonly PicturePage[]): Uint8Array<ArrayBuffer> {
  const latin = new TextEncoder()
  const pieces: Uint8Array[] = []
  const offsets: number[] = []
  let length = 0
  const put = (piece: string | Uint8Array) => {
    const bytes = typeof piece === 'string' ? latin.encode(piece) : piece
    pieces.push(bytes)
    length += bytes.length
  }
  const object = (...content: readonly (string | Uint8Array)[]) => {
    offsets.push(length)
    put(`${offsets.length} 0 obj\n`)
    for (const piece of content) put(piece)
    put('\nendobj\n')
  }
  const pageOf = (index: number): number => 3 + index * 3
  put('%PDF-1.4\n')
  object('<< /Type /Catalog /Pages 2 0 R >>')
  const kids = pages.map((_, index) => `${pageOf(index)} 0 R`).join(' ')
  object(`<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`)
  for (const [index, page] of pages.entries()) {
    const { jpeg, pixels } = page
    const [width, height] = [points(page.points.width), points(page.points.height)]
    const own = pageOf(index)
    const drawing = `q ${width} 0 0 ${height} 0 0 cm /Im0 Do Q`
    object(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] `,
      `/Resources << /XObject << /Im0 ${own + 2} 0 R >> >> /Contents ${own + 1} 0 R >>`,
    )
    object(`<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`)
    object(
      `<< /Type /XObject /Subtype /Image /Width ${pixels.width} /Height ${pixels.height} `,
      `/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>\nstream\n`,
      jpeg,
      '\nendstream',
    )
  }
  const table = length
  put(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n`)
  for (const offset of offsets) put(`${String(offset).padStart(10, '0')} 00000 n \n`)
  put(`trailer\n<< /Size ${offsets.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`)
  const whole = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
