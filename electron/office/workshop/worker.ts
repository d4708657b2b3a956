import { parentPort } from 'node:worker_threads'
import { Refusal } from '../../../shared/refusal.ts'
import { inWords } from '../database/storage-faults.ts'
import { type TaskTools, tasks } from './tasks.ts'
import type { FromWorker } from './workshop.ts'

const port = parentPort
if (!port) throw new Error('the workshop runs in a worker thread')

const say = (message: FromWorker) => port.postMessage(message)
const tools: TaskTools = { progress: (fraction) => say({ kind: 'progress', fraction }) }

port.on('message', async ({ name, input }: { name: keyof typeof tasks; input: never }) => {
  try {
    const task = tasks[name] as (input: never, tools: TaskTools) => unknown
    say({ kind: 'done', value: await task(input, tools) })
  } catch (thrown) {
    const fault = inWords(thrown)
    const error = fault instanceof Error ? fault : new Error(String(fault))
    say({
      kind: 'failed',
      refusal: fault instanceof Refusal ? { code: fault.code, current: fault.current } : undefined,
      code: 'code' in error ? String(error.code) : '',
      message: error.message,
      stack: error.stack ?? '',
    })
  }
})
