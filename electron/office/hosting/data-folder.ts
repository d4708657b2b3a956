import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where the office's data lives when nobody says otherwise: local to this PC and this Windows account, never roaming. */
export function defaultDataFolder(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
): string {
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'SoChiBo')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'SoChiBo')
  return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'so-chi-bo')
}
