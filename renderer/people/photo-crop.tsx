import { Button, Group, Modal } from '@mantine/core'
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { Fault } from '../components/fault.tsx'
import type { OfficeFault } from '../office.ts'
import classes from './card.module.css'
import { cutOf, movedBy, photoSize, startOf, zoomedBy } from './crop.ts'

interface PhotoCropProps {
  readonly picture: ImageBitmap
  readonly isBusy: boolean
  readonly fault: OfficeFault | undefined
  readonly onCut: (jpeg: Blob) => void
  readonly onClose: () => void
}

const step = 0.03
const zoomStep = 1.08
const quality = 0.9
const moveKeys: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowLeft: [-step, 0],
  ArrowRight: [step, 0],
  ArrowUp: [0, -step],
  ArrowDown: [0, step],
}
const zoomKeys: Readonly<Record<string, number>> = { '+': zoomStep, '=': zoomStep, '-': 1 / zoomStep }

/** Cuts a picture to 3 x 4: dragged and zoomed with the mouse, or with the arrow keys, + and -. */
export function PhotoCrop(props: PhotoCropProps) {
  return (
    <Modal opened onClose={props.onClose} title="Cắt ảnh 3 x 4" closeButtonProps={{ 'aria-label': 'Đóng' }}>
      <Cutting {...props} />
    </Modal>
  )
}

/** A part of its own: the dialog draws what is in it later than itself, and only then there is a canvas. */
function Cutting({ picture, isBusy, fault, onCut, onClose }: PhotoCropProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [crop, setCrop] = useState(() => startOf(picture))
  const [isBroken, setBroken] = useState(false)

  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const { left, top, width, height } = cutOf(picture, crop)
    context.imageSmoothingQuality = 'high'
    // Pictures may be transparent, JPEG is not.
    context.fillStyle = '#fff'
    context.fillRect(0, 0, photoSize.width, photoSize.height)
    context.drawImage(picture, left, top, width, height, 0, 0, photoSize.width, photoSize.height)
  }, [picture, crop])

  const move = (dx: number, dy: number) => setCrop((now) => movedBy(picture, now, dx, dy))
  const zoom = (factor: number) => setCrop((now) => zoomedBy(picture, now, factor))
  const onKeyDown = (event: KeyboardEvent) => {
    const moved = moveKeys[event.key]
    const factor = zoomKeys[event.key]
    if (event.key === 'Enter') cut()
    else if (moved !== undefined) move(...moved)
    else if (factor !== undefined) zoom(factor)
    else return
    event.preventDefault()
  }
  const drag = (event: PointerEvent<HTMLCanvasElement>) => {
    if (event.buttons !== 1) return
    const { width, height } = event.currentTarget.getBoundingClientRect()
    move(-event.movementX / width, -event.movementY / height)
  }
  const cut = () =>
    canvas.current?.toBlob(
      (jpeg) => {
        setBroken(jpeg === null)
        if (jpeg !== null) onCut(jpeg)
      },
      'image/jpeg',
      quality,
    )
  return (
    <div className="stack">
      {/* biome-ignore lint/a11y/useSemanticElements: a picture is no set of fields */}
      <div
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the picture is moved by keys
        tabIndex={0}
        role="group"
        aria-label="Phần ảnh được cắt. Mũi tên để dịch, cộng và trừ để phóng to, thu nhỏ, Enter để ghi."
        data-autofocus
        className={classes.crop}
        onKeyDown={onKeyDown}
      >
        <canvas
          ref={canvas}
          width={photoSize.width}
          height={photoSize.height}
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={drag}
          onWheel={(event) => zoom(event.deltaY < 0 ? zoomStep : 1 / zoomStep)}
        />
      </div>
      <p className="muted small">
        Kéo ảnh bằng chuột hoặc phím mũi tên; <kbd>+</kbd> <kbd>-</kbd> hoặc con lăn để phóng to, thu nhỏ.
      </p>
      {isBroken && (
        <p role="alert" className="attention">
          Không cắt được ảnh này. Hãy chọn ảnh khác.
        </p>
      )}
      <Fault fault={fault} />
      <Group justify="space-between">
        <Button.Group>
          <Button variant="default" aria-label="Thu nhỏ" onClick={() => zoom(1 / zoomStep)}>
            -
          </Button>
          <Button variant="default" aria-label="Phóng to" onClick={() => zoom(zoomStep)}>
            +
          </Button>
        </Button.Group>
        <Group gap="xs">
          <Button variant="default" onClick={onClose}>
            Quay lại
          </Button>
          <Button loading={isBusy} onClick={cut}>
            Ghi ảnh
          </Button>
        </Group>
      </Group>
    </div>
  )
}
