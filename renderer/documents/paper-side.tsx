import { useEffect } from 'react'
import type { PaperView } from '../../shared/documents/contract.ts'
import type { MeetingView } from '../../shared/meetings/contract.ts'
import { Fault } from '../components/fault.tsx'
import type { Editor } from '../meetings/use-editor.ts'
import { useJob } from '../office.ts'
import { DraftBar } from './draft-bar.tsx'
import { KeptBar } from './kept-bar.tsx'
import { PdfView } from './pdf-view.tsx'
import type { usePreview } from './use-preview.ts'

interface PaperSideProps {
  readonly view: MeetingView
  readonly paper: PaperView | null
  readonly preview: ReturnType<typeof usePreview>
  readonly editor: Editor
  readonly isUnrecorded: boolean
}

/** The right half of the meeting page: what can be done with the paper, and the paper. */
export function PaperSide({ view, paper, preview, editor, isUnrecorded }: PaperSideProps) {
  const { lockedBy } = view
  const isKept = lockedBy !== null && paper !== null
  return (
    <div className="paper-side">
      {isKept ? (
        <KeptBar paper={paper} meeting={view} />
      ) : (
        <DraftBar view={view} paper={paper} editor={editor} isUnrecorded={isUnrecorded} preview={preview} />
      )}
      {isKept ? (
        <KeptPdf paper={paper} />
      ) : (
        <>
          <Fault fault={preview.fault} onAgain={preview.redraw} />
          <PdfView label="Biên bản như sẽ in" bytes={preview.drawn?.bytes} isFollowed />
        </>
      )}
    </div>
  )
}

/** The PDF that was kept when the paper was frozen; what is printed is this file. */
export function KeptPdf({ paper, version }: { readonly paper: PaperView; readonly version?: number }) {
  const pdf = useJob('documents.pdf')
  const shown = version ?? paper.currentVersion
  const { start } = pdf
  useEffect(() => {
    void start({ paperId: paper.id, version: shown })
  }, [start, paper.id, shown])
  return (
    <>
      <Fault fault={pdf.error} onAgain={() => void start({ paperId: paper.id, version: shown })} />
      <PdfView label={`${paper.title}, bản ${shown}`} token={pdf.result?.token} />
    </>
  )
}
