import { z } from 'zod'
import { job } from '../command.ts'
import { token } from '../fields.ts'

export const place = z.object({ token, name: z.string() })
export type Place = z.infer<typeof place>

export const drive = z.object({
  token,
  /** Label or mount name as the clerk sees it: "USB KINGSTON (E:)". */
  name: z.string(),
  freeBytes: z.number(),
  totalBytes: z.number(),
})

const longestPath = 4096

/** `C:\Sao luu`, as typed or as Windows copies it, within quotation marks. Not tidied: a name may hold two spaces. */
const typedPath = z
  .string()
  .max(longestPath, `Đường dẫn dài quá ${longestPath} ký tự`)
  .transform((text) => text.trim().replace(/^"(.*)"$/, '$1'))

/** Folders and drives outside the office: the host shows them, the window holds only tokens. */
export const placesContract = {
  'places.drives': job('read', z.object({}), z.array(drive)),
  /** Opens the system's folder dialog; `ask` when this host has none and the window must show `places.list`. */
  'places.chooseFolder': job(
    'read',
    z.object({ title: z.string().max(200) }),
    z.union([place, z.literal('ask'), z.null()]),
  ),
  'places.list': job(
    'read',
    z.object({ folder: token.nullable() }),
    z.object({ name: z.string(), up: token.nullable(), here: token.nullable(), folders: z.array(place) }),
  ),
  /** The folder of a file that the system asked the program to open, told once; null where there is none. */
  'places.opened': job('read', z.object({}), place.nullable()),
  /** The folder of a path that the clerk typed into that list; refused where the host has a dialog of its own. */
  'places.find': job('read', z.object({ path: typedPath }), place),
}
