// npm run bench [-- --json FILE] [--only NAME] [--quick]: measures the program against the plain ways, in one run.

import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { batching } from './batch.ts'
import { duplicating } from './duplicates.ts'
import { filtering } from './filtering.ts'
import { printingForms } from './forms.ts'
import { growing } from './growing.ts'
import { importing } from './importing.ts'
import { startingOnOldPc } from './old-pc.ts'
import { opening } from './opening.ts'
import { printing } from './printing.ts'
import { remembering } from './remembering.ts'
import { type Row, tableOf } from './row.ts'
import { saving } from './saving.ts'
import { sealing } from './sealed.ts'
import { searching } from './searching.ts'
import { backingUpAgain } from './second.ts'
import { createSetting, type Measurement } from './setting.ts'
import { starting } from './starting.ts'
import { typing } from './typing.ts'
import { desktop } from './window.ts'

const measurements: Readonly<Record<string, Measurement>> = {
  open: opening,
  search: searching,
  filter: filtering,
  duplicates: duplicating,
  years: growing,
  typing,
  pdf: printing,
  batch: batching,
  forms: printingForms,
  backup: saving,
  again: backingUpAgain,
  sealed: sealing,
  import: importing,
  memory: remembering,
  start: starting,
  old: startingOnOldPc,
  desktop,
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      json: { type: 'string' },
      only: { type: 'string', multiple: true },
      quick: { type: 'boolean', default: false },
    },
  })
  const names = values.only ?? Object.keys(measurements)
  const unknown = names.find((name) => measurements[name] === undefined)
  if (unknown !== undefined) {
    console.error(`There is no "${unknown}": --only takes ${Object.keys(measurements).join(', ')}.`)
    return 2
  }

  const setting = createSetting(values.quick)
  process.once('exit', setting.clear)
  const rows: Row[] = []
  let hasBroken = false
  for (const name of names) {
    console.error(`${name} ...`)
    try {
      rows.push(...((await measurements[name]?.(setting)) ?? []))
    } catch (error) {
      // What was measured before and after it still counts.
      console.error(error)
      hasBroken = true
    }
  }
  const processors = cpus()
  console.log(
    `${processors.length} x ${processors[0]?.model ?? 'processor'}, Node ${process.versions.node}\n`,
  )
  console.log(tableOf(rows))
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`)
  return hasBroken || rows.some(({ ok }) => ok === false) ? 1 : 0
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  },
)
