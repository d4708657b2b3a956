import { useState } from 'react'
import { useMay } from '../accounts/access.ts'
import { Fault } from '../components/fault.tsx'
import { Page } from '../components/page.tsx'
import { useRead } from '../office.ts'
import './backup.css'
import { Takeout } from '../takeout/takeout.tsx'
import { BackupTimes } from './backup-times.tsx'
import { CopyHistory, LastCopy } from './last-copy.tsx'
import { MakeCopy } from './make-copy.tsx'
import { useOpenedSet } from './opened.ts'
import { Restore } from './restore.tsx'
import { WayBack } from './way-back.tsx'

/**
 * Sao lưu: a copy that proves itself, and the way back from one. It works before the first run and when the data cannot
 * be opened: then only the restore is offered.
 */
export function BackupPage() {
  const office = useRead('setup.state', {})
  const state = useRead('backup.state', {})
  const [restores, setRestores] = useState(0)
  const onRestored = () => setRestores((before) => before + 1)
  const may = useMay()
  const opened = useOpenedSet()
  const isOpen = office.data?.isSetUp === true
  return (
    <Page title="Sao lưu" note="Sao lưu ra USB và khôi phục">
      {isOpen && (
        <>
          <section className="section">
            {state.data !== undefined && <LastCopy {...state.data} />}
            <Fault fault={state.error} onAgain={() => void state.refetch()} />
          </section>
          <MakeCopy />
          {state.data !== undefined && (
            <BackupTimes
              times={state.data.times}
              trouble={state.data.scheduleTrouble}
              mayChange={may('administer')}
            />
          )}
        </>
      )}
      {opened !== undefined && !may('administer') && (
        <p className="hint">Chỉ tài khoản quản trị xem và khôi phục được bản sao lưu.</p>
      )}
      {may('administer') && (
        <>
          <Restore hasData={isOpen} onRestored={onRestored} />
          <WayBack restores={restores} onRestored={onRestored} />
        </>
      )}
      {state.data !== undefined && state.data.history.length > 0 && (
        <CopyHistory history={state.data.history} />
      )}
      {isOpen && may('administer') && <Takeout />}
    </Page>
  )
}
