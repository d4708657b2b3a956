import { parseArgs } from 'node:util'

export interface LaunchArguments {
  readonly data?: string
  readonly demo: boolean
}

/** Our own arguments among Chromium's switches, which arrive in the same list. */
export function launchArguments(args: readonly string[]): LaunchArguments {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    options: { data: { type: 'string' }, demo: { type: 'boolean' } },
  })
  return {
    ...(typeof values.data === 'string' ? { data: values.data } : {}),
    demo: values.demo === true,
  }
}
