// npm run faults [-- FILE...]: the fault tests at every step boundary, with at least 1,000 kills; `npm test` takes a sample.

import { join } from 'node:path'
import { run } from './checks.ts'
import { root } from './paths.ts'

const files = process.argv.slice(2)
process.env.FAULTS = 'long'
if (files.length === 0) process.env.KILLS_WANTED = '1000'
process.exit(
  await run(join(root, 'node_modules/vitest/vitest.mjs'), [
    'run',
    '--config=build/vitest.ts',
    '--project=faults',
    ...files,
  ]),
)
