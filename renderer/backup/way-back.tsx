import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { Fault } from '../components/fault.tsx'
import { momentPhrase } from '../components/moments.ts'
import { Progress } from '../components/progress.tsx'
import { useJob } from '../office.ts'
import { RestorePreview } from './restore-preview.tsx'

interface WayBackProps {
  /** How often this page has restored: each time one more is kept. */
  readonly restores: number
  readonly onRestored: () => void
}

/** Bản được giữ lại: what was in use before each restore and each import. */
export function WayBack({ restores, onRestored }: WayBackProps) {
  const kept = useJob('backup.kept')
  const look = useJob('backup.lookKept')
  const { start } = kept
  // biome-ignore lint/correctness/useExhaustiveDependencies: each restore keeps one more office
  useEffect(() => {
    void start({})
  }, [start, restores])
  if (kept.result === undefined || kept.result.length === 0) return null
  return (
    <section className="section">
      <h2>Bản được giữ lại trên máy này</h2>
      {look.isRunning && (
        <Progress progress={look.progress} label="Đang đọc bản được giữ lại" onCancel={look.cancel} />
      )}
      <Fault fault={look.error} />
      {look.result === undefined ? (
        <ul className="backup-sets">
          {kept.result.map((office) => (
            <li key={office.token}>
              <div>
                <strong>{momentPhrase(office.keptAt)}</strong>
                <p className="muted small">
                  {office.isBeforeImport ? 'Trước khi nhập Excel' : 'Trước khi khôi phục'}
                </p>
              </div>
              <Button
                variant="default"
                disabled={look.isRunning}
                aria-label={`Quay lại bản này, giữ lúc ${momentPhrase(office.keptAt)}`}
                onClick={() => void look.start({ kept: office.token })}
              >
                Quay lại bản này
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <RestorePreview preview={look.result} onBack={look.reset} onRestored={onRestored} />
      )}
    </section>
  )
}
