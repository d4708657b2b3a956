import { useState } from 'react'
import { asFault, type OfficeFault, upload } from '../office.ts'
import { readyToSend } from './reduce.ts'

interface Sending {
  readonly send: (chosen: readonly File[]) => Promise<void>
  readonly isBusy: boolean
  /** What was wrong with a chosen file, in words. */
  readonly problem: string | undefined
  readonly fault: OfficeFault | undefined
}

/** Sends chosen files one by one, pictures reduced to grey at 150 dpi; `take` does the rest with what stands for each. */
export function useSending(take: (token: string, name: string) => Promise<unknown>): Sending {
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [fault, setFault] = useState<OfficeFault>()
  const send = async (chosen: readonly File[]) => {
    setProblem(undefined)
    setFault(undefined)
    setBusy(true)
    try {
      for (const each of chosen) {
        const file = await readyToSend(each)
        if (file === undefined) {
          setProblem(`Không mở được ảnh ${each.name}. Hãy chọn ảnh JPEG hoặc PNG không quá 40 MB.`)
          continue
        }
        await take(await upload(file), file.name.slice(-200))
      }
    } catch (thrown) {
      setFault(asFault(thrown))
    } finally {
      setBusy(false)
    }
  }
  return { send, isBusy, problem, fault }
}
