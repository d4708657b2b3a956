import { Link } from 'wouter'
import type { KeptList, ReadyList } from '../../shared/finding/contract.ts'
import classes from './finding.module.css'

interface ListNavProps {
  readonly ready: readonly ReadyList[]
  readonly saved: readonly KeptList[]
  readonly chosenId: string | undefined
}

/** The lists that are kept and those that come with the program. */
export function ListNav({ ready, saved, chosenId }: ListNavProps) {
  const line = ({ id, name }: { readonly id: string; readonly name: string }) => (
    <li key={id}>
      <Link
        href={`/danh-sach/${id}`}
        className={classes.navLink}
        aria-current={id === chosenId ? 'page' : undefined}
      >
        {name}
      </Link>
    </li>
  )
  return (
    <nav className={classes.nav} aria-label="Các danh sách">
      <h2>Đã lưu</h2>
      {saved.length === 0 ? (
        <p className="muted small">Chưa có. Lọc xong, bấm Lưu để lần sau mở lại.</p>
      ) : (
        <ul>{saved.map(line)}</ul>
      )}
      <h2>Có sẵn</h2>
      <ul>{ready.map(line)}</ul>
    </nav>
  )
}
