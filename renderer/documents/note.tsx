import type { ReactNode } from 'react'
import { Icon } from '../components/icons.tsx'
import './documents.css'

interface NoteProps {
  readonly title: string
  readonly children?: ReactNode
}

/** Something is done and good: a calm line with what came of it. */
export function Note({ title, children }: NoteProps) {
  return (
    <div className="note" role="status">
      <p className="note-title">
        <Icon name="check" size={18} /> {title}
      </p>
      {children}
    </div>
  )
}
