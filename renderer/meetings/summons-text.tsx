import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import type { MeetingContent } from '../../shared/meetings/meeting.ts'
import { useForm } from './form.ts'

interface SummonsTextProps {
  /** The words, made of what stands in the form. */
  readonly wordsOf: (content: MeetingContent) => string
}

/** The summons as a short text for a telephone message: to be copied whole, or selected where copying is not allowed. */
export function SummonsText({ wordsOf }: SummonsTextProps) {
  const form = useForm()
  const [text, setText] = useState<string>()
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    const words = wordsOf(form.read())
    setText(words)
    try {
      await navigator.clipboard.writeText(words)
      setCopied(true)
    } catch {
      setCopied(false)
    }
  }
  return (
    <>
      <Group gap="sm">
        <Button size="xs" variant="default" onClick={() => void copy()}>
          Chép tin nhắn triệu tập
        </Button>
        <Text component="span" size="sm" c="dimmed" role="status">
          {text !== undefined &&
            (isCopied ? 'Đã chép, dán được vào Zalo hoặc tin nhắn.' : 'Chọn đoạn dưới đây để chép.')}
        </Text>
      </Group>
      {text !== undefined && <p className="summons-text">{text}</p>}
    </>
  )
}
