import { Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useEffect, useState } from 'react'
import type { MonthView } from '../../shared/months/contract.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { Fault } from '../components/fault.tsx'
import { leaveField } from '../components/leave-field.ts'
import { OfficeFault, useWrite } from '../office.ts'
import { type DirectionsWish, draftOf, dropDraft, keepDraft } from './directions-draft.ts'
import { DirectionsForm } from './directions-form.tsx'

export const unclearDay = new OfficeFault({
  code: 'invalid',
  message:
    'Còn ngày chưa đúng trong định hướng tháng nên chưa ghi. Những gì đã nhập vẫn còn. Hãy sửa ô được đánh dấu.',
})

interface DirectionsSideProps {
  readonly period: string
  readonly month: MonthView
  readonly onReload: () => Promise<unknown>
  /** What is no day, by row; kept by the page, which saves the directions too. */
  readonly problems: Map<string, string>
}

/** Định hướng của Đảng ủy beside the opening: saved with it, or by itself at any time. */
export function DirectionsSide({ period, month, onReload, problems }: DirectionsSideProps) {
  const save = useWrite('months.saveDirections')
  const [isTouched, setTouched] = useState(draftOf(period) !== undefined)
  const [shown, setShown] = useState(month.revision)
  const [isUnclear, setUnclear] = useState(false)
  // Directions that were written elsewhere come in while nobody types here.
  useEffect(() => {
    if (!isTouched) setShown(month.revision)
  }, [isTouched, month.revision])
  const change = (wish: DirectionsWish) => {
    keepDraft(period, wish)
    setTouched(true)
  }
  const renew = async () => {
    dropDraft(period)
    save.reset()
    await onReload()
    setTouched(false)
  }
  const submit = () => {
    const wish = draftOf(period)
    setUnclear(problems.size > 0)
    if (wish === undefined || problems.size > 0) return
    save.mutate(
      { period, ...wish },
      {
        onSuccess: () => {
          notifications.show({ message: 'Đã ghi định hướng tháng.' })
          void renew()
        },
      },
    )
  }
  return (
    <section aria-label="Định hướng tháng của Đảng ủy">
      <div className="section-head">
        <h2>Định hướng của Đảng ủy</h2>
        <span className="small muted">{isTouched ? 'Chưa ghi' : ''}</span>
      </div>
      <p className="small muted opening-hint">
        Nhập một lần cho mọi chi bộ: có trong phiếu in và trong từng buổi sinh hoạt của kỳ.
      </p>
      <DirectionsForm
        key={shown}
        period={period}
        month={month}
        onChange={change}
        onProblem={(row, problem) => {
          if (problem === undefined) problems.delete(row)
          else problems.set(row, problem)
        }}
      />
      <Fault
        fault={isUnclear ? unclearDay : save.error}
        {...(save.error?.code === 'conflict' && { onAgain: () => void renew() })}
      />
      <Group justify="flex-end" mt="md">
        <ButtonFor
          right="write"
          variant="default"
          disabled={!isTouched}
          loading={save.isPending}
          onClick={() => {
            leaveField()
            submit()
          }}
        >
          Ghi định hướng
        </ButtonFor>
      </Group>
    </section>
  )
}
