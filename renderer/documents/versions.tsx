import { useState } from 'react'
import { formatDate } from '../../shared/calendar/dates.ts'
import type { PaperView } from '../../shared/documents/contract.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { momentPhrase } from '../components/moments.ts'
import { RecallDialog } from './recall-dialog.tsx'

interface VersionsProps {
  readonly paper: PaperView
  readonly chosen: number | undefined
  readonly onChoose: (version: number) => void
}

type Version = PaperView['versions'][number]

/** Every version of a paper, the newest first, and which printed sheets must be or were called back. */
export function Versions({ paper, chosen, onChoose }: VersionsProps) {
  const [recalled, setRecalled] = useState<Version>()
  return (
    <>
      <ul className="versions">
        {paper.versions
          .toSorted((a, b) => b.version - a.version)
          .map((version) => (
            <li key={version.version}>
              <button
                type="button"
                className="version"
                aria-pressed={version.version === chosen}
                onClick={() => onChoose(version.version)}
              >
                <span className="version-name">
                  Bản {version.version}
                  {version.number !== '' && `, số ${version.number}`}
                  {version.recall && (
                    <span className="tag" data-attention>
                      Thu hồi bản giấy
                    </span>
                  )}
                </span>
                <span className="version-fact">Chốt bản in lúc {momentPhrase(version.frozenAt)}</span>
                {version.reason !== '' && <span className="version-fact">Lý do sửa: {version.reason}</span>}
                {version.printedAt !== null && (
                  <span className="version-fact">Đã in lúc {momentPhrase(version.printedAt)}</span>
                )}
                {version.signedOn !== null && (
                  <span className="version-fact">
                    Đã ký ngày {formatDate(version.signedOn)}
                    {version.signers !== '' && `: ${version.signers}`}
                  </span>
                )}
                {version.official !== null && (
                  <span className="version-fact">Có bản chính thức: {version.official.name}</span>
                )}
                {version.recalledOn !== null && (
                  <span className="version-fact">
                    Đã thu hồi bản giấy ngày {formatDate(version.recalledOn)}
                    {version.recalledNote !== '' && `: ${version.recalledNote}`}
                  </span>
                )}
              </button>
              {version.recall && (
                <ButtonFor
                  right="write"
                  size="xs"
                  variant="default"
                  className="version-act"
                  onClick={() => setRecalled(version)}
                >
                  Đã thu hồi
                </ButtonFor>
              )}
              {version.recalledOn !== null && (
                <ButtonFor
                  right="write"
                  size="xs"
                  variant="subtle"
                  className="version-act"
                  onClick={() => setRecalled(version)}
                >
                  Sửa ghi nhận thu hồi
                </ButtonFor>
              )}
            </li>
          ))}
      </ul>
      <RecallDialog paper={paper} version={recalled} onClose={() => setRecalled(undefined)} />
    </>
  )
}
