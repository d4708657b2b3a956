import { Button, Group, Modal, Text } from '@mantine/core'
import { useCallback, useEffect, useState } from 'react'
import type { Output } from '../../shared/contract.ts'
import { Fault } from '../components/fault.tsx'
import { momentPhrase } from '../components/moments.ts'
import { Progress } from '../components/progress.tsx'
import { call, closeWindow, onClosing, useJob } from '../office.ts'

type Asked = NonNullable<Output<'backup.closing'>>

/** A copy that runs already is looked at again so often. */
const lookAgainMs = 700

/**
 * Sao lưu trước khi đóng: the copy of the day, to the place that is there. The window closes when the copy is proven, or
 * when the clerk does without; with half a copy it never closes by itself.
 */
export function Closing() {
  const [asked, setAsked] = useState<Asked>()
  const make = useJob('backup.make')
  const { start, reset } = make
  const stay = useCallback(() => {
    setAsked(undefined)
    reset()
  }, [reset])

  const copy = useCallback(
    async (folder: string) => {
      const done = await start({ folder })
      // What a copy lacks, or what the clerk should know of it, is read before the window goes.
      if (done !== undefined && done.warnings.length + done.notes.length === 0) closeWindow()
    },
    [start],
  )

  useEffect(
    () =>
      onClosing(async () => {
        const now = await call('backup.closing', {}).catch(() => null)
        if (now === null) {
          closeWindow()
          return
        }
        setAsked(now)
        if (now.isAtOnce && now.place !== null && !now.isRunning) await copy(now.place.token)
      }),
    [copy],
  )

  const waits = asked?.isRunning === true && !make.isRunning
  useEffect(() => {
    if (!waits) return
    const timer = setInterval(async () => {
      const now = await call('backup.closing', {}).catch(() => null)
      if (now === null) closeWindow()
      else if (!now.isRunning) setAsked(now)
    }, lookAgainMs)
    return () => clearInterval(timer)
  }, [waits])

  if (asked === undefined) return null
  const { place } = asked
  const isBusy = make.isRunning || waits
  const done = make.result
  return (
    <Modal
      opened
      onClose={() => !isBusy && stay()}
      withCloseButton={!isBusy}
      closeButtonProps={{ 'aria-label': 'Ở lại' }}
      title="Sao lưu trước khi đóng"
    >
      <div className="stack">
        {!isBusy && done === undefined && place !== null && (
          <Text>
            {asked.lastMadeAt === null
              ? 'Chưa có bản sao lưu nào ở ổ khác.'
              : `Bản sao lưu gần nhất làm lúc ${momentPhrase(asked.lastMadeAt)}.`}{' '}
            Sao lưu ra <strong>{place.label}</strong> rồi đóng chương trình?
          </Text>
        )}
        {waits && <Progress progress={undefined} label="Đang sao lưu; xong thì chương trình đóng" />}
        {make.isRunning && <Progress progress={make.progress} label="Đang sao lưu" onCancel={make.cancel} />}
        <Fault fault={make.error} />
        {done !== undefined &&
          [...done.warnings, ...done.notes].map((sentence) => (
            <Text key={sentence} className="attention">
              {sentence}
            </Text>
          ))}
        {!isBusy && (
          <Group justify="flex-end">
            <Button variant="default" onClick={stay}>
              Ở lại
            </Button>
            <Button
              variant="default"
              onClick={closeWindow}
              {...(done !== undefined && { 'data-autofocus': true })}
            >
              {done === undefined ? 'Đóng, không sao lưu' : 'Đóng'}
            </Button>
            {place !== null && done === undefined && (
              <Button data-autofocus onClick={() => void copy(place.token)}>
                {make.error === undefined ? 'Sao lưu rồi đóng' : 'Sao lưu lại'}
              </Button>
            )}
          </Group>
        )}
      </div>
    </Modal>
  )
}
