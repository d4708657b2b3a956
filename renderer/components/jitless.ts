import { z } from 'zod'

/** Before any schema is made: zod would else try `new Function`, which the window's content policy forbids. */
z.config({ jitless: true })
