import { useEffect, useState } from 'react'
import { Fault } from '../components/fault.tsx'
import { PdfView } from '../documents/pdf-view.tsx'
import { fetchDoor } from '../office.ts'

interface FileViewProps {
  readonly name: string
  readonly mediaType: string
  /** Behind the door. */
  readonly token: string
}

/** A scan as it was kept: the pages of a PDF, or a picture. */
export function FileView({ name, mediaType, token }: FileViewProps) {
  return mediaType === 'application/pdf' ? (
    <PdfView label={name} token={token} />
  ) : (
    <Picture name={name} mediaType={mediaType} token={token} />
  )
}

function Picture({ name, mediaType, token }: FileViewProps) {
  const [address, setAddress] = useState<string>()
  const [fault, setFault] = useState<unknown>()
  useEffect(() => {
    let isGone = false
    let made: string | undefined
    const show = async () => {
      const bytes = await fetchDoor(token)
      if (isGone) return
      made = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: mediaType }))
      setAddress(made)
    }
    show().catch(setFault)
    return () => {
      isGone = true
      if (made !== undefined) URL.revokeObjectURL(made)
    }
  }, [token, mediaType])
  return (
    <>
      <Fault fault={fault} />
      {address !== undefined && <img src={address} alt={name} style={{ maxWidth: '100%' }} />}
    </>
  )
}
