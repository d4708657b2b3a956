import { useEffect, useRef, useState } from 'react'
import type { ReportView } from '../../shared/reports/contract.ts'
import { createKeeper, flushOnLeaving, type Keeper } from '../meetings/keeper.ts'
import { asFault, call } from '../office.ts'

interface Typed {
  subject: string
  addressee: string
  datedOn: string | null
  /** Only what was touched here; null goes back to the proposal. */
  readonly sections: Map<string, string | null>
}

export interface ReportEditor {
  readonly keeper: Keeper
  readonly change: (part: Partial<Pick<Typed, 'subject' | 'addressee' | 'datedOn'>>) => void
  readonly writeSection: (section: string, content: string | null) => void
  /** The revision to freeze, once everything typed is with the office. */
  readonly ready: () => Promise<number | undefined>
}

/** Not at every keystroke: each keeping is a line of the audit. */
const PAUSE = 1200

/** What is typed of a report, kept at each pause. */
export function useReport(view: ReportView): ReportEditor {
  const revision = useRef(view.revision)
  const typed = useRef<Typed>({
    ...{ subject: view.subject, addressee: view.addressee, datedOn: view.datedOn },
    sections: new Map(),
  })
  const [keeper] = useState(() =>
    createKeeper({
      ...{ draftRevision: view.revision, keptAt: null, pause: PAUSE },
      read: () => ({
        ...typed.current,
        sections: [...typed.current.sections].map(([section, content]) => ({ section, content })),
      }),
      send: async (content, seen) => {
        try {
          const answer = await call('reports.write', { id: view.id, revision: seen, ...content })
          revision.current = answer.revision
          return { ok: true, value: { draftRevision: answer.revision, keptAt: answer.keptAt } }
        } catch (thrown) {
          const { code, message, fields } = asFault(thrown)
          return { ok: false, error: { code, message, fields } }
        }
      },
    }),
  )
  useEffect(() => {
    const stop = flushOnLeaving(keeper)
    return () => {
      void keeper.flush()
      stop()
    }
  }, [keeper])
  return {
    keeper,
    change: (part) => {
      Object.assign(typed.current, part)
      keeper.changed()
    },
    writeSection: (section, content) => {
      typed.current.sections.set(section, content)
      keeper.changed()
    },
    ready: async () => ((await keeper.flush()) ? revision.current : undefined),
  }
}
