import { useLayoutEffect, useRef } from 'react'
import type { FullForm, MemberCard } from '../../shared/people/contract.ts'
import { ButtonFor, ForOnly } from '../accounts/for.tsx'
import { PersonAttendance } from '../attendance/person-attendance.tsx'
import { Fault } from '../components/fault.tsx'
import { useShortcuts } from '../components/shortcuts.ts'
import { MovementHistory } from '../movements/movement-history.tsx'
import { AwayPanel } from './away-panel.tsx'
import classes from './card.module.css'
import { DossierPanel } from './dossier-panel.tsx'
import { hasDraft } from './drafts.ts'
import { Histories } from './histories.tsx'
import type { Editing } from './member-card.tsx'
import { PhotoPanel } from './photo-panel.tsx'
import { SectionEditor } from './section-editor.tsx'
import { SectionFacts } from './section-facts.tsx'
import { panelId, tabId } from './section-index.tsx'
import type { Section } from './sections.ts'
import type { Revealed } from './use-revealed.ts'

interface SectionPanelProps {
  readonly card: MemberCard
  readonly form: FullForm
  readonly section: Section
  readonly revealed: Revealed
  readonly photo: string | undefined
  readonly editing: Editing | undefined
  /** Undefined for a record in the recycle bin. */
  readonly onEdit: (() => void) | undefined
  readonly onReload: () => Promise<unknown>
}

/** One section of the record: what is known, or the form that changes it. */
export function SectionPanel(props: SectionPanelProps) {
  const { card, form, section, revealed, editing, onEdit } = props
  const isEditing = editing !== undefined && section.panel === undefined
  const panel = useRef<HTMLDivElement>(null)
  // Another section begins at its top, also where the last one was scrolled away.
  useLayoutEffect(() => {
    const scroller = panel.current?.closest('.page-aside')
    const top = panel.current?.getBoundingClientRect().top ?? 0
    if (scroller && top < scroller.getBoundingClientRect().top) panel.current?.scrollIntoView()
    // It was chosen in what is hidden now.
    if (document.activeElement?.checkVisibility() === false) panel.current?.focus()
  }, [])
  const wasEditing = useRef(isEditing)
  useLayoutEffect(() => {
    if (wasEditing.current && !isEditing) panel.current?.focus()
    wasEditing.current = isEditing
  }, [isEditing])
  useShortcuts(onEdit !== undefined && !isEditing && section.panel === undefined ? { f2: onEdit } : {})
  return (
    <div
      ref={panel}
      role="tabpanel"
      id={panelId}
      aria-labelledby={tabId(section)}
      className={classes.panel}
      tabIndex={isEditing ? -1 : 0}
    >
      <div className={classes.panelHead}>
        <h3>{section.title}</h3>
        {section.items !== undefined && (
          <span className="muted small">mục {section.items} của phiếu đảng viên</span>
        )}
        {onEdit !== undefined && !isEditing && section.panel === undefined && (
          <ButtonFor right="write" size="xs" variant="default" title="F2" onClick={onEdit}>
            {hasDraft(card.id, section.id) ? 'Sửa tiếp' : 'Sửa'}
          </ButtonFor>
        )}
      </div>
      <Fault fault={revealed.fault} />
      {isEditing ? (
        <ForOnly right="write">
          <SectionEditor
            card={card}
            form={form}
            section={section}
            wanted={editing.wanted}
            onDone={editing.onDone}
            onReload={props.onReload}
          />
        </ForOnly>
      ) : (
        <SectionContent {...props} />
      )}
    </div>
  )
}

function SectionContent({ card, form, section, revealed, photo, onEdit }: SectionPanelProps) {
  const isReadOnly = onEdit === undefined
  if (section.panel === 'dossier') return <DossierPanel id={card.id} isReadOnly={isReadOnly} />
  if (section.panel === 'attendance') return <PersonAttendance personId={card.id} />
  if (section.panel === 'away') {
    return <AwayPanel form={form} fullName={card.fullName} revealed={revealed} isReadOnly={isReadOnly} />
  }
  if (section.panel === 'photo') {
    return <PhotoPanel form={form} fullName={card.fullName} photo={photo} isReadOnly={isReadOnly} />
  }
  return (
    <>
      <SectionFacts card={card} form={form} section={section} revealed={revealed} />
      {section.id === 'dang-tich' && (
        <>
          <Histories card={card} />
          <MovementHistory personId={card.id} />
        </>
      )}
    </>
  )
}
