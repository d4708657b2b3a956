import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findBrowser, pdfPrinter } from '../../../electron/browser/chromium.ts'
import type { PrinterWish } from '../../../electron/office/host.ts'
import type { Input } from '../../../shared/contract.ts'
import { bareHost, discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { pdfPages } from '../../helpers/pdf.ts'
import { foundCell, openMeeting, personIn, record, seedNames } from '../meetings/samples.ts'

const printer = pdfPrinter()
afterAll(() => printer.close())

const textOf = async (pdf: Uint8Array) =>
  (await pdfPages(pdf)).map(({ lines }) => lines.map(({ text }) => text).join(' '))

describe.skipIf(findBrowser() === undefined)('printing from the office', { timeout: 60_000 }, () => {
  let office: OfficeUnderTest
  let minutes: readonly string[]
  /** What the printer of the PC was given. */
  let given: { readonly pdf: Uint8Array; readonly wish: PrinterWish }[]
  let answer: 'printed' | 'sent' | 'unable'

  const frozenMinutes = async (cellName: string, names: readonly string[]) => {
    const cell = await foundCell(office, cellName, names)
    const { id } = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    const [chair = '', secretary = ''] = names
    await record(office, id, {
      ...{
        startsAt: '19:30',
        endsAt: '21:05',
        place: 'nhà văn hóa',
        conclusion: `Kết luận của ${cellName}.`,
      },
      ...{ chairId: personIn(cell, chair), secretaryId: personIn(cell, secretary) },
      marks: names.map((name) => ({ personId: personIn(cell, name), state: 'present' as const, reason: '' })),
    })
    const { revision } = await office.ask('meetings.get', { id })
    const asked = {
      meetingId: id,
      kind: 'minutes',
      item: '',
      meetingRevision: revision,
      number: null,
    } as const
    return (await office.ask('documents.freeze', asked)).id
  }

  beforeEach(async () => {
    given = []
    answer = 'printed'
    office = await officeAt({
      now: '2026-12-20T03:00:00Z',
      host: {
        ...bareHost,
        makePdf: printer.makePdf,
        printing: {
          printers: async () => [{ name: 'HP', title: 'HP LaserJet' }],
          send: async (pdf, wish) => {
            given.push({ pdf, wish })
            return answer
          },
        },
      },
    })
    await office.ask('setup.begin', { communeName: 'xã Mường Than', province: 'Lai Châu', placeName: '' })
    minutes = [
      await frozenMinutes('Chi bộ bản Sen Đông', seedNames.slice(0, 5)),
      await frozenMinutes('Chi bộ bản Nà Ít', ['Lò Văn Hặc', 'Vàng A Dơ', 'Trần Thị Ý']),
    ]
  })
  afterEach(() => discard(office))

  const print = (more: Partial<Input<'printing.papers'>> = {}) =>
    office.ask('printing.papers', {
      papers: minutes.map((paperId) => ({ paperId, copies: 1 })),
      ...{ sides: 'one', printer: 'HP', ...more },
    })
  const kept = async (paperId = '') => {
    const { token } = await office.ask('documents.pdf', { paperId })
    return new Uint8Array(office.door.take(token)?.bytes ?? [])
  }

  it('tells the printers of the PC', async () => {
    expect(await office.ask('printing.printers', {})).toEqual({
      isDirect: true,
      printers: [{ name: 'HP', title: 'HP LaserJet' }],
    })
  })

  it('gives the printer the kept minutes, page for page', async () => {
    const outcome = await print()
    const pages = await Promise.all(minutes.map(async (id) => textOf(await kept(id))))
    expect(outcome.how).toBe('printed')
    expect(given.map(({ wish }) => wish)).toEqual([{ printer: 'HP', sides: 'one' }])
    expect(await textOf(given[0]?.pdf ?? new Uint8Array())).toEqual(pages.flat())
    expect(outcome.pages).toBe(pages.flat().length)
  })

  it('begins every copy on a fresh sheet, cell by cell, and says where each cell begins', async () => {
    const papers = minutes.map((paperId, at) => ({ paperId, copies: at + 1 }))
    const outcome = await print({ papers, sides: 'long' })
    const [one = [], two = []] = await Promise.all(minutes.map(async (id) => textOf(await kept(id))))
    const padded = (pages: readonly string[]) => (pages.length % 2 === 0 ? pages : [...pages, ''])
    expect(await textOf(given[0]?.pdf ?? new Uint8Array())).toEqual([
      ...padded(one),
      ...padded(two),
      ...padded(two),
    ])
    const first = padded(one).length / 2
    expect(outcome.sets).toEqual([
      { set: 0, label: 'Chi bộ bản Sen Đông', firstSheet: 1, lastSheet: first },
      { set: 1, label: 'Chi bộ bản Nà Ít', firstSheet: first + 1, lastSheet: first + padded(two).length },
    ])
    expect(given[0]?.wish.sides).toBe('long')
  })

  it('prints fronts and backs in two passes on a printer of one side', async () => {
    const asked = { isBackShifted: false, papers: [{ paperId: minutes[0] ?? '', copies: 1 }] }
    await print({ ...asked, sides: 'passes', pass: 'fronts' })
    await print({ ...asked, sides: 'passes', pass: 'backs', isBackReversed: true })
    const pages = await textOf(await kept(minutes[0]))
    const [fronts = [], backs = []] = await Promise.all(given.map(({ pdf }) => textOf(pdf)))
    expect(fronts).toEqual(pages.filter((_, at) => at % 2 === 0))
    expect(backs.toReversed()).toEqual(fronts.map((_, at) => pages[at * 2 + 1] ?? ''))
    expect(given.map(({ wish }) => wish.sides)).toEqual(['one', 'one'])
  })

  it('leaves the room for binding on the right of a back', async () => {
    await print({ sides: 'long', papers: [{ paperId: minutes[0] ?? '', copies: 1 }] })
    const [front, back] = await pdfPages(given[0]?.pdf ?? new Uint8Array())
    const [, there] = await pdfPages(await kept(minutes[0]))
    const left = (page: typeof front) => Math.min(...(page?.lines.map((line) => line.left) ?? [0]))
    expect(left(there) - left(back)).toBeCloseTo(15, 1)
    expect(front?.width).toBeCloseTo(210, 0)
  })

  it('goes on after a jam from the cell that was named', async () => {
    await print({ from: 1 })
    expect(await textOf(given[0]?.pdf ?? new Uint8Array())).toEqual(await textOf(await kept(minutes[1])))
  })

  it('prints the pages that were asked for of one paper, and refuses others in words', async () => {
    const papers = [{ paperId: minutes[0] ?? '', copies: 1 }]
    await print({ papers, range: '2' })
    expect(await textOf(given[0]?.pdf ?? new Uint8Array())).toEqual([
      (await textOf(await kept(minutes[0])))[1],
    ])
    const refused = await office.refusal('printing.papers', {
      papers,
      sides: 'one',
      printer: 'HP',
      range: '9',
    })
    expect(refused).toMatchObject({
      code: 'invalid',
      fields: { range: expect.stringContaining('không có trang 9') },
    })
    expect(given).toHaveLength(1)
  })

  it('opens the paper in its window where the printer cannot be reached by the program', async () => {
    answer = 'unable'
    expect((await print()).how).toBe('shown')
    expect((await print({ printer: null })).how).toBe('shown')
    expect(given).toHaveLength(1)
  })

  it('writes down what was sent, how often, and leaves it to the clerk to say that it was printed', async () => {
    const papers = [{ paperId: minutes[0] ?? '', copies: 3 }]
    await print({ papers })
    expect((await office.ask('documents.paper', { id: minutes[0] ?? '' })).state).toBe('frozen')
    const [row] = await office.ask('audit.rows', {})
    expect(row).toMatchObject({ act: 'Gửi văn bản ra máy in', record: { kind: 'paper', id: minutes[0] } })
    expect(row?.changes).toContainEqual({ field: 'Số bản', before: null, after: '3' })
    await print({ from: 1 })
    const sent = (await office.ask('audit.rows', {})).filter(({ act }) => act === 'Gửi văn bản ra máy in')
    expect(sent.map(({ record }) => record?.id)).toEqual([minutes[1], minutes[0]])
  })

  it('prints a form that waits behind the door, each copy a set of its own', async () => {
    const { token } = await office.ask('forms.print', { form: 'cell' })
    const pages = await textOf(new Uint8Array(office.door.take(token)?.bytes ?? []))
    const outcome = await office.ask('printing.file', { file: token, copies: 2, sides: 'one', printer: '' })
    expect(outcome.sets.map(({ label }) => label)).toEqual(['bản 1', 'bản 2'])
    expect(await textOf(given[0]?.pdf ?? new Uint8Array())).toEqual([...pages, ...pages])
  })

  it('hands the file back, in its order, where there is no way to a printer', async () => {
    const other = await officeAt({ host: { ...bareHost, makePdf: printer.makePdf } })
    try {
      await other.ask('setup.begin', { communeName: 'xã Mường Than', province: 'Lai Châu', placeName: '' })
      await foundCell(other, 'Chi bộ bản Sen Đông', ['Lò Văn Hặc'])
      const { token } = await other.ask('forms.print', { form: 'cell' })
      const outcome = await other.ask('printing.file', { file: token, copies: 1, sides: 'one', printer: '' })
      expect(outcome.how).toBe('file')
      expect(other.door.take(outcome.file?.token ?? '')?.mediaType).toBe('application/pdf')
      expect(await other.ask('printing.printers', {})).toEqual({ isDirect: false, printers: [] })
    } finally {
      await discard(other)
    }
  })
})
