import { useState } from 'react'
import { OfficialText } from '../attachments/official-text.tsx'
import { Fault } from '../components/fault.tsx'
import { ButtonLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { useRead } from '../office.ts'
import { KeptBar } from './kept-bar.tsx'
import { KeptPdf } from './paper-side.tsx'
import { Versions } from './versions.tsx'

/** One paper: every version that was frozen, and the kept PDF of the chosen one. */
export function PaperPage({ id }: { readonly id: string }) {
  const paper = useRead('documents.paper', { id })
  const [chosen, setChosen] = useState<number>()

  if (paper.data === undefined) {
    return (
      <Page title="Văn bản">
        <Fault fault={paper.error} onAgain={() => void paper.refetch()} />
      </Page>
    )
  }
  const { data } = paper
  const newest = data.versions.reduce((most, { version }) => Math.max(most, version), 0)
  const version = chosen ?? newest
  return (
    <Page
      title={data.title}
      note={data.cellName}
      actions={
        (data.meetingId ?? data.reportId) !== null && (
          <ButtonLink
            to={data.meetingId === null ? `/bao-cao/${data.reportId}` : `/buoi/${data.meetingId}`}
            variant="default"
          >
            {data.meetingId === null ? 'Mở báo cáo' : 'Mở buổi sinh hoạt'}
          </ButtonLink>
        )
      }
      asideLabel="Bản in"
      asideWidth="wide"
      aside={
        <div className="paper-side">
          {data.state !== 'draft' &&
            (version === newest ? (
              <KeptBar paper={data} />
            ) : (
              <p className="hint">
                Đang xem bản {version}, đã được thay bằng bản {newest}. Muốn in hay lưu bản đang dùng, hãy
                chọn bản {newest}.
              </p>
            ))}
          {version > 0 && <KeptPdf paper={data} version={version} />}
        </div>
      }
    >
      <section className="section">
        <h2>Các bản</h2>
        {data.state === 'draft' && (
          <p className="muted">
            Đang lập bản sửa đổi; bản mới có khi chốt bản in ở{' '}
            {data.meetingId === null ? 'báo cáo' : 'buổi sinh hoạt'}.
          </p>
        )}
        <Versions paper={data} chosen={version} onChoose={setChosen} />
      </section>
      <OfficialText paper={data} />
    </Page>
  )
}
