import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * What electron-builder's installer understands: `--updated` waits for the program to close instead of asking, and keeps
 * the shortcuts; `--force-run` opens the new one. Its window stays, so that the clerk sees that something happens.
 */
export const installerArguments = ['--updated', '--force-run'] as const

/** Starts an installer that outlives this program. Rejects where the system does not let it begin. */
export function startInstaller(file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, installerArguments, { cwd: dirname(file), detached: true, stdio: 'ignore' })
    child.once('error', reject)
    child.once('spawn', () => {
      child.unref()
      resolve()
    })
  })
}

/**
 * Whether the program was put here by its installer, which leaves an uninstaller beside it. A portable folder is replaced
 * by hand: an installer would put a second program beside it.
 */
export function isInstalled(executable: string, platform: NodeJS.Platform = process.platform): boolean {
  if (platform !== 'win32') return false
  try {
    return readdirSync(dirname(executable)).some((name) => /^Uninstall .*\.exe$/i.test(name))
  } catch {
    return false
  }
}
