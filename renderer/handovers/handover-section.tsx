import { Button, Group, VisuallyHidden } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { formatMoment } from '../../shared/calendar/wall.ts'
import type { Handover } from '../../shared/handovers/contract.ts'
import { useAccess, useMay } from '../accounts/access.ts'
import { Confirm } from '../components/confirm.tsx'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { saveDoorFile, useJob, useRead, useWrite } from '../office.ts'
import { PrintDialog } from '../printing/print-dialog.tsx'

/** Bàn giao: what waits for the person at the PC, and every handover with its paper. */
export function HandoverSection() {
  const me = useAccess().data?.person?.id
  const handovers = useRead('handovers.list', {})
  const found = handovers.data ?? []
  if (found.length === 0) return <Fault fault={handovers.error} />
  return (
    <section className="section">
      <h2>Bàn giao</h2>
      {found
        .filter(({ state, receiver }) => state === 'waiting' && receiver.id === me)
        .map((each) => (
          <Receive key={each.id} handover={each} />
        ))}
      <table className="table" aria-label="Các lần bàn giao">
        <thead>
          <tr>
            <th scope="col">Người giao</th>
            <th scope="col">Người nhận</th>
            <th scope="col">Bàn giao lúc</th>
            <th scope="col">
              <VisuallyHidden>Việc</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {found.map((each) => (
            <HandoverRow key={each.id} handover={each} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function HandoverRow({
  handover: { id, state, giver, receiver, receivedAt },
}: {
  readonly handover: Handover
}) {
  const may = useMay()
  const cancel = useWrite('handovers.cancel')
  return (
    <tr>
      <td>{giver.name}</td>
      <td>{receiver.name}</td>
      <td>
        {state === 'waiting' && `Chờ ${receiver.name} đăng nhập và nhận`}
        {state === 'cancelled' && 'Đã hủy'}
        {receivedAt !== null && formatMoment(receivedAt)}
      </td>
      <td>
        {state === 'received' && <HandoverPaper id={id} label={`Biên bản bàn giao của ${giver.name}`} />}
        {state === 'waiting' && may('administer') && (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`Hủy bàn giao của ${giver.name}`}
            onClick={() => cancel.mutate({ id })}
          >
            Hủy
          </Button>
        )}
        <Fault fault={cancel.error} />
      </td>
    </tr>
  )
}

/** The receiver's own yes: from then on the giver's password opens nothing. */
function Receive({ handover: { id, giver } }: { readonly handover: Handover }) {
  const receive = useJob('handovers.receive')
  const last = useRead('backup.state', {}).data?.last
  const [isAsking, setAsking] = useState(false)
  const take = async () => {
    if ((await receive.start({ id })) === undefined) return
    setAsking(false)
    notifications.show({
      message: `Đã nhận bàn giao của ${giver.name}. Hãy in biên bản để ký; nếu người giao biết mã khôi phục thì cấp mã mới.`,
      autoClose: 15_000,
    })
  }
  return (
    <div className="stack">
      <p>
        <strong>{giver.name}</strong> bàn giao sổ cho đồng chí. Khi nhận, tài khoản của {giver.name} ngừng
        dùng và biên bản ghi số liệu đúng lúc đó. Bản sao lưu gần nhất:{' '}
        <strong>{last == null ? 'chưa có' : formatMoment(last.madeAt)}</strong>. Nên{' '}
        <TextLink to="/sao-luu">sao lưu</TextLink> trước khi nhận.
      </p>
      <Group>
        <Button onClick={() => setAsking(true)}>Nhận bàn giao</Button>
      </Group>
      <Confirm
        isOpen={isAsking}
        title="Nhận bàn giao"
        confirmLabel="Nhận"
        isBusy={receive.isRunning}
        fault={receive.error}
        onConfirm={() => void take()}
        onClose={() => setAsking(false)}
      >
        Tài khoản của {giver.name} ngừng dùng ngay, và biên bản ghi số liệu đúng lúc này. Sổ và các bản sao
        lưu giữ nguyên.
      </Confirm>
    </div>
  )
}

function HandoverPaper({ id, label }: { readonly id: string; readonly label: string }) {
  const paper = useJob('handovers.paper')
  const [printed, setPrinted] = useState<string>()
  const may = useMay()
  const draw = async (use: (file: NonNullable<typeof paper.result>) => Promise<unknown>) => {
    if (paper.isRunning) return
    const file = await paper.start({ id })
    if (file !== undefined) await use(file)
  }
  return (
    <>
      <Group gap="xs" wrap="nowrap">
        <Button
          size="compact-sm"
          variant="default"
          loading={paper.isRunning}
          aria-label={`Lưu PDF ${label}`}
          onClick={() => void draw(saveDoorFile)}
        >
          Lưu PDF
        </Button>
        {may('export') && (
          <Button
            size="compact-sm"
            variant="default"
            aria-disabled={paper.isRunning}
            aria-label={`In ${label}`}
            onClick={() => void draw(async (file) => setPrinted(file.token))}
          >
            In
          </Button>
        )}
      </Group>
      <Fault fault={paper.error} />
      <PrintDialog
        title={`In ${label}`}
        source={{ file: printed ?? '' }}
        remember="handover"
        isOpen={printed !== undefined}
        onClose={() => setPrinted(undefined)}
      />
    </>
  )
}
