import { Button, NativeSelect, Text } from '@mantine/core'
import { useState } from 'react'
import type { PrintOutcome } from '../../shared/printing/contract.ts'
import type { Pass } from '../../shared/printing/sheets.ts'
import type { PrintSettings } from './remembered.ts'

interface AfterSendingProps {
  readonly outcome: PrintOutcome
  readonly pass: Pass
  readonly settings: PrintSettings
  readonly isBusy: boolean
  /** The sheets came out as they should; undefined where nothing is written down of that. */
  readonly onCame: (() => void) | undefined
  readonly onBacks: () => void
  readonly onGoOn: (from: number) => void
  readonly onSettings: () => void
  readonly onClose: () => void
}

/** What the clerk does at the printer now: turn the stack, say that everything came, or go on after a jam. */
export function AfterSending(props: AfterSendingProps) {
  const { outcome, pass, settings, isBusy, onCame } = props
  const isBetween = settings.sides === 'passes' && pass === 'fronts'
  return (
    <>
      <div className="print-choices">
        <Text fw={600} role="status">
          {sentWords(outcome, isBetween)}
        </Text>
        {isBetween && <TurningWords sheets={outcome.sheets} isBackReversed={settings.isBackReversed} />}
        {outcome.sets.length > 1 && (
          <GoingOn
            {...props}
            isReversed={settings.sides === 'passes' && pass === 'backs' && settings.isBackReversed}
          />
        )}
      </div>
      <div className="print-ways">
        {isBetween && (
          <Button autoFocus loading={isBusy} onClick={props.onBacks}>
            {outcome.how === 'file' ? 'Lưu PDF trang chẵn' : 'In trang chẵn'}
          </Button>
        )}
        {!isBetween && onCame !== undefined && (
          <Button autoFocus disabled={isBusy} onClick={onCame}>
            Giấy đã ra đủ, ghi Đã in
          </Button>
        )}
        <Button variant="default" disabled={isBusy} onClick={props.onSettings}>
          In lại
        </Button>
        <Button variant="default" autoFocus={!isBetween && onCame === undefined} onClick={props.onClose}>
          Xong
        </Button>
      </div>
    </>
  )
}

function sentWords({ how, sheets }: PrintOutcome, isBetween: boolean): string {
  const what = isBetween ? `các trang lẻ, ${sheets} tờ` : `bản in, ${sheets} tờ`
  switch (how) {
    case 'printed':
      return `Đã gửi tới máy in: ${what}.`
    case 'sent':
      return `Đã gửi tới máy in: ${what}. Máy tính không báo lại, hãy xem giấy ra.`
    case 'shown':
      return `Đã mở ${what} trong cửa sổ riêng. Bấm nút in ở đó, chọn khổ A4, tỷ lệ 100% (Kích thước thực).`
    case 'file':
      return `Đã lưu tệp PDF để in: ${what}. Mở tệp và in với khổ A4, tỷ lệ 100%.`
  }
}

interface TurningWordsProps {
  readonly sheets: number
  readonly isBackReversed: boolean
}

/** Lật cả chồng giấy. */
function TurningWords({ sheets, isBackReversed }: TurningWordsProps) {
  return (
    <>
      <Text size="sm">Bây giờ lật cả chồng giấy để in mặt sau:</Text>
      <ol className="print-steps">
        <li>Chờ máy in ra đủ {sheets} tờ.</li>
        <li>Cầm cả chồng, không xáo thứ tự, không bỏ tờ nào.</li>
        <li>
          Đặt lại vào khay sao cho máy in lên mặt còn trắng, đầu trang quay về phía như khi giấy ra,{' '}
          {isBackReversed ? 'tờ cuối' : 'tờ đầu'} được lấy trước.
        </li>
        <li>Bấm nút trang chẵn ở dưới. Tờ không có trang chẵn vẫn đi qua máy, mặt sau để trắng.</li>
      </ol>
    </>
  )
}

/** Kẹt giấy: from the set whose sheets did not come. */
function GoingOn({
  outcome,
  isBusy,
  isReversed,
  onGoOn,
}: AfterSendingProps & { readonly isReversed: boolean }) {
  const sets = isReversed ? outcome.sets.toReversed() : outcome.sets
  const [from, setFrom] = useState(sets[0]?.set ?? 0)
  return (
    <>
      <NativeSelect
        label="Kẹt giấy, hết giấy? In tiếp từ"
        description={
          isReversed ? 'Mặt sau đang in từ tờ cuối lên, nên in tiếp là in ngược lên phía đầu.' : undefined
        }
        value={String(from)}
        data={sets.map(({ set, label, firstSheet, lastSheet }) => ({
          value: String(set),
          label: `${label} (${firstSheet === lastSheet ? `tờ ${firstSheet}` : `tờ ${firstSheet}–${lastSheet}`})`,
        }))}
        onChange={(event) => setFrom(Number(event.currentTarget.value))}
      />
      <div>
        <Button variant="default" size="xs" loading={isBusy} onClick={() => onGoOn(from)}>
          {outcome.how === 'file' ? 'Lưu PDF phần còn lại' : 'In tiếp'}
        </Button>
      </div>
    </>
  )
}
