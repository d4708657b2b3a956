import { Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { Fault } from '../components/fault.tsx'
import { asFault, fetchDoor, type OfficeFault } from '../office.ts'
import './documents.css'
import type { Sheets } from './sheets.ts'

interface PdfViewProps {
  /** What the sheets are, for who cannot see them: "Biên bản sinh hoạt". */
  readonly label: string
  readonly bytes?: Uint8Array | undefined
  /** Or the token of a file behind the door. */
  readonly token?: string | undefined
  /** The bytes are one paper that is being typed: what changes comes into view. */
  readonly isFollowed?: boolean
}

/** A PDF on shadowed sheets, as wide as its place. The place read and the old sheets stay while new ones are drawn. */
export function PdfView({ label, bytes, token, isFollowed = false }: PdfViewProps) {
  const scroller = useRef<HTMLElement>(null)
  const stack = useRef<HTMLDivElement>(null)
  const sheets = useRef<Promise<Sheets>>(undefined)
  const [pages, setPages] = useState<number>()
  const [fault, setFault] = useState<OfficeFault>()

  useEffect(() => {
    const [outer, inner] = [scroller.current, stack.current]
    if (outer === null || inner === null) return
    // pdf.js is large: it comes when the first paper is looked at.
    const made = import('./sheets.ts').then(({ createSheets }) => createSheets(outer, inner))
    sheets.current = made
    return () => {
      sheets.current = undefined
      void made.then((view) => view.destroy())
    }
  }, [])

  useEffect(() => {
    let isOld = false
    const show = async () => {
      const content = bytes ?? (token === undefined ? undefined : await fetchDoor(token))
      const view = await sheets.current
      if (content === undefined || view === undefined || isOld) return
      const count = await view.show(content, isFollowed)
      if (isOld) return
      setPages(count)
      setFault(undefined)
    }
    show().catch((thrown) => {
      if (!isOld) setFault(asFault(thrown))
    })
    return () => {
      isOld = true
    }
  }, [bytes, token, isFollowed])

  return (
    <div className="pdf-view">
      <Fault fault={fault} />
      <section
        ref={scroller}
        className="pdf-scroller"
        aria-label={pages === undefined ? label : `${label}, ${pages} trang`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling place must be reachable by keyboard
        tabIndex={0}
      >
        <div ref={stack} className="pdf-stack" />
        {pages === undefined && fault === undefined && (
          <Text c="dimmed" className="pdf-waiting">
            Đang dựng bản in…
          </Text>
        )}
      </section>
      {pages !== undefined && (
        <Text size="xs" c="dimmed" className="pdf-pages">
          {pages} trang
        </Text>
      )}
    </div>
  )
}
