import { Button, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'

/** Chooses a workbook by the dialog, or by dropping it anywhere on the window. */
export function FileDrop({ onChoose }: { readonly onChoose: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const choose = useRef(onChoose)
  choose.current = onChoose
  const [isOver, setOver] = useState(false)

  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      event.preventDefault()
      setOver(true)
    }
    const onDragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      const file = event.dataTransfer?.files[0]
      if (file !== undefined) choose.current(file)
    }
    window.addEventListener('dragover', onDragOver)
    window.addEventListener('dragleave', onDragLeave)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onDragOver)
      window.removeEventListener('dragleave', onDragLeave)
      window.removeEventListener('drop', onDrop)
    }
  }, [])

  return (
    <div className="file-drop" data-over={isOver || undefined}>
      <Button autoFocus onClick={() => input.current?.click()}>
        Chọn tệp Excel
      </Button>
      <input
        ref={input}
        type="file"
        accept=".xlsx,.csv,.tsv,.txt,.xls,.ods"
        className="file-input"
        aria-label="Tệp Excel"
        tabIndex={-1}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          if (file !== undefined) onChoose(file)
          event.currentTarget.value = ''
        }}
      />
      <Text>hoặc kéo tệp vào cửa sổ này</Text>
      <Text size="sm" c="dimmed">
        Nhận mọi danh sách đảng viên dạng .xlsx hoặc .csv: mẫu 29 cột, danh sách của cấp trên, danh sách riêng
        của cơ quan, kể cả phông chữ cũ. Chưa có gì được ghi cho tới khi bấm Nhập.
      </Text>
    </div>
  )
}
