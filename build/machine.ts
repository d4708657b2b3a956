import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { findBrowser } from '../electron/browser/chromium.ts'

/** What a window without a screen needs on Debian and Ubuntu. */
const windowPackages = [
  'xvfb',
  'xauth',
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libatk-bridge2.0-0',
  'libdrm2',
]

/** A browser for the tests, installed where that is allowed; otherwise a sentence that says what to install. */
export function needBrowser(): string | undefined {
  if (findBrowser()) return undefined
  install(['chromium'])
  return findBrowser()
    ? undefined
    : 'No Chrome, Edge or Chromium here: install one of them (Debian: apt-get install chromium).'
}

/** A display for the desktop tests, in memory where there is none. */
export function needDisplay(): string | undefined {
  if (process.platform !== 'linux' || hasWindowLibraries()) return undefined
  install(windowPackages)
  return hasWindowLibraries()
    ? undefined
    : `The desktop window needs xvfb and GTK 3 (Debian: apt-get install ${windowPackages.join(' ')}).`
}

/** Whether the compiler of Windows installers is here. */
export const hasInstallerCompiler = (): boolean => isOnPath('makensis')

/** Installs it where that is allowed; otherwise a sentence on what is left out, which is no failure. */
export function needInstallerCompiler(): string | undefined {
  if (!hasInstallerCompiler()) install(['nsis'])
  return hasInstallerCompiler()
    ? undefined
    : 'No makensis here: what we add to the installer is read, not compiled (Debian: apt-get install nsis).'
}

function hasWindowLibraries(): boolean {
  const libraries = spawnSync('ldconfig', ['-p'], { encoding: 'utf8', env: withSbin() }).stdout ?? ''
  return (
    ['libgtk-3.so.0', 'libnss3.so', 'libgbm.so.1', 'libasound.so.2'].every((name) =>
      libraries.includes(name),
    ) &&
    (Boolean(process.env.DISPLAY) || isOnPath('Xvfb'))
  )
}

const withSbin = () => ({
  ...process.env,
  PATH: `${process.env.PATH ?? ''}${delimiter}/usr/sbin${delimiter}/sbin`,
})

const isOnPath = (command: string) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, command)))

function install(packages: readonly string[]): void {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
  if (!/^ID(_LIKE)?=.*(debian|ubuntu)/m.test(release)) return
  console.log(`Installing ${packages.join(' ')} ...`)
  const env = { ...withSbin(), DEBIAN_FRONTEND: 'noninteractive' }
  const aptGet = (...args: string[]) =>
    spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env })
  aptGet('update', '-q')
  aptGet('install', '-y', '-q', '--no-install-recommends', ...packages)
}
