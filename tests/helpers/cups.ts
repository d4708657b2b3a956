import { execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A print system of our own with one printer, that puts every job into a folder as the PDF that would be printed. */
export interface Cups {
  /** What CUPS_SERVER has to be for programs to find it. */
  readonly server: string
  readonly printer: string
  /** The next job that nobody has taken yet, with the options that came with it. */
  readonly nextJob: () => Promise<{
    readonly pdf: Uint8Array
    readonly title: string
    readonly options: string
  }>
  readonly close: () => Promise<void>
}

const programs = ['/usr/sbin/cupsd', '/usr/sbin/lpadmin', '/usr/lib/cups/filter/pdftopdf']

/** Why there is no print system to be had here; undefined where there is one. */
export const whyNoCups = (): string | undefined => {
  const missing = programs.find((program) => !existsSync(program))
  return missing === undefined ? undefined : `${missing} is missing: apt-get install cups`
}

const printer = 'Giay'
const patience = 60_000

/** Two trays and both sides, A4, margins of 4 mm that a laser printer cannot reach. */
const description = `*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "SHEETS.PPD"
*Manufacturer: "Test"
*Product: "(Sheets)"
*ModelName: "Sheets"
*ShortNickName: "Sheets"
*NickName: "Sheets"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: False
*DefaultColorSpace: Gray
*FileSystem: False
*cupsFilter2: "application/vnd.cups-pdf application/pdf 0 -"
*OpenUI *PageSize/Media Size: PickOne
*DefaultPageSize: Letter
*PageSize A4/A4: "<</PageSize[595 842]>>setpagedevice"
*PageSize Letter/Letter: "<</PageSize[612 792]>>setpagedevice"
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*DefaultPageRegion: Letter
*PageRegion A4/A4: "<</PageSize[595 842]>>setpagedevice"
*PageRegion Letter/Letter: "<</PageSize[612 792]>>setpagedevice"
*CloseUI: *PageRegion
*DefaultImageableArea: Letter
*ImageableArea A4/A4: "12 12 583 830"
*ImageableArea Letter/Letter: "12 12 600 780"
*DefaultPaperDimension: Letter
*PaperDimension A4/A4: "595 842"
*PaperDimension Letter/Letter: "612 792"
*OpenUI *Duplex/Two-Sided: PickOne
*DefaultDuplex: None
*Duplex None/Off: ""
*Duplex DuplexNoTumble/Long: ""
*Duplex DuplexTumble/Short: ""
*CloseUI: *Duplex
`

/** The back end of the queue: the file is there under its name only when it is whole. */
const backend = `#!/bin/sh
[ $# -eq 0 ] && { echo 'direct sheets "Unknown" "sheets"'; exit 0; }
folder=\${DEVICE_URI#sheets:}
cat "\${6:--}" > "$folder/$1.part"
printf '%s\\n%s\\n' "$3" "$5" > "$folder/$1.txt"
mv "$folder/$1.part" "$folder/$1.pdf"
`

export async function startCups(): Promise<Cups> {
  const folder = mkdtempSync(join(tmpdir(), 'so-chi-bo-cups-'))
  chmodSync(folder, 0o755)
  const inside = (name: string) => join(folder, name)
  for (const name of ['conf', 'spool', 'cache', 'state', 'log', 'tmp', 'out', 'bin/backend']) {
    mkdirSync(inside(name), { recursive: true })
  }
  // The back end runs as an account of its own.
  chmodSync(inside('out'), 0o777)
  for (const name of ['filter', 'daemon', 'monitor', 'driver', 'notifier', 'cgi-bin']) {
    symlinkSync(`/usr/lib/cups/${name}`, inside(`bin/${name}`))
  }
  writeFileSync(inside('bin/backend/sheets'), backend, { mode: 0o755 })
  writeFileSync(inside('sheets.ppd'), description)
  writeFileSync(
    inside('files.conf'),
    [
      ...[
        'ServerRoot conf',
        'ServerBin bin',
        'RequestRoot spool',
        'CacheDir cache',
        'StateDir state',
        'TempDir tmp',
      ],
      ...['ErrorLog log/error', 'AccessLog log/access', 'PageLog log/page'],
    ]
      .map((line) => line.replace(' ', ` ${folder}/`))
      .join('\n'),
  )
  const allowAll = 'Order allow,deny\nAllow all'
  writeFileSync(
    inside('cupsd.conf'),
    `Listen ${inside('sock')}\nBrowsing No\nWebInterface No\n<Location />\n${allowAll}\n</Location>\n<Policy default>\n<Limit All>\n${allowAll}\n</Limit>\n</Policy>\n`,
  )
  const server = inside('sock')
  const daemon = spawn('/usr/sbin/cupsd', ['-f', '-c', inside('cupsd.conf'), '-s', inside('files.conf')], {
    stdio: 'ignore',
  })
  const ended = new Promise((resolve) => daemon.once('exit', resolve))
  const close = async () => {
    daemon.kill()
    await ended
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    await until(() => existsSync(server), 'cupsd did not come up')
    const env = { ...process.env, CUPS_SERVER: server }
    const add = ['-p', printer, '-E', '-v', `sheets:${inside('out')}`, '-P', inside('sheets.ppd')]
    execFileSync('/usr/sbin/lpadmin', add, { env, stdio: 'ignore' })
  } catch (error) {
    await close()
    throw error
  }
  const taken = new Set<string>()
  return {
    server,
    printer,
    nextJob: async () => {
      const fresh = () => readdirSync(inside('out')).find((name) => name.endsWith('.pdf') && !taken.has(name))
      await until(() => fresh() !== undefined, 'no job came to the printer')
      const name = fresh() ?? ''
      taken.add(name)
      const [title = '', options = ''] = readFileSync(
        inside(`out/${name.replace('.pdf', '.txt')}`),
        'utf8',
      ).split('\n')
      return { pdf: new Uint8Array(readFileSync(inside(`out/${name}`))), title, options }
    },
    close,
  }
}

async function until(isSo: () => boolean, otherwise: string): Promise<void> {
  for (const start = Date.now(); !isSo(); ) {
    if (Date.now() - start > patience) throw new Error(otherwise)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
