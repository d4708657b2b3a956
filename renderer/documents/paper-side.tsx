import { useEffect } from 'react'
import type { PaperView } from '../../shared/documents/contract.ts'
import { paperTypes } from '../../shared/documents/kinds.ts'
import type { MeetingView } from '../../shared/meetings/contract.ts'
import { Fault } from '../components/fault.tsx'
import type { Editor } from '../meetings/use-editor.ts'
import { useJob } from '../office.ts'
import { DraftBar } from './draft-bar.tsx'
import { FreezeHints, showWrongField } from './freeze-hints.tsx'
import { KeptBar } from './kept-bar.tsx'
import { isFrozen, type PaperChoice, PaperSelect } from './paper-choice.tsx'
import { PdfView } from './pdf-view.tsx'
import type { usePreview } from './use-preview.ts'

interface PaperSideProps {
  readonly view: MeetingView
  readonly choice: PaperChoice
  readonly paper: PaperView | null
  readonly preview: ReturnType<typeof usePreview>
  readonly editor: Editor
  readonly isUnrecorded: boolean
}

/** The right half of the meeting page: what can be done with the paper, and the paper. */
export function PaperSide({ view, choice, paper, preview, editor, isUnrecorded }: PaperSideProps) {
  const { lockedBy } = view
  const isKept = isFrozen(paper)
  const { isBeforehand } = paperTypes[choice.ref.kind]
  const ready = async () => {
    // A summons goes out before the meeting is written down: what is kept of it is enough.
    if (isBeforehand) return (await editor.keeper.flush()) ? view.revision : undefined
    if (!isUnrecorded && editor.form.problemCount() === 0) return view.revision
    const recorded = await editor.record()
    if (recorded === undefined) showWrongField()
    return recorded
  }
  return (
    <div className="paper-side">
      <PaperSelect choice={choice} />
      {isKept ? (
        <KeptBar
          key={paper.id}
          paper={paper}
          meeting={view}
          isReopenedElsewhere={lockedBy?.paperId === paper.id}
          differs={choice.current?.differs === true}
        />
      ) : (
        <DraftBar
          key={`${choice.ref.kind} ${choice.ref.item}`}
          of={{ meetingId: view.id }}
          chosen={choice.ref}
          paper={paper}
          flush={editor.keeper.flush}
          ready={ready}
          fault={editor.fault}
          hints={
            <>
              {choice.ref.kind === 'minutes' && <FreezeHints view={view} />}
              {!isBeforehand && isUnrecorded && 'Biên bản được ghi vào sổ trước. '}
            </>
          }
          preview={preview}
        />
      )}
      {isKept ? (
        <KeptPdf paper={paper} />
      ) : (
        <>
          <Fault fault={preview.fault} onAgain={preview.redraw} />
          <PdfView
            label={`${choice.current?.name ?? 'Văn bản'} như sẽ in`}
            bytes={preview.drawn?.bytes}
            isFollowed
          />
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
