// npm start [-- --demo --browser --data FOLDER --port N]: builds, then opens the desktop program; where no window can
// come up, the same office is served to an ordinary browser on this PC.

import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { fetchElectron, findElectron, startDesktop } from './electron.ts'
import { browserMain, root } from './paths.ts'
import { buildAll } from './vite.ts'

interface Wish {
  readonly demo: boolean
  readonly browser: boolean
  readonly data: string | undefined
  readonly port: string | undefined
}

function wishes(): Wish {
  const { values } = parseArgs({
    options: {
      demo: { type: 'boolean', default: false },
      browser: { type: 'boolean', default: false },
      data: { type: 'string' },
      port: { type: 'string' },
    },
  })
  if (values.port !== undefined && !(Number(values.port) >= 0 && Number(values.port) <= 65_535)) {
    throw new Error('--port cần một số từ 0 đến 65535')
  }
  return {
    demo: values.demo,
    browser: values.browser || values.port !== undefined,
    data: values.data === undefined ? undefined : resolve(values.data),
    port: values.port,
  }
}

const officeArguments = ({ demo, data }: Wish) => [
  ...(demo ? ['--demo'] : []),
  ...(data === undefined ? [] : ['--data', data]),
]

const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY)

/** The desktop program's exit code, or why its window cannot come up. */
async function desktop(wish: Wish): Promise<number | string> {
  if (!hasDisplay) return 'không có màn hình'
  if (process.platform === 'linux' && process.getuid?.() === 0) return 'đang chạy bằng quyền root'
  const electron =
    findElectron() ??
    (await fetchElectron(() => console.log('Đang tải phần cửa sổ (khoảng 120 MB, chỉ lần đầu)...')))
  if (electron === undefined) return 'chưa có phần cửa sổ (Electron) và không tải được'
  const { failure, ended } = await startDesktop(electron, [root, ...officeArguments(wish)])
  return failure ?? (await ended)
}

function browser(wish: Wish): Promise<number> {
  const args = [
    browserMain,
    ...officeArguments(wish),
    ...(wish.port === undefined ? [] : ['--port', wish.port]),
    ...(hasDisplay ? ['--open'] : []),
  ]
  const child = spawn(process.execPath, args, { stdio: 'inherit' })
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  return new Promise((settle) => {
    child.once('exit', (code) => settle(code ?? 1))
    child.once('error', () => settle(1))
  })
}

async function main(): Promise<number> {
  const wish = wishes()
  await buildAll()
  if (!wish.browser) {
    const result = await desktop(wish)
    if (typeof result === 'number') return result
    console.log(`Không mở được cửa sổ: ${result}. Sổ được mở bằng trình duyệt.`)
  }
  return browser(wish)
}

// Ctrl+C goes to the host as well, which closes the office; this process only waits for it.
process.on('SIGINT', () => {})

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error))
    process.exit(1)
  },
)
