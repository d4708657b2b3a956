import { type ReactNode, useEffect } from 'react'

interface PageProps {
  readonly title: string
  /** One line under the title: figures, or what the page is for. */
  readonly note?: ReactNode
  readonly actions?: ReactNode
  /** The detail beside the list. It scrolls by itself. */
  readonly aside?: ReactNode
  readonly asideLabel?: string
  /** `wide` gives the aside half of the window, as for a sheet of paper. */
  readonly asideWidth?: 'card' | 'wide'
  /** `fill` leaves scrolling and padding to the children, as for a long list. */
  readonly body?: 'scroll' | 'fill'
  readonly children: ReactNode
}

/** A page of the window: title and actions on top, the list or form below, its detail beside it. */
export function Page({
  title,
  note,
  actions,
  aside,
  asideLabel,
  asideWidth = 'card',
  body = 'scroll',
  children,
}: PageProps) {
  useEffect(() => {
    document.title = `${title} - Sổ Chi bộ`
  }, [title])
  return (
    <div className="page">
      <header className="page-head">
        <div className="page-title">
          <h1>{title}</h1>
          {note !== undefined && <div className="page-note">{note}</div>}
        </div>
        {actions !== undefined && <div className="page-actions">{actions}</div>}
      </header>
      <div className="page-body" data-aside={aside === undefined ? undefined : asideWidth}>
        <div className="page-main" data-body={body}>
          {children}
        </div>
        {aside !== undefined && (
          <section className="page-aside" aria-label={asideLabel ?? 'Chi tiết'}>
            {aside}
          </section>
        )}
      </div>
    </div>
  )
}
