import { existsSync } from 'node:fs'
import { posix, win32 } from 'node:path'

/**
 * Where a system keeps Times New Roman when it has it: upright, bold, italic, both. Windows and macOS bring it; on Debian
 * and Ubuntu it comes with `ttf-mscorefonts-installer`.
 */
const places = (system: string, environment: NodeJS.ProcessEnv): readonly string[] => {
  switch (system) {
    case 'win32': {
      const folder = win32.join(environment.SystemRoot ?? 'C:\\Windows', 'Fonts')
      return ['times', 'timesbd', 'timesi', 'timesbi'].map((name) => win32.join(folder, `${name}.ttf`))
    }
    case 'darwin':
      return ['', ' Bold', ' Italic', ' Bold Italic'].map((style) =>
        posix.join('/System/Library/Fonts/Supplemental', `Times New Roman${style}.ttf`),
      )
    default:
      return ['', '_Bold', '_Italic', '_Bold_Italic'].map((style) =>
        posix.join('/usr/share/fonts/truetype/msttcorefonts', `Times_New_Roman${style}.ttf`),
      )
  }
}

/**
 * Whether this machine has all of Times New Roman in its usual place. One that lies elsewhere is not seen: the paper is
 * then set in Tinos, whose letters are as wide, so no line of it changes.
 *
 * @param has whether there is such a file
 */
export const hasTimesNewRoman = (
  system: string = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
  has: (file: string) => boolean = existsSync,
): boolean => places(system, environment).every(has)
