import { expect, it } from 'vitest'
import { supportList } from '../../../shared/support/papers.ts'

it('goes on after a reason that was typed with a stop of its own', () => {
  const head = { communeName: 'xã Mường Than', province: 'tỉnh Lai Châu', placeName: 'Mường Than' }
  const { blocks } = supportList(head, 'DANH SÁCH', [
    {
      ...{ cellId: 'a', cellName: 'Chi bộ bản Sen Đông', distanceMetres: null, earlier: 0, months: [] },
      weakness: { from: '2026-03-01', to: null, paperNumber: '', reason: 'Thiếu nguồn phát triển Đảng.' },
      team: null,
    },
  ])
  const [table] = blocks.filter((block) => block.kind === 'table')
  const words = table?.rows[0]?.[3]?.map((run) => (run.kind === 'text' ? run.text : '')).join('')
  expect(words).toBe('Thiếu nguồn phát triển Đảng; từ 01/03/2026')
})
