// npm run dev [-- --demo --data FOLDER]: the browser host with the window's sources served by Vite (changes appear at
// once) and the office's sources built on change (the host restarts, the page stays).

import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createServer as createProbe } from 'node:net'
import { createServer } from 'vite'
import { browserMain } from './paths.ts'
import { bundle, nodeBundles, windowConfig } from './vite.ts'

const token = randomBytes(32).toString('base64url')

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createProbe()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const bound = probe.address()
      probe.close(() => resolve(bound !== null && typeof bound === 'object' ? bound.port : 0))
    })
  })
}

async function main(): Promise<void> {
  const port = await freePort()
  const own = `http://127.0.0.1:${port}`

  let host: ChildProcess | undefined
  let announceReady = () => {}
  const ready = new Promise<void>((resolve) => {
    announceReady = resolve
  })
  const restart = async () => {
    const before = host
    if (before && before.exitCode === null && before.signalCode === null) {
      const ended = new Promise((resolve) => before.once('exit', resolve))
      before.kill()
      await ended
    }
    host = spawn(
      process.execPath,
      ['--enable-source-maps', browserMain, '--port', String(port), ...process.argv.slice(2)],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...process.env, SO_CHI_BO_TOKEN: token },
      },
    )
    host.stdout?.once('data', announceReady)
  }

  // The host wants a built window to serve, though this one is served by Vite.
  await bundle(windowConfig)
  let turn = Promise.resolve()
  let pending: NodeJS.Timeout | undefined
  const restartSoon = () => {
    clearTimeout(pending)
    pending = setTimeout(() => {
      turn = turn.then(restart)
    }, 200)
  }
  for (const config of nodeBundles) {
    const watcher = await bundle({ ...config, build: { ...config.build, watch: {} } })
    watcher?.on('event', (event) => {
      if (event.code === 'END') restartSoon()
      if (event.code === 'ERROR') console.error(event.error.message)
    })
  }

  const toHost = {
    target: own,
    changeOrigin: true,
    headers: { origin: own, 'sec-fetch-site': 'same-origin' },
  }
  const window = await createServer({
    ...windowConfig,
    server: {
      host: '127.0.0.1',
      proxy: { '/call': toHost, '/cancel': toHost, '/events': toHost, '^/door(/.*)?$': toHost },
    },
  })
  await window.listen()
  await ready
  console.log(`Sổ Chi bộ đang chạy tại ${window.resolvedUrls?.local[0] ?? ''}#token=${token}`)

  const leave = async () => {
    await window.close()
    host?.once('exit', () => process.exit(0))
    if (!host?.kill()) process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void leave())
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
})
