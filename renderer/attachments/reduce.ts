/** A4 at 150 dots an inch: enough to read handwriting, a fifth of what a telephone's camera makes. */
const longest = 1754
const shortest = 1240
const quality = 0.72
/** Beyond this a picture is opened by no window. */
const mostOpened = 40 * 1024 * 1024

/** How large a picture of this size is drawn: within A4 at 150 dpi, never magnified. */
export function reducedSize(
  width: number,
  height: number,
): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, longest / Math.max(width, height), shortest / Math.min(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

const toJpeg = (canvas: OffscreenCanvas): Promise<Blob> =>
  canvas.convertToBlob({ type: 'image/jpeg', quality })

/** A picture in grey at 150 dpi as a JPEG; undefined where it cannot be opened. */
async function greyPicture(file: File): Promise<Blob | undefined> {
  const picture = await createImageBitmap(file).catch(() => undefined)
  if (picture === undefined) return undefined
  const { width, height } = reducedSize(picture.width, picture.height)
  const canvas = new OffscreenCanvas(width, height)
  const pen = canvas.getContext('2d')
  if (pen === null) return undefined
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, width, height)
  pen.filter = 'grayscale(1)'
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(picture, 0, 0, width, height)
  picture.close()
  return toJpeg(canvas)
}

const isPicture = (file: File): boolean => file.type === 'image/jpeg' || file.type === 'image/png'

/** A scan saved as a PDF goes through the same; one with text, a form or a signature stays as it is. */
async function readyPdf(file: File): Promise<File> {
  if (file.size > mostOpened) return file
  // pdf.js is large: it comes with the first PDF.
  const { greyPdf } = await import('./scanned-pdf.ts')
  const grey = await greyPdf(new Uint8Array(await file.arrayBuffer()), reducedSize, toJpeg)
  return grey === undefined ? file : new File([grey], file.name, { type: grey.type })
}

/** What is sent for a chosen file: pictures and scanned pages reduced, under the name of what they then are. */
export async function readyToSend(file: File): Promise<File | undefined> {
  if (file.type === 'application/pdf') return readyPdf(file)
  if (!isPicture(file)) return file
  if (file.size > mostOpened) return undefined
  const grey = await greyPicture(file)
  return grey && new File([grey], `${file.name.replace(/\.[^.]*$/, '')}.jpg`, { type: grey.type })
}
