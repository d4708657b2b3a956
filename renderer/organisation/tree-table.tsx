import type { KeyboardEvent } from 'react'
import { Link } from 'wouter'
import { formatDate } from '../../shared/calendar/dates.ts'
import type { BodyNode } from '../../shared/organisation/body-contract.ts'
import { allOfficial } from '../../shared/organisation/numbers.ts'
import { bodyKindNames, type TreeRow } from '../../shared/organisation/tree.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import classes from './tree.module.css'

interface TreeTableProps {
  readonly rows: readonly TreeRow<BodyNode>[]
  readonly chosenId: string | undefined
  readonly onOpen: (id: string, isOpen: boolean) => void
}

/**
 * The tree as a list: what is below a body is indented and can be folded. Up and down go from row to row, right opens,
 * left folds or goes to the superior, Enter shows the card.
 */
export function TreeTable({ rows, chosenId, onOpen }: TreeTableProps) {
  const isNarrow = chosenId !== undefined
  const hasLevels = rows.some(({ hasChildren, depth }) => hasChildren || depth > 0)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const links = [...event.currentTarget.querySelectorAll<HTMLElement>('a.row-link')]
    const active = document.activeElement
    const at = active instanceof HTMLElement ? links.indexOf(active) : -1
    const row = rows[at]
    if (row === undefined) return
    const go = (index: number) => links[index]?.focus()
    if (event.key === 'ArrowDown') go(at + 1)
    else if (event.key === 'ArrowUp') go(at - 1)
    else if (event.key === 'ArrowRight' && row.hasChildren) {
      if (row.isOpen) go(at + 1)
      else onOpen(row.body.id, true)
    } else if (event.key === 'ArrowLeft') {
      if (row.isOpen) onOpen(row.body.id, false)
      else go(rows.findLastIndex((other, index) => index < at && other.depth < row.depth))
    } else return
    event.preventDefault()
  }
  return (
    <>
      {isNarrow && (
        <p className="muted small">
          Đang mở thẻ nên bảng hẹp lại: gợi ý chỉ còn số bên cạnh tên
          <span className="narrow-only">, các cột Chính thức, Trong đó miễn, Dự bị tạm ẩn</span>. Bấm Esc để
          đóng thẻ và xem đủ các cột.
        </p>
      )}
      <table className="table" onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <th>{hasLevels ? 'Tổ chức' : 'Chi bộ'}</th>
            <th>Bí thư</th>
            <th className="number">Đảng viên</th>
            <th className="number wide-only">Chính thức</th>
            <th className="number wide-only">Trong đó miễn</th>
            <th className="number wide-only">Dự bị</th>
            {!isNarrow && <th>Gợi ý</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.body.id} row={row} {...{ chosenId, hasLevels, onOpen }} />
          ))}
        </tbody>
      </table>
    </>
  )
}

interface RowProps extends Omit<TreeTableProps, 'rows'> {
  readonly row: TreeRow<BodyNode>
  readonly hasLevels: boolean
}

function Row({ row: { body, depth, hasChildren, isOpen }, chosenId, hasLevels, onOpen }: RowProps) {
  const isNarrow = chosenId !== undefined
  const isChosen = body.id === chosenId || undefined
  return (
    <tr data-chosen={isChosen}>
      <td>
        <div className={classes.name} style={{ paddingLeft: `${depth * 1.25}rem` }}>
          {hasLevels && (
            <span className={classes.fold}>
              {hasChildren && (
                <button
                  type="button"
                  tabIndex={-1}
                  aria-expanded={isOpen}
                  aria-label={`${isOpen ? 'Thu gọn' : 'Mở'} ${body.name}`}
                  onClick={() => onOpen(body.id, !isOpen)}
                >
                  {isOpen ? '▾' : '▸'}
                </button>
              )}
            </span>
          )}
          <span className={classes.label}>
            <Link href={`/chi-bo/${body.id}`} className="row-link" aria-current={isChosen}>
              {body.name}
            </Link>
            <Tags body={body} isNarrow={isNarrow} />
          </span>
        </div>
      </td>
      <td>{body.leader === '' ? <NoLeader body={body} /> : body.leader}</td>
      <td className="number">{formatCount(body.numbers.total)}</td>
      <td className="number wide-only">{formatCount(allOfficial(body.numbers))}</td>
      <td className="number wide-only">{formatCount(body.numbers.exempt)}</td>
      <td className="number wide-only">{formatCount(body.numbers.probationary)}</td>
      {!isNarrow && <td className="small attention">{body.hints.join(' ')}</td>}
    </tr>
  )
}

function Tags({ body, isNarrow }: { readonly body: BodyNode; readonly isNarrow: boolean }) {
  return (
    <>
      {(body.kind === 'intermediate' || body.kind === 'group') && (
        <span className="tag">{bodyKindNames[body.kind]}</span>
      )}
      {body.isWeak && (
        <span className="tag" data-attention>
          Cần củng cố
        </span>
      )}
      {body.endedOn !== null && <span className="tag">Đã kết thúc {formatDate(body.endedOn)}</span>}
      {isNarrow && body.hints.length > 0 && (
        <span className="tag" data-attention>
          {body.hints.length} gợi ý
        </span>
      )}
    </>
  )
}

const NoLeader = ({ body }: { readonly body: BodyNode }) =>
  body.endedOn === null ? <span className="muted">chưa ghi</span> : null
