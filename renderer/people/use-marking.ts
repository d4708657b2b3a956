import { useEffect, useRef, useState } from 'react'
import type { DossierItem, DossierState } from '../../shared/people/details.ts'
import { asFault, call, type OfficeFault, useRead } from '../office.ts'

export interface Marked extends Omit<DossierItem, 'state'> {
  readonly state: DossierState | null
}

interface Marking {
  readonly items: ReadonlyMap<string, Marked>
  /** What the office calls types that the reference does not name, by code. */
  readonly ownNames: Readonly<Record<string, string>>
  readonly fault: OfficeFault | null
  readonly again: () => void
  readonly mark: (item: Marked) => void
}

/** The marks of a file: shown as soon as they are made, written one after another, however fast the keys come. */
export function useMarking(id: string): Marking {
  const dossier = useRead('people.dossier', { id })
  const [said, setSaid] = useState<ReadonlyMap<string, Marked>>(new Map())
  const [fault, setFault] = useState<OfficeFault | null>(null)
  const writes = useRef({ last: Promise.resolve(), open: 0, revision: 0 })
  const seen = dossier.data?.revision ?? 0

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer of the office
  useEffect(() => {
    if (writes.current.open === 0) setSaid(new Map())
  }, [dossier.data])

  const mark = (item: Marked) => {
    const { current } = writes
    setFault(null)
    setSaid((before) => new Map(before).set(item.code, item))
    current.open += 1
    current.revision = Math.max(current.revision, seen)
    current.last = current.last.then(async () => {
      try {
        const input = { id, revision: current.revision, items: [item] }
        current.revision = (await call('people.markDossier', input)).revision
      } catch (thrown) {
        current.revision = 0
        setFault(asFault(thrown))
        setSaid(new Map())
      }
      current.open -= 1
    })
  }
  return {
    items: new Map<string, Marked>([
      ...(dossier.data?.items ?? []).map((item) => [item.code, item] as const),
      ...said,
    ]),
    ownNames: dossier.data?.ownNames ?? {},
    fault: dossier.error ?? fault,
    again: () => {
      setFault(null)
      void dossier.refetch()
    },
    mark,
  }
}
