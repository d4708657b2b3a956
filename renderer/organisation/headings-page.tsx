import { Button, Checkbox } from '@mantine/core'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { Progress } from '../components/progress.tsx'
import { PdfView } from '../documents/pdf-view.tsx'
import { useJob, useRead, useWrite } from '../office.ts'
import classes from './headings.module.css'

/** The two lines at the head of every cell's papers: looked at once on a trial print, and ticked. */
export function HeadingsPage() {
  const headings = useRead('organisation.headings', {})
  const confirm = useWrite('organisation.confirmHeadings')
  const trial = useJob('documents.headingTrial')
  const open = (headings.data ?? []).filter((heading) => !heading.confirmed).map((heading) => heading.cellId)

  return (
    <Page
      title="Tiêu đề văn bản của các chi bộ"
      note="Xem một lần cho đúng tên; sau đó mọi văn bản in theo."
      actions={
        <>
          <TextLink to="/chi-bo/dieu-con-thieu">Về thông tin chi bộ còn thiếu</TextLink>
          <Button variant="default" loading={trial.isRunning} onClick={() => void trial.start({})}>
            Xem bản in thử
          </Button>
          {open.length > 0 && (
            <Button loading={confirm.isPending} onClick={() => confirm.mutate({ cellIds: open })}>
              Đúng cả {open.length} chi bộ
            </Button>
          )}
        </>
      }
      asideWidth="wide"
      asideLabel="Bản in thử"
      aside={
        trial.result !== undefined ? (
          <PdfView token={trial.result.token} label="Bản in thử tiêu đề" />
        ) : trial.isRunning || trial.error !== undefined ? (
          <>
            {trial.isRunning && (
              <Progress progress={trial.progress} label="Đang dựng bản in thử" onCancel={trial.cancel} />
            )}
            <Fault fault={trial.error} onAgain={() => void trial.start({})} />
          </>
        ) : undefined
      }
    >
      <Fault fault={headings.error} onAgain={() => void headings.refetch()} />
      <Fault fault={confirm.error} />
      {headings.data?.length === 0 && <Empty title="Chưa có chi bộ nào" />}
      <ul className={classes.headings}>
        {(headings.data ?? []).map((heading) => (
          <li key={heading.cellId}>
            <div className={classes.heading}>
              <div>{heading.superior}</div>
              <strong>{heading.issuing}</strong>
              <div>*</div>
            </div>
            <Checkbox
              label={heading.confirmed ? 'Đã xem, đúng' : 'Đúng'}
              aria-label={`Đúng: ${heading.issuing}`}
              checked={heading.confirmed}
              disabled={heading.confirmed || confirm.isPending}
              onChange={() => confirm.mutate({ cellIds: [heading.cellId] })}
            />
            <TextLink to={`/chi-bo/${heading.cellId}`} className="small">
              Sửa tên
            </TextLink>
          </li>
        ))}
      </ul>
    </Page>
  )
}
