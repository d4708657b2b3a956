import type { Handlers } from '../context.ts'

export const outsidersCommands: Handlers<'outsiders'> = {}
