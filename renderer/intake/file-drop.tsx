import { Button, Text } from '@mantine/core'
import { type DragEvent, useRef, useState } from 'react'

/** Chooses a workbook by the dialog or by dropping it. */
export function FileDrop({ onChoose }: { readonly onChoose: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const [problem, setProblem] = useState<string>()

  const take = (file: File | undefined) => {
    if (file === undefined) return
    if (!/\.xlsx$/i.test(file.name)) {
      setProblem(
        `Tệp ${file.name} không phải là tệp .xlsx. Mở tệp bằng Excel, chọn Lưu thành (Save As) dạng .xlsx rồi chọn lại.`,
      )
      return
    }
    setProblem(undefined)
    onChoose(file)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a place to drop a file; the button in it does the same */}
      <div
        className="file-drop"
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <Button onClick={() => input.current?.click()}>Chọn tệp Excel</Button>
        <input
          ref={input}
          type="file"
          accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          className="file-input"
          aria-label="Tệp Excel"
          tabIndex={-1}
          onChange={(event) => {
            take(event.currentTarget.files?.[0])
            event.currentTarget.value = ''
          }}
        />
        <Text>hoặc kéo tệp vào đây</Text>
        <Text size="sm" c="dimmed">
          Nhận mẫu 29 cột và danh sách đảng viên xuất từ hệ thống của cấp trên. Chưa có gì được ghi cho tới
          khi bấm Nhập.
        </Text>
      </div>
      {problem !== undefined && (
        <p className="hint" role="alert">
          {problem}
        </p>
      )}
    </>
  )
}
