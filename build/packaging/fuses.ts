import {
  type FuseConfig,
  FuseState,
  FuseV1Options,
  FuseVersion,
  flipFuses,
  getCurrentFuseWire,
} from '@electron/fuses'

/** What a copy of Electron may do besides running this program: switches inside its binary, set once per package. */
type Fuse = Exclude<keyof typeof FuseV1Options, number>
export type Fuses = Readonly<Partial<Record<Fuse, boolean>>>

/**
 * The program's binary is no general Node, takes no options or debugger from outside, and runs app.asar alone, whose
 * contents it checks (Windows and macOS; Electron checks nothing on Linux).
 */
export const ourFuses = (mayInspect: boolean) =>
  ({
    RunAsNode: false,
    // No cookie is ever kept; with it on, the first start would ask the system's key store for nothing.
    EnableCookieEncryption: false,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: mayInspect,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
    // How WebAssembly checks its bounds, not what it may do: as Electron ships it.
    WasmTrapHandlers: true,
  }) satisfies Required<Fuses>

const names = Object.keys(ourFuses(false)) as Fuse[]

/** The fuses of a binary as they are now. Older Electrons have fewer; one that has more than we know is an error. */
export async function readFuses(binary: string): Promise<Fuses> {
  const wire: Readonly<Record<string, unknown>> = { ...(await getCurrentFuseWire(binary)) }
  const unknown = Object.keys(wire).filter((key) => /^\d+$/.test(key) && !(Number(key) in FuseV1Options))
  if (unknown.length > 0)
    throw new Error(`This Electron has fuses that nobody has decided on: number ${unknown.join(', ')}.`)
  return Object.fromEntries(
    names.flatMap((name) => {
      const state = wire[FuseV1Options[name]]
      return state === FuseState.ENABLE || state === FuseState.DISABLE
        ? [[name, state === FuseState.ENABLE]]
        : []
    }),
  )
}

/** Sets our fuses in a binary, those that its Electron has, and reads them back. */
export async function setFuses(binary: string, mayInspect: boolean): Promise<Fuses> {
  const has = await readFuses(binary)
  const wanted = Object.fromEntries(Object.entries(ourFuses(mayInspect)).filter(([name]) => name in has))
  const config: FuseConfig = { version: FuseVersion.V1 }
  for (const name of names) if (name in has) config[FuseV1Options[name]] = wanted[name] === true
  await flipFuses(binary, config)
  const set = await readFuses(binary)
  const wrong = Object.keys(wanted).filter((name) => set[name as Fuse] !== wanted[name])
  if (wrong.length > 0) throw new Error(`${binary} did not take the fuses ${wrong.join(', ')}.`)
  return set
}
