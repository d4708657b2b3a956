import type { PaperView } from '../../shared/documents/contract.ts'
import type { ReportView } from '../../shared/reports/contract.ts'
import { Fault } from '../components/fault.tsx'
import { DraftBar } from '../documents/draft-bar.tsx'
import { KeptBar } from '../documents/kept-bar.tsx'
import { isFrozen } from '../documents/paper-choice.tsx'
import { KeptPdf } from '../documents/paper-side.tsx'
import { PdfView } from '../documents/pdf-view.tsx'
import type { usePreview } from '../documents/use-preview.ts'
import type { ReportEditor } from './use-report.ts'

interface ReportPaperProps {
  readonly view: ReportView
  readonly paper: PaperView | null
  readonly preview: ReturnType<typeof usePreview>
  readonly editor: ReportEditor
  /** A field holds what cannot be kept: nothing is frozen until it is put right. */
  readonly hasProblem: boolean
}

/** The right half of the page of a report: what can be done with the paper, and the paper. */
export function ReportPaper({ view, paper, preview, editor, hasProblem }: ReportPaperProps) {
  if (isFrozen(paper)) {
    return (
      <div className="paper-side">
        <KeptBar key={paper.id} paper={paper} linksToVersions differs={view.differs} />
        <KeptPdf paper={paper} />
      </div>
    )
  }
  return (
    <div className="paper-side">
      <DraftBar
        of={{ reportId: view.id }}
        chosen={{ kind: view.kind, item: '' }}
        paper={paper}
        flush={editor.keeper.flush}
        ready={async () => (hasProblem ? undefined : editor.ready())}
        fault={undefined}
        hints={null}
        preview={preview}
      />
      <Fault fault={preview.fault} onAgain={preview.redraw} />
      <PdfView label={`${view.title} như sẽ in`} bytes={preview.drawn?.bytes} isFollowed />
    </div>
  )
}
