import { Alert, Checkbox, NativeSelect, Text } from '@mantine/core'
import { mostCopies, type Printer } from '../../shared/printing/contract.ts'
import { sides, sidesNames } from '../../shared/printing/sheets.ts'
import { TextField } from '../components/text-field.tsx'
import type { PrintSettings } from './remembered.ts'
import { copyKinds, hasRange, type PrintSource } from './source.ts'

interface PrintSettingsProps {
  readonly source: PrintSource
  readonly settings: PrintSettings
  /** Undefined until the PC has told them. */
  readonly printers: readonly Printer[] | undefined
  readonly isDirect: boolean
  readonly rangeProblem: string | undefined
  readonly onChange: (settings: PrintSettings) => void
  readonly onRange: (range: string) => void
}

/** Printer, copies, pages and sides. */
export function PrintSettingsForm(props: PrintSettingsProps) {
  const { source, settings, rangeProblem, onChange, onRange } = props
  const change = (more: Partial<PrintSettings>) => onChange({ ...settings, ...more })
  const isTwoSided = settings.sides !== 'one'
  return (
    <>
      <PrinterField {...props} />
      <div className="print-copies">
        {copyKinds(source).map(({ kind, name }) => (
          <CopiesField
            key={kind}
            label={name}
            copies={settings.copies[kind] ?? 1}
            onChange={(copies) => change({ copies: { ...settings.copies, [kind]: copies } })}
          />
        ))}
      </div>
      {hasRange(source) && (
        <TextField
          label="Các trang"
          placeholder="tất cả"
          description="Ví dụ: 1-3, 5. Để trống là in tất cả."
          error={rangeProblem}
          onCommit={onRange}
        />
      )}
      <NativeSelect
        label="Mặt in"
        value={settings.sides}
        data={sides.map((value) => ({ value, label: sidesNames[value] }))}
        onChange={(event) => {
          const chosen = sides.find((value) => value === event.currentTarget.value)
          if (chosen !== undefined) change({ sides: chosen })
        }}
      />
      {isTwoSided && settings.sides !== 'short' && (
        <Checkbox
          label="Mặt sau chừa lề đóng ở bên phải"
          checked={settings.isBackShifted}
          onChange={(event) => change({ isBackShifted: event.currentTarget.checked })}
        />
      )}
      {settings.sides === 'passes' && (
        <NativeSelect
          label="Thứ tự in mặt sau"
          description="Máy in khác nhau. Lần đầu hãy thử với một văn bản hai tờ; mặt sau không khớp thì đổi ở đây."
          value={settings.isBackReversed ? 'last' : 'first'}
          data={[
            { value: 'last', label: 'Từ tờ cuối lên' },
            { value: 'first', label: 'Từ tờ đầu xuống' },
          ]}
          onChange={(event) => change({ isBackReversed: event.currentTarget.value === 'last' })}
        />
      )}
      {isTwoSided && (
        <Text size="sm" c="dimmed">
          Mỗi văn bản, mỗi bản đều bắt đầu ở một tờ mới.
        </Text>
      )}
    </>
  )
}

function PrinterField({ settings, printers, isDirect, onChange }: PrintSettingsProps) {
  if (printers === undefined) return <Text size="sm">Đang hỏi máy in của máy tính này…</Text>
  if (!isDirect) {
    return (
      <Text size="sm">
        Chương trình đang chạy trong trình duyệt nên không tự gửi được tới máy in. Bấm Lưu PDF để in, rồi mở
        tệp và in bằng trình duyệt, chọn khổ A4, tỷ lệ 100%.
      </Text>
    )
  }
  if (printers.length === 0) {
    return (
      <Alert color="amber" variant="light">
        Máy tính này chưa có máy in nào. Vẫn xem và lưu PDF được. Muốn in, hãy nối máy in và cài trong
        Windows, rồi mở lại hộp này; hoặc chép tệp PDF sang máy có máy in.
      </Alert>
    )
  }
  const isGone = settings.printer !== '' && !printers.some(({ name }) => name === settings.printer)
  return (
    <NativeSelect
      label="Máy in"
      description="Khay giấy theo thiết lập của máy in trong Windows. Cần khay khác cho lần này thì bấm Hộp thoại in của hệ thống."
      error={
        isGone ? `Không thấy máy in "${settings.printer}" đã dùng lần trước. Hãy chọn máy in.` : undefined
      }
      value={settings.printer}
      data={[
        { value: '', label: 'Máy in mặc định' },
        ...printers.map(({ name, title }) => ({ value: name, label: title })),
        ...(isGone ? [{ value: settings.printer, label: `${settings.printer} (không thấy)` }] : []),
      ]}
      onChange={(event) => onChange({ ...settings, printer: event.currentTarget.value })}
    />
  )
}

interface CopiesFieldProps {
  readonly label: string
  readonly copies: number
  readonly onChange: (copies: number) => void
}

function CopiesField({ label, copies, onChange }: CopiesFieldProps) {
  return (
    <TextField
      key={copies}
      label={label}
      inputMode="numeric"
      maxLength={2}
      defaultValue={String(copies)}
      onCommit={(text) => {
        const wanted = /^\d{1,2}$/.test(text.trim()) ? Number(text) : 0
        onChange(wanted >= 1 && wanted <= mostCopies ? wanted : copies)
      }}
    />
  )
}
