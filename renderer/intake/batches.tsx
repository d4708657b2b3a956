import { useState } from 'react'
import type { Output } from '../../shared/contract.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { momentPhrase } from '../components/moments.ts'
import { useRead } from '../office.ts'
import { UndoDialog, type Undone } from './undo-dialog.tsx'

type Batch = Output<'intake.batches'>[number]

/** The imports made so far, each with its undo. */
export function Batches({ onUndone }: { readonly onUndone: (undone: Undone) => void }) {
  const batches = useRead('intake.batches', {})
  const [chosen, setChosen] = useState<Batch>()
  const [isUndoing, setUndoing] = useState(false)
  if (batches.data === undefined || batches.data.length === 0) return null
  return (
    <section className="section">
      <h2>Các lần nhập</h2>
      <table className="table" aria-label="Các lần nhập">
        <thead>
          <tr>
            <th scope="col">Lúc</th>
            <th scope="col">Tệp</th>
            <th scope="col" className="number">
              Mới
            </th>
            <th scope="col" className="number">
              Thay đổi
            </th>
            <th scope="col" className="number">
              Chi bộ mới
            </th>
            <th scope="col">Hoàn tác</th>
          </tr>
        </thead>
        <tbody>
          {batches.data.map((batch) => (
            <tr key={batch.id}>
              <td>{momentPhrase(batch.importedAt)}</td>
              <td>{batch.fileName}</td>
              <td className="number">{formatCount(batch.new)}</td>
              <td className="number">{formatCount(batch.changed)}</td>
              <td className="number">{formatCount(batch.newCells)}</td>
              <td>
                {batch.undoneAt === null ? (
                  <ButtonFor
                    right="write"
                    size="compact-sm"
                    variant="default"
                    aria-label={`Hoàn tác lần nhập ${batch.fileName} lúc ${momentPhrase(batch.importedAt)}`}
                    onClick={() => {
                      setChosen(batch)
                      setUndoing(true)
                    }}
                  >
                    Hoàn tác
                  </ButtonFor>
                ) : (
                  <span className="muted">Đã hoàn tác lúc {momentPhrase(batch.undoneAt)}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <UndoDialog
        isOpen={isUndoing}
        batchId={chosen?.id}
        what={
          chosen === undefined ? '' : `lần nhập ${chosen.fileName} lúc ${momentPhrase(chosen.importedAt)}`
        }
        onClose={() => setUndoing(false)}
        onUndone={(undone) => {
          setUndoing(false)
          onUndone(undone)
        }}
      />
    </section>
  )
}
