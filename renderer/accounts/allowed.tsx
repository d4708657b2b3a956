import type { ReactNode } from 'react'
import type { GivenRight } from '../../shared/accounts/rights.ts'
import { Empty } from '../components/empty.tsx'
import { TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { useMay } from './access.ts'

interface AllowedProps {
  readonly right: GivenRight
  /** Of the page. */
  readonly title: string
  readonly children: ReactNode
}

/** A page that is wholly of one right: who lacks it is told so, instead of trying and being refused. */
export function Allowed({ right, title, children }: AllowedProps) {
  const may = useMay()
  if (may(right)) return children
  return (
    <Page title={title}>
      <Empty title="Tài khoản này chưa được giao quyền dùng trang này">
        Hãy hỏi người quản trị, hoặc <TextLink to="/">về Việc cần làm</TextLink>.
      </Empty>
    </Page>
  )
}
