import type { Handlers } from '../context.ts'

export const duplicatesCommands: Handlers<'duplicates'> = {}
