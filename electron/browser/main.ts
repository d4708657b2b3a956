import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { openFor } from '../office/hosting/opening.ts'
import { programPaths } from '../office/hosting/paths.ts'
import { premises } from '../office/hosting/premises.ts'
import { windowFiles } from '../office/hosting/window-files.ts'
import { pdfPrinter } from './chromium.ts'
import { browserHost } from './host.ts'
import { openInBrowser } from './open.ts'
import { serve } from './server.ts'

/** The token of a restarted host in development, so that the page that is open goes on working. */
const tokenFromEnvironment = process.env.SO_CHI_BO_TOKEN
const token =
  tokenFromEnvironment && tokenFromEnvironment.length >= 43
    ? tokenFromEnvironment
    : randomBytes(32).toString('base64url')

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      port: { type: 'string', default: '0' },
      demo: { type: 'boolean', default: false },
      open: { type: 'boolean', default: false },
    },
  })
  const paths = programPaths(import.meta.dirname)
  const printer = pdfPrinter()
  const { office, close } = await openFor(browserHost(printer), premises(values), paths)
  const windowFile = windowFiles(paths.window)

  const door = await serve({ office, token, windowFile, port: Number(values.port) }).catch(
    async (error: unknown) => {
      await close()
      throw error
    },
  )

  let isLeaving = false
  const leave = async () => {
    if (isLeaving) return
    isLeaving = true
    await door.close()
    await printer.close()
    await close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void leave())

  const url = `http://127.0.0.1:${door.port}/#token=${token}`
  if (office.trouble) console.log(office.trouble.message)
  console.log(`Sổ Chi bộ đang chạy tại ${url}`)
  if (values.open) openInBrowser(url)
}

function sentence(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return 'Cổng này đang được chương trình khác dùng. Hãy chọn cổng khác (--port) hoặc bỏ trống.'
  if (code === 'EACCES')
    return 'Không được phép mở cổng này. Hãy chọn cổng từ 1024 trở lên (--port) hoặc bỏ trống.'
  return `Không khởi động được: ${error instanceof Error ? error.message : String(error)}`
}

main().catch((error: unknown) => {
  console.error(sentence(error))
  process.exit(1)
})
