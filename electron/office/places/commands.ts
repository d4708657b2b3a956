import { readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { Place } from '../../../shared/places/contract.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Handlers, JobContext } from '../context.ts'
import { folderOpened } from './opened.ts'
import { isShown } from './shown.ts'
import { typedFolder } from './typed-folder.ts'

/** Sub-folders that a clerk could mean; hidden ones and those that cannot be read are passed over. */
const foldersIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && isShown(entry.name))
      .map((entry) => join(folder, entry.name))
      .sort((a, b) => a.localeCompare(b, 'vi'))
  } catch {
    return []
  }
}

export const placesCommands: Handlers<'places'> = {
  'places.drives': async (_input, context) =>
    (await context.host.drives()).map(({ path, ...drive }) => ({
      ...drive,
      token: context.places.tokenOf(path),
    })),

  'places.chooseFolder': async ({ title }, context) => {
    const chosen = await context.host.chooseFolder(title)
    if (chosen === 'ask') return 'ask'
    return chosen === undefined ? null : placeOf(chosen, context)
  },

  'places.list': async ({ folder }, context) => {
    if (folder === null) {
      const drives = (await context.host.drives()).map((drive) => ({
        token: context.places.tokenOf(drive.path),
        name: drive.name,
      }))
      const home = { token: context.places.tokenOf(homedir()), name: 'Thư mục của tôi' }
      return { name: 'Máy tính này', up: null, here: null, folders: [...drives, home] }
    }
    const path = context.places.pathOf(folder)
    const up = dirname(path)
    return {
      name: path,
      up: up === path ? null : context.places.tokenOf(up),
      here: folder,
      folders: foldersIn(path).map((child) => placeOf(child, context)),
    }
  },

  'places.opened': async (_input, context) => {
    const path = context.host.openedFile?.()
    return path === undefined ? null : placeOf(folderOpened(path), context)
  },

  'places.find': async ({ path }, context) => {
    if (context.host.kind === 'desktop')
      throw new Refusal('refused', 'Hãy chọn thư mục trong hộp thoại của máy.')
    return placeOf(await typedFolder(path, context.office.folder), context)
  },
}

const placeOf = (path: string, context: JobContext): Place => ({
  token: context.places.tokenOf(path),
  name: basename(path) || path,
})
