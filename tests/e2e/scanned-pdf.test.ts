import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pdfOfPictures } from '../../renderer/attachments/pdf-of-pictures.ts'
import { leadTo } from '../helpers/leading.ts'
import { type OfficeProcess, startOffice } from '../helpers/office-process.ts'
import { pdfPages } from '../helpers/pdf.ts'
import { makeCells, period } from '../office/figures/commune.ts'
import { closeWindow, newWindow } from './stage.ts'

describe('a PDF that is attached to a meeting', () => {
  let office: OfficeProcess
  let page: Page
  let meetingId: string

  beforeAll(async () => {
    office = await startOffice()
    const [cellId = ''] = await makeCells(office.call, 1, 4)
    meetingId = (
      await office.call('meetings.open', { cellId, period, kind: 'regular', heldOn: `${period}-05` })
    ).id
    page = await newWindow()
    await page.goto(`${office.url}`)
  })
  afterAll(async () => {
    await closeWindow(page)
    await office?.clear()
  })

  /** A coloured page of A4 at 300 dpi with noise, as a scanner gives it; `isBlank` is one without a stroke. */
  const scan = async (): Promise<Uint8Array> => {
    const jpeg = await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(2480, 3508)
      const pen = canvas.getContext('2d')
      if (pen === null) throw new Error('no canvas')
      for (let y = 0; y < 3508; y += 8) {
        for (let x = 0; x < 2480; x += 8) {
          pen.fillStyle = `hsl(${(x * y) % 360} 60% ${70 + ((x + y) % 30)}%)`
          pen.fillRect(x, y, 8, 8)
        }
      }
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 })
      return [...new Uint8Array(await blob.arrayBuffer())]
    })
    const picture = { jpeg: new Uint8Array(jpeg), pixels: { width: 2480, height: 3508 } }
    return pdfOfPictures([1, 2].map(() => ({ ...picture, points: { width: 595.2, height: 841.92 } })))
  }

  const attached = async (name: string, bytes: Uint8Array) => {
    await leadTo(page, `/buoi/${meetingId}`)
    await page.getByRole('button', { name: /^(Đính kèm bản quét|Bản quét)/ }).click()
    const dialog = page.getByRole('dialog')
    const chosen = page.waitForEvent('filechooser')
    await dialog.getByRole('button', { name: 'Chọn tệp' }).click()
    await (await chosen).setFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from(bytes) })
    await dialog.getByRole('button', { name: `Xem ${name}` }).waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    const file = (await office.call('attachments.ofMeeting', { meetingId })).find(
      (each) => each.name === name,
    )
    if (file === undefined) throw new Error('nothing was attached')
    const { token } = await office.call('attachments.open', { meetingId, sha256: file.sha256 })
    return office.download(token)
  }

  it('keeps its pages in grey at 150 dpi where they are pictures, on sheets of the same size', async () => {
    const before = await scan()
    const kept = await attached('Bản quét.pdf', before)
    expect(kept.length).toBeLessThan(before.length / 2)
    const pages = await pdfPages(kept)
    expect(pages.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual([
      [210, 297],
      [210, 297],
    ])
    expect(Buffer.from(kept).toString('latin1')).toContain('/Width 1240 /Height 1754')
  }, 60_000)

  it('stays as it is where it is signed', async () => {
    const signed = Buffer.concat([await scan(), Buffer.from('\n% /ByteRange [0 1 2 3]\n')])
    expect(await attached('Bản ký số.pdf', signed)).toEqual(new Uint8Array(signed))
  }, 60_000)
})
