import type { ReactNode } from 'react'

interface EmptyProps {
  readonly title: string
  /** What to do first. */
  readonly children?: ReactNode
  readonly actions?: ReactNode
}

/** Where a list or a detail has nothing to show yet. */
export function Empty({ title, children, actions }: EmptyProps) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children !== undefined && <div className="empty-text">{children}</div>}
      {actions !== undefined && <div className="empty-actions">{actions}</div>}
    </div>
  )
}
