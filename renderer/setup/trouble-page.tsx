import { Button, Group } from '@mantine/core'
import { useMay } from '../accounts/access.ts'
import { ButtonLink } from '../components/link.tsx'
import { Bundle } from '../diagnosis/bundle.tsx'
import { type OfficeFault, useJob } from '../office.ts'

interface TroublePageProps {
  readonly fault: OfficeFault
  readonly onAgain: () => void
}

/** The office cannot open its data: what happened, what is safe, what to do. */
export function TroublePage({ fault, onAgain }: TroublePageProps) {
  const reopen = useJob('setup.reopen')
  const may = useMay()
  const again = async () => {
    await reopen.start({})
    onAgain()
  }
  // Anything else, such as a window opened without its key, says nothing about the data.
  const isAboutData = fault.code === 'not-ready' || fault.code === 'storage'
  return (
    <main className="guide">
      <h1>{isAboutData ? 'Chưa mở được dữ liệu' : 'Chưa vào được sổ'}</h1>
      <p className="guide-lead" role="alert">
        {fault.message}
      </p>
      {isAboutData && <WhatToDo />}
      {reopen.error !== undefined && <p role="status">Vừa thử lại nhưng vẫn chưa mở được.</p>}
      <Group mt="lg">
        <Button loading={reopen.isRunning} onClick={() => void again()}>
          Thử lại
        </Button>
        {isAboutData && (
          <ButtonLink to="/sao-luu" variant="default">
            Khôi phục từ bản sao lưu
          </ButtonLink>
        )}
      </Group>
      {isAboutData && may('administer') && (
        <>
          <h2>Nếu vẫn không được</h2>
          <Bundle />
        </>
      )}
    </main>
  )
}

function WhatToDo() {
  return (
    <>
      <h2>Điều gì còn nguyên</h2>
      <p>
        Chương trình chưa sửa và không xóa gì. Tệp dữ liệu và các bản sao lưu vẫn ở chỗ cũ; văn bản đã in và
        đã ký không bị ảnh hưởng.
      </p>
      <h2>Việc cần làm</h2>
      <ol>
        <li>
          Nếu chương trình đang mở ở một cửa sổ khác, hãy dùng cửa sổ ấy, hoặc đóng nó lại rồi thử lại ở đây.
        </li>
        <li>
          Nếu vẫn không được, hãy khôi phục từ bản sao lưu gần nhất. Dữ liệu hiện có được giữ lại, không bị
          ghi đè.
        </li>
      </ol>
    </>
  )
}
