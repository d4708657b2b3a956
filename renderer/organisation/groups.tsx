import { useState } from 'react'
import type { BodyCard } from '../../shared/organisation/body-contract.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { TextLink } from '../components/link.tsx'
import { navigate } from '../components/location.ts'
import { AddBodyDialog } from './add-body-dialog.tsx'

interface GroupsProps {
  readonly card: BodyCard
  readonly id: string
}

/** The groups (tổ đảng) of a cell. */
export function Groups({ card, id }: GroupsProps) {
  const [isAdding, setAdding] = useState(false)
  const groups = card.below.filter(({ kind }) => kind === 'group')
  return (
    <section className="section">
      <div className="section-head">
        <h3>Tổ đảng</h3>
        {card.end === null && (
          <ButtonFor right="write" size="compact-sm" variant="subtle" onClick={() => setAdding(true)}>
            Thêm tổ đảng
          </ButtonFor>
        )}
      </div>
      {groups.length === 0 && <p className="muted">Chi bộ không chia tổ đảng.</p>}
      <ul className="plain-list">
        {groups.map((group) => (
          <li key={group.id}>
            <TextLink to={`/chi-bo/${group.id}`}>{group.name}</TextLink>
            <span className="muted small">
              {group.leader === '' ? '' : `${group.leader}, `}
              {formatCount(group.total)} đảng viên
            </span>
          </li>
        ))}
      </ul>
      <AddBodyDialog
        kinds={['group']}
        parentId={id}
        isOpen={isAdding}
        onClose={() => setAdding(false)}
        onAdded={(added) => navigate(`/chi-bo/${added}`)}
      />
    </section>
  )
}
