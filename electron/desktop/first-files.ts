import type { WindowFile } from '../office/hosting/window-files.ts'

type Files = (pathname: string) => Promise<WindowFile | undefined>

/** Milliseconds until what was asked for has left this thread. */
const handingOverMs = 40
/** A page that does not come must not keep the office shut. */
const patienceMs = 1500

/**
 * The window's files, and when the first page has got what it asks for at once: itself, its script, then its style. Loading
 * the office keeps this thread busy for a moment; begun after that, it goes on while the page draws itself.
 */
export function firstFiles(files: Files): { readonly files: Files; readonly handedOut: Promise<void> } {
  let isHandedOut = () => {}
  const handedOut = new Promise<void>((resolve) => {
    isHandedOut = resolve
    setTimeout(resolve, patienceMs)
  })
  return {
    files: (pathname) => {
      if (pathname.endsWith('.css')) setTimeout(isHandedOut, handingOverMs)
      return files(pathname)
    },
    handedOut,
  }
}
