import type { ListOrder } from '../../shared/finding/definition.ts'
import { type FieldId, fieldOf, isSortable } from '../../shared/finding/fields.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { Icon } from '../components/icons.tsx'
import { useLongList } from '../components/long-list.ts'
import type { Pages } from '../components/pages.ts'
import { gridOf, shownText, standsRight } from './columns.ts'
import classes from './finding.module.css'

interface ListTableProps {
  readonly rows: Pages<'finding.run'>
  readonly chosenId: string | undefined
  readonly onOpen: (id: string) => void
  readonly onOrder: (order: readonly ListOrder[]) => void
}

const HEAD_REM = 3

/** The people of a list with its own columns; only what is in sight is drawn. Arrow keys move, Enter opens. */
export function ListTable({ rows, chosenId, onOpen, onOrder }: ListTableProps) {
  const { scroller, count, current, items, height, onKeyDown, press } = useLongList({
    rows,
    headRem: HEAD_REM,
    onOpen,
  })
  const { columns, order } = rows.asked
  const { template, least } = gridOf(columns)
  const style = { gridTemplateColumns: template, minWidth: least }

  return (
    <div className={classes.scroller} ref={scroller}>
      <div className={classes.head} style={style}>
        <span className={classes.number}>STT</span>
        {columns.map((id) => (
          <Heading key={id} id={id} order={order} onOrder={onOrder} />
        ))}
      </div>
      <div
        role="listbox"
        tabIndex={0}
        aria-label="Danh sách"
        aria-activedescendant={`row-${current}`}
        className={classes.lines}
        style={{ height, minWidth: least }}
        onKeyDown={onKeyDown}
      >
        {items.map((item) => {
          const row = rows.at(item.index)
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the list, which has the focus
            // biome-ignore lint/a11y/useFocusableInteractive: the list points here with aria-activedescendant
            <div
              key={item.key}
              id={`row-${item.index}`}
              role="option"
              aria-selected={row !== undefined && row.id === chosenId}
              aria-posinset={item.index + 1}
              aria-setsize={count}
              className={classes.line}
              data-active={item.index === current || undefined}
              style={{ ...style, transform: `translateY(${item.top}px)` }}
              onClick={() => press(item.index)}
            >
              <span className={classes.number}>{formatCount(item.index + 1)}</span>
              {columns.map((id, place) => (
                <span
                  key={id}
                  className={standsRight(id) ? classes.number : undefined}
                  title={row?.cells[place]}
                >
                  {row === undefined ? '…' : shownText(id, row.cells[place] ?? '')}
                </span>
              ))}
            </div>
          )
        })}
      </div>
    </div>
  )
}

interface HeadingProps {
  readonly id: FieldId
  readonly order: readonly ListOrder[]
  readonly onOrder: (order: readonly ListOrder[]) => void
}

/** A click orders by the column, a second one the other way round; names follow where it says nothing. */
function Heading({ id, order, onOrder }: HeadingProps) {
  const { label } = fieldOf(id)
  const className = standsRight(id) ? classes.number : undefined
  if (!isSortable(id)) return <span className={className}>{label}</span>
  const [first] = order
  const isFirst = first?.field === id
  const descending = isFirst && !first.descending
  return (
    <button
      type="button"
      className={className}
      aria-label={`Xếp theo ${label}${isFirst ? (first.descending ? ', đang giảm dần' : ', đang tăng dần') : ''}`}
      onClick={() =>
        onOrder([
          { field: id, descending },
          ...(id === 'fullName' ? [] : [{ field: 'fullName' as const, descending: false }]),
        ])
      }
    >
      {label}
      {isFirst && <Icon name={first.descending ? 'down' : 'up'} size={12} />}
    </button>
  )
}
