import { productId } from '../../../shared/updates/manifest.ts'

/** What Windows knows the program by, for ever: the installer's shortcuts carry it, and so must the window. */
export const programId = productId
