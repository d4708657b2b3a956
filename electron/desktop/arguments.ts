import { parseArgs } from 'node:util'
import { isOwnFile } from '../../shared/backup/door-file.ts'

export interface LaunchArguments {
  readonly data?: string
  readonly demo: boolean
  /** Of our own kind, which the system asks the program to open. */
  readonly file?: string
}

/** Our own arguments among Chromium's switches, which arrive in the same list. */
export function launchArguments(args: readonly string[]): LaunchArguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    strict: false,
    options: { data: { type: 'string' }, demo: { type: 'boolean' } },
  })
  const file = positionals.find(isOwnFile)
  return {
    ...(typeof values.data === 'string' ? { data: values.data } : {}),
    demo: values.demo === true,
    ...(file !== undefined && { file }),
  }
}
