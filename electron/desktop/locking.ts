import type { AccessState } from '../../shared/accounts/contract.ts'
import type { Office } from '../office/office.ts'
import type { PaperViewer } from './paper-viewer.ts'

/** Papers that are shown in windows of their own would stay readable beside a covered one: they close with the lock. */
export function closePapersWhenLocked(office: Office, viewer: PaperViewer): void {
  office.onEvent((event) => {
    if (event.kind !== 'changed' || !event.capabilities.includes('accounts')) return
    void office.call('accounts.state', {}).then((answer) => {
      if (!answer.ok) return
      const { phase } = answer.value as AccessState
      if (phase !== 'open' && phase !== 'unprotected') viewer.closeAll()
    })
  })
}
