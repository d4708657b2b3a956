import { Text } from '@mantine/core'
import type { PaperView } from '../../shared/documents/contract.ts'

/** Printed sheets that a later version has replaced. */
export function RecallNote({ paper }: { readonly paper: Pick<PaperView, 'versions'> }) {
  const recalled = paper.versions
    .filter(({ recall }) => recall)
    .map(({ version }) => version)
    .toSorted((a, b) => a - b)
  if (recalled.length === 0) return null
  return (
    <Text size="sm" className="recall-note">
      Thu hồi bản giấy: {recalled.map((version) => `bản ${version}`).join(', ')} đã in trước khi có bản sửa
      đổi.
    </Text>
  )
}
