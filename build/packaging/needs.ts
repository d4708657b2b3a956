import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../paths.ts'
import type { Target } from './program.ts'
import { updateSigning } from './publishing.ts'

/** What `npm run package` was asked for. */
export interface Order {
  readonly target: Target
  readonly isFolder: boolean
  readonly mayInspect: boolean
  readonly output: string | undefined
}

export interface Needs {
  /** The Electron that is here already, as a folder. */
  readonly electron: string | undefined
  /** What is said before anything starts. */
  readonly words: readonly string[]
}

const binaryOf = (target: Target): string => (target === 'win32' ? 'electron.exe' : 'electron')

/** An Electron for that system: the folder named by ELECTRON_OVERRIDE_DIST_PATH, or the electron package's own. */
function electronHere(target: Target, env: NodeJS.ProcessEnv): string | undefined {
  const brought = env.ELECTRON_OVERRIDE_DIST_PATH
  const folders = brought ? [brought] : [join(root, 'node_modules', 'electron', 'dist')]
  return folders.find((folder) => existsSync(join(folder, binaryOf(target))))
}

/** What the package needs from the network, in words, before it starts. */
export function needs(
  { target, isFolder, mayInspect }: Order,
  electronVersion: string,
  env: NodeJS.ProcessEnv = process.env,
): Needs {
  const brought = env.ELECTRON_OVERRIDE_DIST_PATH
  const electron = electronHere(target, env)
  if (brought && electron === undefined)
    throw new Error(`ELECTRON_OVERRIDE_DIST_PATH is ${brought}, but there is no ${binaryOf(target)} in it.`)

  const isSigned = target === 'win32' && certificateIn(env) !== undefined
  const downloads = [
    ...(electron === undefined
      ? [
          `Electron ${electronVersion} for ${target}-x64, about 130 MB, from github.com/electron/electron/releases`,
        ]
      : []),
    ...(isFolder || toolsHere.every((name) => env[name])
      ? []
      : [
          'the tools that pack an installer (NSIS and 7-Zip, about 10 MB), from github.com/electron-userland/electron-builder-binaries',
        ]),
    ...(isSigned && env.ELECTRON_BUILDER_OFFLINE !== 'true'
      ? [
          'for signing: its tool, from github.com/electron-userland/electron-builder-binaries, and the time of each signature, from timestamp.digicert.com',
        ]
      : []),
  ]
  return {
    electron,
    words: [
      `Packaging for ${target}-x64: ${isFolder ? 'an unpacked folder' : 'an installer and a portable folder'}.`,
      ...(electron === undefined ? [] : [`Electron: ${electron}`]),
      ...(downloads.length === 0
        ? ['Nothing is needed from the network.']
        : [
            'From the network, unless the cache of an earlier time has it:',
            ...downloads.map((one) => `  - ${one}`),
          ]),
      ...(target === 'win32' && !isFolder && process.platform !== 'win32'
        ? [
            'Besides, an installer packed on another system than Windows needs Wine, which writes its uninstaller.',
          ]
        : []),
      ...(target === 'win32' ? [signing(env)] : []),
      ...(target === 'win32' && !isFolder ? [updateSigning(env)] : []),
      ...(mayInspect
        ? ['A debugger may look into this package (--inspect): for tests only, not for an office.']
        : []),
    ],
  }
}

/** Each names a tool that is here already, for electron-builder. */
const toolsHere = [
  'ELECTRON_BUILDER_NSIS_DIR',
  'ELECTRON_BUILDER_NSIS_RESOURCES_DIR',
  'ELECTRON_BUILDER_7ZIP_PATH',
]

const certificates = ['WIN_CSC_LINK', 'CSC_LINK'] as const

/** The variable that names the certificate to sign with. */
export const certificateIn = (env: NodeJS.ProcessEnv) => certificates.find((name) => env[name])

/** Whether the package will be signed, and how it could be. */
function signing(env: NodeJS.ProcessEnv): string {
  const from = certificateIn(env)
  return from === undefined
    ? 'NOT SIGNED: no certificate is named by WIN_CSC_LINK or CSC_LINK (with WIN_CSC_KEY_PASSWORD or CSC_KEY_PASSWORD). Windows will call the publisher unknown.'
    : `Signed with the certificate that ${from} names.`
}

const outOfReach =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|RequestError|HTTPError|socket hang up|issuer certificate|self-signed/i

/** Why it came to nothing, in words. */
export function brokenOff(error: unknown, { isFolder }: Order): string {
  const said = error instanceof Error ? error.message : String(error)
  if (/signtool|osslsigncode|PKCS/i.test(said))
    return `The package could not be signed: look at the certificate and its password.\n(${said.split('\n')[0]})`
  if (outOfReach.test(said))
    return [
      'The package could not be made: a download failed.',
      'Run it where github.com is in reach, or bring Electron along: set ELECTRON_OVERRIDE_DIST_PATH to a folder with an unpacked one' +
        (isFolder ? '.' : ' (the tools of the installer still come from the network, once).'),
      `(${said.split('\n')[0]})`,
    ].join('\n')
  if (/wine/i.test(said))
    return `The installer could not be made: it needs Wine on this system. Pack it on Windows, or install Wine.\n(${said.split('\n')[0]})`
  return `The package could not be made.\n${said}`
}
