import { describe, expect, it } from 'vitest'
import { defaultDataFolder } from '../../../electron/office/hosting/data-folder.ts'

describe('the folder of the data', () => {
  it.each([
    ['linux', {}, '/home/ha/.local/share/so-chi-bo'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/so-chi-bo'],
    ['linux', { XDG_DATA_HOME: '' }, '/home/ha/.local/share/so-chi-bo'],
  ] as const)('on %s with %j is %s', (platform, env, folder) => {
    expect(defaultDataFolder(platform, env, '/home/ha')).toBe(folder)
  })

  it('on Windows does not roam with the account', () => {
    const env = { LOCALAPPDATA: 'C:\\Users\\Ha\\AppData\\Local', APPDATA: 'C:\\Users\\Ha\\AppData\\Roaming' }
    const folder = defaultDataFolder('win32', env, 'C:\\Users\\Ha')
    expect(folder).toMatch(/^C:\\Users\\Ha\\AppData\\Local.SoChiBo$/)
  })
})
