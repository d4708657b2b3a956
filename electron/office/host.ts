import type { Printer } from '../../shared/printing/contract.ts'

/**
 * What the office needs of the program it lives in: the desktop window or an ordinary browser on the same PC.
 * Nothing else differs between the two.
 */
export interface Host {
  readonly kind: 'desktop' | 'browser'
  /**
   * Makes a PDF of our own HTML (scripts off). Rejects with a Refusal that says what to install where it cannot. One
   * that `signal` gives up is drawn no further: papers are made one at a time, and the next would wait for it.
   */
  readonly makePdf: (html: string, signal?: AbortSignal) => Promise<Uint8Array>
  /** Prints a PDF: the system's dialog, or `shown` where the viewer's own print button is used. */
  readonly printPdf: (pdf: Uint8Array, name: string) => Promise<'printed' | 'shown' | 'cancelled'>
  /** The printers of this PC; missing where the office has no way to them (an ordinary browser). */
  readonly printing?: HostPrinting
  /** Removable drives (USB sticks) that are plugged in now. */
  readonly drives: () => Promise<readonly Drive[]>
  /** The system's folder dialog; `ask` where there is none and the window must show a chooser fed by the office. */
  readonly chooseFolder: (title: string) => Promise<string | 'ask' | undefined>
  /** The file that the system asked the program to open, told once. Missing where no system does. */
  readonly openedFile?: () => string | undefined
  /**
   * Starts the installer of a newer program, a file of ours that was checked, and closes this one soon after. Rejects
   * where the system does not let it begin. Missing where an installation is a matter of the clerk's hands.
   */
  readonly install?: (file: string) => Promise<void>
}

export interface HostPrinting {
  readonly printers: () => Promise<readonly Printer[]>
  /**
   * Gives a PDF to a printer as it is: A4, unscaled, one copy of every page. `printed` when the system said that it took
   * it; `sent` when it said nothing; `unable` when the PDF could not be made ready, and nothing was sent. Rejects with a
   * Refusal that names the printer where that takes nothing.
   */
  readonly send: (pdf: Uint8Array, to: PrinterWish) => Promise<'printed' | 'sent' | 'unable'>
}

export interface PrinterWish {
  /** As the system calls it; '' is the one that the system takes by itself. */
  readonly printer: string
  /** What the printer itself does: one side, or both over the long or the short edge. */
  readonly sides: 'one' | 'long' | 'short'
}

export interface Drive {
  readonly path: string
  readonly name: string
  readonly freeBytes: number
  readonly totalBytes: number
}
