import { Text } from '@mantine/core'
import type { PaperView } from '../../shared/documents/contract.ts'
import { TextLink } from '../components/link.tsx'

interface RecallNoteProps {
  readonly paper: PaperView
  /** Beside the meeting, where the versions are not in view. */
  readonly linksToVersions?: boolean
}

/** Printed sheets that a later version has replaced and that have not come back. */
export function RecallNote({ paper, linksToVersions = false }: RecallNoteProps) {
  const out = paper.versions
    .filter(({ recall }) => recall)
    .map(({ version }) => version)
    .toSorted((a, b) => a - b)
  if (out.length === 0) return null
  return (
    <Text size="sm" className="recall-note">
      Thu hồi bản giấy: {out.map((version) => `bản ${version}`).join(', ')} đã in trước khi có bản sửa đổi.{' '}
      {linksToVersions && <TextLink to={`/van-ban/${paper.id}`}>Ghi nhận đã thu hồi</TextLink>}
    </Text>
  )
}
