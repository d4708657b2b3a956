import { paperStates } from '../../../shared/meetings/contract.ts'
import type { JobContext } from '../context.ts'
import { paperView, requirePaper } from './store.ts'
import { requireState, versionRow } from './versions.ts'

export interface KeptPdf {
  readonly cellName: string
  readonly pdf: Uint8Array
}

/** The kept PDFs of papers. A paper that is open for an amended version has none that may be used. */
export function keptPdfs(papers: readonly string[], context: JobContext): readonly KeptPdf[] {
  context.progress('Đang đọc các bản đã chốt', 0)
  const found = context.read(({ db }) =>
    papers.map((id) => {
      const paper = requirePaper(db, id)
      const { title, cellName } = paperView(db, id)
      requireState(
        paper.state,
        paperStates.filter((state) => state !== 'draft'),
        `${title} của ${cellName} đang sửa đổi, bản đã chốt trước không còn dùng, nên chưa in gì. Hãy bỏ chọn văn bản này hoặc chốt bản in mới.`,
      )
      return { cellName, hash: versionRow(db, id, paper.current_version).pdf_sha256 }
    }),
  )
  return found.map(({ cellName, hash }) => ({ cellName, pdf: new Uint8Array(context.papers.read(hash)) }))
}
