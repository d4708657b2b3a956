import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { copyVerified } from '../../../electron/office/backup/copying.ts'
import { deviceOf } from '../../../electron/office/files.ts'
import { createWorkshop, type Workshop } from '../../../electron/office/workshop/workshop.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { temporaryFolder, workshopFile } from '../../helpers/office.ts'
import { hashOf } from '../database/raw.ts'

const open: Workshop[] = []
const workshop = (file: URL | string = workshopFile) => {
  const created = createWorkshop(file)
  open.push(created)
  return created
}
afterEach(async () => {
  for (const each of open.splice(0)) await each.close()
})

const folder = temporaryFolder()
const file = join(folder, 'bytes')
writeFileSync(file, Buffer.alloc(3 * 1024 * 1024 + 17, 'Sổ'))
const device = String(deviceOf(folder))

/** A workshop whose thread does what a test needs. */
function odd(source: string): URL {
  const script = join(temporaryFolder(), 'worker.mjs')
  writeFileSync(script, `import { parentPort } from 'node:worker_threads'\n${source}`)
  return pathToFileURL(script)
}

describe('the workshop', () => {
  it('does one task after the other and says how far it is', async () => {
    const { run } = workshop()
    const seen: number[] = []
    const to = join(folder, 'copy')
    const [copied, hash] = await Promise.all([
      run('copyVerified', { from: file, to, device }, { onProgress: (fraction) => seen.push(fraction) }),
      run('hashFile', { file: to }),
    ])
    expect(copied).toEqual({ sha256: hashOf(file), bytes: 3 * 1024 * 1024 + 17 })
    expect(hash).toBe(copied.sha256)
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    expect(seen.at(-1)).toBe(1)
  })

  it('brings back the refusal with its code, and the fault of a disk in words', async () => {
    const { run } = workshop()
    const wrong = run('copyVerified', { from: file, to: join(folder, 'copy'), device: '1' })
    await expect(wrong).rejects.toMatchObject({
      name: 'Refusal',
      code: 'storage',
      message: expect.stringContaining('rút ra'),
    })
    const notOne = run('quickCheck', { file })
    await expect(notOne).rejects.toMatchObject({ name: 'Refusal', code: 'storage', current: 'SQLITE_NOTADB' })
    await expect(run('hashFile', { file: join(folder, 'none') })).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('ends a task that is cancelled and is ready for the next', async () => {
    const { run } = workshop()
    const controller = new AbortController()
    const task = run(
      'copyVerified',
      { from: file, to: join(folder, 'copy'), device },
      { signal: controller.signal },
    )
    setTimeout(() => controller.abort(), 5)
    await expect(task).rejects.toMatchObject({ code: 'cancelled' })
    expect(await run('hashFile', { file })).toBe(hashOf(file))
  })

  it('does not even begin what was cancelled before', async () => {
    const { run } = workshop()
    const to = join(folder, 'never')
    await expect(
      run('copyVerified', { from: file, to, device }, { signal: AbortSignal.abort() }),
    ).rejects.toBeInstanceOf(Refusal)
    await expect(run('hashFile', { file: to })).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('ends a task that takes too long', async () => {
    const { run } = workshop(odd(`parentPort.on('message', () => { for (;;) {} })`))
    await expect(run('hashFile', { file }, { deadline: 100 })).rejects.toMatchObject({ code: 'refused' })
  })

  it('fails a task whose thread dies, and the program lives on', async () => {
    const { run } = workshop(odd(`parentPort.on('message', () => { throw new Error('broken') })`))
    await expect(run('hashFile', { file })).rejects.toThrow('broken')
    await expect(run('hashFile', { file })).rejects.toThrow('broken')
  })

  it.each(["throw new Error('too late')", 'process.exit(0)'])(
    'takes a new thread when the old one ended between two tasks: %s',
    async (end) => {
      const { run } = workshop(
        odd(`let tasks = 0
          parentPort.on('message', () => {
            tasks += 1
            parentPort.postMessage({ kind: 'done', value: tasks })
            setTimeout(() => { ${end} }, 1)
          })`),
      )
      expect(await run('hashFile', { file })).toBe(1)
      await new Promise((resolve) => setTimeout(resolve, 200))
      expect(await run('hashFile', { file }, { deadline: 3000 })).toBe(1)
    },
  )

  it('is empty when it was drained, of what ran and of what waited', async () => {
    const { run, drain } = workshop()
    const done: string[] = []
    const note = (what: string) => () => void done.push(what)
    void run('hashFile', { file }).then(note('first'))
    void run('hashFile', { file }).then(note('second'))
    const draining = drain()
    const late = run('hashFile', { file }).then(note('late'))
    await draining
    expect(done).toEqual(['first', 'second', 'late'])
    await late
  })

  it('lets the running task finish when it closes, and begins no other', async () => {
    const { run, close } = workshop()
    const running = run('hashFile', { file })
    await new Promise((resolve) => setTimeout(resolve, 0))
    const closing = close()
    const late = run('hashFile', { file })
    await closing
    expect(await running).toBe(hashOf(file))
    await expect(late).rejects.toMatchObject({ code: 'cancelled' })
  })
})

describe('copying onto another medium', () => {
  const none = { progress: () => undefined }

  it('refuses when what is read back is not what was read', () => {
    const to = join(folder, 'other')
    const spoil = () => writeFileSync(to, 'khác')
    const tools = { progress: (fraction: number) => (fraction === 0.6 ? spoil() : undefined) }
    expect(() => copyVerified({ from: file, to, device }, tools)).toThrow('khác bản gốc')
  })

  it('refuses another device before the first byte', () => {
    const to = join(folder, 'elsewhere')
    expect(() => copyVerified({ from: file, to, device: '1' }, none)).toThrow('rút ra')
    expect(() => hashOf(to)).toThrow('ENOENT')
  })
})
