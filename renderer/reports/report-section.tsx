import { Button } from '@mantine/core'
import { Fragment, useId } from 'react'
import type { ReportSection, ReportView } from '../../shared/reports/contract.ts'
import { TextLink } from '../components/link.tsx'
import { ProseField } from '../components/prose-field.tsx'
import { addressOf } from './ways.ts'

interface SectionFieldProps {
  readonly report: ReportView
  readonly section: ReportSection
  /** Null goes back to the proposal. */
  readonly onWrite: (content: string | null) => void
}

/** A section: the figures that the office draws, each opening its names, and the text that the clerk writes. */
export function ReportSectionField({ report, section, onWrite }: SectionFieldProps) {
  const id = useId()
  const { title, figures, proposal, content } = section
  return (
    <section className="meeting-section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {figures.length > 0 && (
        <p className="small report-figures">
          {figures.map(({ name, text, way }, index) => (
            <Fragment key={`${name} ${text}`}>
              {index > 0 && <span aria-hidden="true"> · </span>}
              <span className="muted">{name}: </span>
              <TextLink to={addressOf(report, way)} aria-label={`${title}, ${name}: ${text}`}>
                {text}
              </TextLink>
            </Fragment>
          ))}
        </p>
      )}
      <ProseField
        label={`${title}: lời báo cáo`}
        hideLabel
        defaultValue={content ?? proposal}
        disabled={report.isLocked}
        minRows={2}
        maxLength={10_000}
        onInput={(text) => onWrite(text === proposal ? null : text)}
      />
      {!report.isLocked && proposal !== '' && (
        <div className="report-proposal small muted">
          {content === null ? (
            'Lời gợi ý từ sổ; sửa thì giữ lời đã sửa.'
          ) : (
            <Button size="compact-xs" variant="subtle" onClick={() => onWrite(null)}>
              Lấy lại lời gợi ý
            </Button>
          )}
        </div>
      )}
    </section>
  )
}
