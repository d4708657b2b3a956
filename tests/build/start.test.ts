import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startDesktop } from '../../build/electron.ts'
import { root } from '../../build/paths.ts'

let folder = ''
const running: ChildProcess[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'so-chi-bo-start-'))
})
afterEach(() => {
  for (const child of running.splice(0)) if (child.exitCode === null) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** A program in Electron's place that behaves as Electron does on a machine with something missing. */
function inPlaceOfElectron(script: string): string {
  const file = join(folder, 'electron')
  writeFileSync(file, `#!/bin/sh\n${script}\n`)
  chmodSync(file, 0o755)
  return file
}

describe('a window that cannot come up', () => {
  it.each([
    [
      'run by root',
      'echo "[1:1122/1:FATAL:electron_main_delegate.cc(287)] Running as root without --no-sandbox is not supported." >&2; exit 1',
      /quyền root/,
    ],
    [
      'without a library',
      'echo "electron: error while loading shared libraries: libgtk-3.so.0: cannot open shared object file" >&2; exit 127',
      /thiếu thư viện libgtk-3\.so\.0/,
    ],
    ['without a display', 'echo "Missing X server or $DISPLAY" >&2; exit 1', /không có màn hình/],
    [
      'without a sandbox',
      'echo "FATAL:setuid_sandbox_host.cc(158)] The SUID sandbox helper binary was found, but is not configured correctly." >&2; exit 133',
      /sandbox/,
    ],
    ['for no reason it gives', 'exit 3', /tự dừng/],
  ])('%s is told in plain words', async (_, script, words) => {
    const { failure } = await startDesktop(inPlaceOfElectron(script), [])
    expect(failure).toMatch(words)
    expect(failure).not.toContain('\n')
  })

  it('because its program cannot run is told in plain words', async () => {
    const { failure } = await startDesktop(join(folder, 'missing'), [])
    expect(failure).toMatch(/không chạy được/)
  })
})

describe('a window that comes up', () => {
  it('is waited for until its end, and its exit code is passed on', async () => {
    const { failure, ended } = await startDesktop(
      inPlaceOfElectron('echo "so-chi-bo: ready"; sleep 0.2; exit 7'),
      [],
    )
    expect(failure).toBeUndefined()
    expect(await ended).toBe(7)
  })
})

describe('npm start', () => {
  it('says in one line why there is no window and serves the office to a browser', async () => {
    const { DISPLAY: _x, WAYLAND_DISPLAY: _w, ...env } = process.env
    const data = join(folder, 'data')
    mkdirSync(data)
    const child = spawn('node', ['build/run.mjs', 'start', '--data', data], { cwd: root, env })
    running.push(child)
    let said = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString('utf8')
      })
    }
    await expect
      .poll(() => said, { timeout: 120_000 })
      .toMatch(/đang chạy tại http:\/\/127\.0\.0\.1:\d+\/#token=/)
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    const lines = said.trim().split('\n')
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(/^Không mở được cửa sổ: không có màn hình\. Sổ được mở bằng trình duyệt\.$/)
  }, 180_000)

  it.each([
    [['--nonsense'], /nonsense/],
    [['--port', 'abc'], /--port/],
  ])('refuses %j in one line', async (args, words) => {
    const child = spawn('node', ['build/run.mjs', 'start', ...args], { cwd: root })
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8')
    })
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(1)
    expect(said).toMatch(words)
    expect(said.trim().split('\n')).toHaveLength(1)
  })
})

describe('node build/run.mjs', () => {
  it.each([[[]], [['nothing']], [['../start']], [['run']]])('with %j says how it is used', async (args) => {
    const child = spawn('node', ['build/run.mjs', ...args], { cwd: root })
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8')
    })
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(2)
    expect(said).toContain('Usage:')
  })
})
