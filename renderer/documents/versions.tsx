import { formatDate } from '../../shared/calendar/dates.ts'
import type { PaperView } from '../../shared/documents/contract.ts'
import { momentPhrase } from './moments.ts'

interface VersionsProps {
  readonly versions: PaperView['versions']
  readonly chosen: number | undefined
  readonly onChoose: (version: number) => void
}

/** Every version of a paper, the newest first, and which printed sheets must be recalled. */
export function Versions({ versions, chosen, onChoose }: VersionsProps) {
  return (
    <ul className="versions">
      {versions
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
            </button>
          </li>
        ))}
    </ul>
  )
}
