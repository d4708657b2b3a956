// npm run bench [-- --json FILE --only NAME --quick]: builds, then measures the program against the plain ways.

import { join } from 'node:path'
import { run } from './checks.ts'
import { root } from './paths.ts'
import { buildAll } from './vite.ts'

await buildAll()
process.exit(await run(join(root, 'tests', 'bench', 'main.ts'), process.argv.slice(2)))
