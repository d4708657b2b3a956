import { FileButton, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useRef, useState } from 'react'
import type { FullForm } from '../../shared/people/contract.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { Fault } from '../components/fault.tsx'
import { asFault, type OfficeFault, upload, useJob } from '../office.ts'
import classes from './card.module.css'
import { PhotoCrop } from './photo-crop.tsx'

interface PhotoPanelProps {
  readonly form: FullForm
  readonly fullName: string
  readonly photo: string | undefined
  readonly isReadOnly: boolean
}

const most = 40 * 1024 * 1024

/** The picture of 3 x 4 cm that stands on the phiếu. */
export function PhotoPanel({ form, fullName, photo, isReadOnly }: PhotoPanelProps) {
  const job = useJob('people.setPhoto')
  const [picture, setPicture] = useState<ImageBitmap>()
  const [problem, setProblem] = useState<string>()
  const [fault, setFault] = useState<OfficeFault>()
  const opener = useRef<HTMLButtonElement>(null)
  const close = () => {
    picture?.close()
    setPicture(undefined)
    // The dialog is gone at once and cannot give the focus back by itself.
    requestAnimationFrame(() => opener.current?.focus())
    setFault(undefined)
    job.reset()
  }
  const choose = async (file: File | null) => {
    setProblem(undefined)
    if (file === null) return
    const isPicture = ['image/jpeg', 'image/png'].includes(file.type) && file.size <= most
    const opened = isPicture ? await createImageBitmap(file).catch(() => undefined) : undefined
    if (opened === undefined)
      setProblem('Không mở được ảnh này. Hãy chọn ảnh JPEG hoặc PNG, không quá 40 MB.')
    else setPicture(opened)
  }
  const keep = async (jpeg: Blob | null) => {
    setFault(undefined)
    try {
      const token = jpeg && (await upload(new File([jpeg], 'anh-the.jpg', { type: 'image/jpeg' })))
      const kept = await job.start({ id: form.id, revision: form.revision, upload: token })
      if (kept === undefined) return
      notifications.show({
        message: jpeg === null ? `Đã bỏ ảnh của ${fullName}` : `Đã ghi ảnh của ${fullName}`,
      })
      close()
    } catch (thrown) {
      setFault(asFault(thrown))
    }
  }
  return (
    <>
      {photo === undefined ? (
        <p className="muted section">Chưa có ảnh.</p>
      ) : (
        <img className={classes.photo} src={photo} alt={`Ảnh thẻ của ${fullName}`} />
      )}
      {!isReadOnly && (
        <Group gap="xs">
          <FileButton accept="image/jpeg,image/png" onChange={(file) => void choose(file)}>
            {(props) => (
              <ButtonFor right="write" {...props} ref={opener} size="xs" variant="default">
                {photo === undefined ? 'Chọn ảnh' : 'Thay ảnh'}
              </ButtonFor>
            )}
          </FileButton>
          {photo !== undefined && (
            <ButtonFor
              right="write"
              size="xs"
              variant="default"
              loading={job.isRunning}
              onClick={() => void keep(null)}
            >
              Bỏ ảnh
            </ButtonFor>
          )}
        </Group>
      )}
      {problem !== undefined && (
        <p role="alert" className="attention">
          {problem}
        </p>
      )}
      {picture === undefined && <Fault fault={fault ?? job.error} />}
      {picture !== undefined && (
        <PhotoCrop
          picture={picture}
          isBusy={job.isRunning}
          fault={fault ?? job.error}
          onCut={(jpeg) => void keep(jpeg)}
          onClose={close}
        />
      )}
    </>
  )
}
