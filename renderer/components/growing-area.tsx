import { Textarea, type TextareaProps } from '@mantine/core'
import './growing-area.css'

interface GrowingAreaProps extends Omit<TextareaProps, 'autosize' | 'minRows' | 'maxRows' | 'rows'> {
  readonly minRows?: number | undefined
  readonly maxRows?: number | undefined
}

/**
 * A field for long text that is as high as its text. The browser's layout does it: the library's own way lays a hidden
 * copy out three times at every key, which on a slow PC is longer than the key itself.
 */
export function GrowingArea({ minRows = 2, maxRows, ...area }: GrowingAreaProps) {
  return (
    <Textarea
      {...area}
      rows={minRows}
      classNames={{ input: 'growing-area' }}
      styles={{
        input: { '--least-rows': minRows, ...(maxRows !== undefined && { '--most-rows': maxRows }) },
      }}
    />
  )
}
