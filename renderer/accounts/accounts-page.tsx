import { useState } from 'react'
import { useSearchParams } from 'wouter'
import type { Account } from '../../shared/accounts/contract.ts'
import { rightNames, roleNames, roleOf } from '../../shared/accounts/rights.ts'
import { formatMoment } from '../../shared/calendar/wall.ts'
import { Fault } from '../components/fault.tsx'
import { ButtonLink, RowLink } from '../components/link.tsx'
import { navigate } from '../components/location.ts'
import { Page } from '../components/page.tsx'
import { HandoverSection } from '../handovers/handover-section.tsx'
import { useRead } from '../office.ts'
import { useAccess, useMay } from './access.ts'
import { AccountCard } from './account-card.tsx'
import { CodeShown } from './code-shown.tsx'
import { FirstAccountForm } from './first-account.tsx'
import { LockSection } from './lock-section.tsx'
import { NewAccount } from './new-account.tsx'
import { PasswordSection } from './password-section.tsx'
import { RenewCode } from './renew-code.tsx'

const path = '/tai-khoan'
const fresh = 'moi'

/** Tài khoản: who may enter and what they may do; for everybody their own password. */
export function AccountsPage() {
  const [search] = useSearchParams()
  const access = useAccess().data
  const may = useMay()
  const [recoveryCode, setRecoveryCode] = useState<string>()
  const isProtected = access !== undefined && access.phase !== 'unprotected'
  const administers = isProtected && may('administer')
  const accounts = useRead('accounts.list', {}, { enabled: administers })
  const asked = search.get('xem')
  const chosen = accounts.data?.find(({ id }) => id === asked)

  if (recoveryCode !== undefined) {
    return (
      <Page title="Mã khôi phục">
        <div className="form-narrow">
          <CodeShown recoveryCode={recoveryCode} doneLabel="Xong" onDone={() => setRecoveryCode(undefined)} />
        </div>
      </Page>
    )
  }
  if (!isProtected) {
    return (
      <Page title="Tài khoản" note="Chưa đặt mật khẩu: ai mở máy cũng xem được sổ">
        <section className="section">
          <h2>Lập tài khoản quản trị</h2>
          <p className="muted">
            Từ đó ai mở chương trình cũng phải đăng nhập. Dữ liệu đã ghi giữ nguyên. Sau bước này chương trình
            cho mã khôi phục để in và cất.
          </p>
          {access !== undefined && <FirstAccountForm onMade={setRecoveryCode} />}
        </section>
      </Page>
    )
  }
  const aside =
    asked === fresh ? (
      <NewAccount onMade={(id) => navigate(`${path}?xem=${id}`, { replace: true })} />
    ) : (
      chosen && <AccountCard key={`${chosen.id} ${chosen.revision}`} account={chosen} />
    )
  return (
    <Page
      title="Tài khoản"
      note={`${access.person?.name ?? ''} đang làm việc`}
      {...(administers && { actions: <ButtonLink to={`${path}?xem=${fresh}`}>Thêm tài khoản</ButtonLink> })}
      asideLabel="Một tài khoản"
      {...(administers && aside !== undefined && { aside })}
    >
      {administers && (
        <section className="section">
          <Fault fault={accounts.error} onAgain={() => void accounts.refetch()} />
          {accounts.data !== undefined && <AccountTable accounts={accounts.data} chosen={chosen} />}
        </section>
      )}
      <HandoverSection />
      <PasswordSection />
      <LockSection minutes={access.idleMinutes} mayChange={administers} />
      {administers && <RenewCode onRenewed={setRecoveryCode} />}
    </Page>
  )
}

interface AccountTableProps {
  readonly accounts: readonly Account[]
  readonly chosen: Account | undefined
}

function AccountTable({ accounts, chosen }: AccountTableProps) {
  return (
    <table className="table" aria-label="Tài khoản">
      <thead>
        <tr>
          <th scope="col">Họ và tên</th>
          <th scope="col">Tên đăng nhập</th>
          <th scope="col">Quyền</th>
          <th scope="col" className="wide-only">
            Đăng nhập lần cuối
          </th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <tr key={account.id} data-chosen={account === chosen || undefined}>
            <td>
              <RowLink to={`${path}?xem=${account.id}`} isChosen={account === chosen}>
                {account.name}
              </RowLink>
              {!account.isActive && <span className="tag">Ngừng dùng</span>}
            </td>
            <td>{account.login}</td>
            <td>{rightsPhrase(account)}</td>
            <td className="wide-only nowrap">
              {account.lastEnteredAt === null ? 'chưa lần nào' : formatMoment(account.lastEnteredAt)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function rightsPhrase({ rights }: Account): string {
  const role = roleOf(rights)
  return role === undefined ? rights.map((right) => rightNames[right]).join('; ') : roleNames[role]
}
