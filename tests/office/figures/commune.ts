import type { CommandName, Input, Output } from '../../../shared/contract.ts'
import type { RowKey } from '../../../shared/figures/contract.ts'
import type { FigureTexts } from '../../../shared/figures/figures.ts'
import { noTexts } from '../../../shared/figures/figures.ts'
import { readRow } from '../../../shared/figures/row.ts'
import { person } from '../filled-office.ts'

/** Whoever answers the contract: an office in this process or one of its own. */
export type Ask = <N extends CommandName>(name: N, input: Input<N>) => Promise<Output<N>>

export const given = [
  'An',
  'Ánh',
  'Cao',
  'Dung',
  'Đồi',
  'Đường',
  'Hải',
  'Hoan',
  'Sơn',
  'Tài',
  'Thụ',
  'Vy',
] as const
export const period = '2026-11'

/** A commune of its own through the contract: so many cells of so many official members, the first of whom is bí thư. */
export async function makeCells(ask: Ask, cells: number, members: number): Promise<readonly string[]> {
  await ask('setup.begin', {
    communeName: 'xã Mường Than',
    province: 'tỉnh Lai Châu',
    placeName: 'Mường Than',
  })
  const ids: string[] = []
  for (let cell = 1; cell <= cells; cell += 1) {
    const { id: cellId } = await ask('organisation.addCell', { name: `Chi bộ bản ${cell}` })
    for (const name of given.slice(0, members)) {
      const added = await ask('people.add', {
        ...person(`Lò Văn ${name}`, {
          personalId: `0120${String(cell).padStart(3, '0')}${String(given.indexOf(name)).padStart(5, '0')}`,
        }),
        ...{ cellId, from: '1995-02-03', standing: 'official' },
      })
      if (name === 'An') {
        const { revision } = await ask('organisation.posts', { bodyId: cellId })
        await ask('organisation.appoint', {
          ...{ bodyId: cellId, revision, person: { personId: added.id, fullName: '' }, post: 'secretary' },
          from: '2025-07-01',
        })
      }
    }
    ids.push(cellId)
  }
  return ids
}

export const keyOf = (cellId: string): RowKey => ({ cellId, period, kind: 'regular' })

/** Reads a row as the window does: typed texts against the roll of its day. */
export async function typedRow(ask: Ask, cellId: string, texts: Partial<FigureTexts>, today = '2026-11-22') {
  const key = keyOf(cellId)
  const row = (await ask('figures.sheet', { period })).find((each) => each.cellId === cellId)
  if (!row) throw new Error('the cell has no row')
  const whole = { ...noTexts, ...texts }
  const first = readRow(whole, {
    period,
    today,
    roll: await ask('figures.roll', { ...key, heldOn: row.rollDay }),
  })
  const day = first.texts.heldOn.split('/').reverse().join('-')
  const roll = await ask('figures.roll', { ...key, heldOn: day.length === 10 ? day : row.rollDay })
  const read = readRow(whole, { period, today, roll })
  if (!read.figures)
    throw new Error(`the row cannot be recorded: ${JSON.stringify([read.faults, read.missing])}`)
  const { revision, draftRevision } = row
  return { ...key, revision, draftRevision, figures: read.figures }
}
