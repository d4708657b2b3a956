// npm run pictures: the pictures of the README, taken from the practice commune in a real browser.

import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { findBrowser } from '../electron/browser/chromium.ts'
import { browserMain, root } from './paths.ts'
import { buildAll } from './vite.ts'

const folder = join(root, 'build', 'pictures')

interface Shown {
  readonly name: string
  readonly path: string
  /** What must be on the page before the picture is taken. */
  readonly ready: string
}

function startDemo(): Promise<{ readonly url: string; readonly stop: () => void }> {
  const child = spawn(process.execPath, [browserMain, '--demo', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8')
      const url = /http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]+/.exec(said)?.[0]
      if (url !== undefined) resolve({ url, stop: () => child.kill('SIGTERM') })
    })
    child.once('exit', (code) => reject(new Error(`the office ended with ${code}`)))
  })
}

/** Asks the office itself which records to show. */
async function ask<T>(url: string, command: string, input: unknown): Promise<T> {
  const { origin, hash } = new URL(url)
  const response = await fetch(`${origin}/call/${command}`, {
    method: 'POST',
    headers: {
      'X-Office-Token': new URLSearchParams(hash.slice(1)).get('token') ?? '',
      'Content-Type': 'application/json',
    },
    body: JSON.stringify(input),
  })
  const answer = (await response.json()) as { ok: boolean; value: T; error?: { message: string } }
  if (!answer.ok) throw new Error(answer.error?.message)
  return answer.value
}

/** The month before this one: the practice commune has scored and signed it. */
function lastMonth(): string {
  const day = new Date()
  day.setUTCDate(0)
  return day.toISOString().slice(0, 7)
}

async function shownPages(url: string): Promise<readonly Shown[]> {
  const papers = await ask<{ id: string; meetingId: string; number: string }[]>(url, 'documents.papers', {})
  const paper = papers.find(({ number }) => number !== '') ?? papers[0]
  const months = await ask<{ meetings: { id: string; kind: string; paperState: string }[] }[]>(
    url,
    'meetings.month',
    {
      period: new Date().toISOString().slice(0, 7),
    },
  )
  const meeting = months
    .flatMap((row) => row.meetings)
    .find(({ kind, paperState }) => kind !== 'committee' && paperState === 'draft')
  return [
    { name: 'viec-can-lam', path: '/', ready: 'Việc cần làm' },
    { name: 'sinh-hoat', path: '/sinh-hoat', ready: 'Sinh hoạt' },
    { name: 'ghi-so-lieu', path: '/ghi-so-lieu', ready: 'Ghi số liệu' },
    { name: 'cham-diem', path: `/cham-diem/${lastMonth()}`, ready: 'Chấm điểm' },
    { name: 'van-ban-cua-ky', path: `/van-ban/ky/${lastMonth()}`, ready: 'Văn bản của kỳ' },
    ...(meeting ? [{ name: 'buoi-sinh-hoat', path: `/buoi/${meeting.id}`, ready: 'Điểm danh' }] : []),
    { name: 'dang-vien', path: '/dang-vien', ready: 'Đảng viên' },
    { name: 'bien-dong', path: '/bien-dong', ready: 'Biến động' },
    { name: 'loc-va-thong-ke', path: '/danh-sach/tat-ca', ready: 'Thống kê' },
    ...(paper ? [{ name: 'bien-ban', path: `/van-ban/${paper.id}`, ready: paper.number }] : []),
    { name: 'sao-luu', path: '/sao-luu', ready: 'Sao lưu' },
  ]
}

async function main(): Promise<void> {
  const executablePath = findBrowser()
  if (executablePath === undefined) throw new Error('No Chrome, Edge or Chromium here: install one of them.')
  await buildAll()
  mkdirSync(folder, { recursive: true })
  const office = await startDemo()
  const browser = await chromium.launch({
    executablePath,
    // Chromium as root has no sandbox; the page is our own.
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
    await page.goto(office.url)
    await page.getByRole('heading', { name: 'Việc cần làm' }).waitFor()
    for (const { name, path, ready } of await shownPages(office.url)) {
      await page.goto(`${office.url.split('#')[0]}#${path}`)
      await page.getByText(ready).first().waitFor()
      await page.waitForTimeout(1500)
      await page.screenshot({ path: join(folder, `${name}.png`) })
      console.log(`build/pictures/${name}.png`)
      const sheet = page.locator('canvas').first()
      if (name === 'bien-ban' && (await sheet.count()) > 0) {
        await page.setViewportSize({ width: 1700, height: 1500 })
        await page.waitForTimeout(1500)
        await sheet.screenshot({ path: join(folder, 'trang-in.png') })
        await page.setViewportSize({ width: 1366, height: 768 })
        console.log('build/pictures/trang-in.png')
      }
    }
  } finally {
    await browser.close()
    office.stop()
  }
}

await main()
