import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { AfterPackContext, Configuration } from 'electron-builder'
import { programId } from '../../electron/office/hosting/identity.ts'
import { ownEnding } from '../../shared/backup/door-file.ts'
import { out, root } from '../paths.ts'
import { setFuses } from './fuses.ts'
import { noticesName } from './notices.ts'
import { programFolder } from './program.ts'

/** The name of the program's file: plain letters, which every tool of Windows and every log can write. */
export const executable = 'SoChiBo'

/** Where packages lie unless told otherwise. */
export const packageOutput = join(out, 'package')

/** The notices of everybody else's work, made before packing. */
export const noticesFile = join(packageOutput, noticesName)

export interface PackageWish {
  /** A folder with an Electron that is already here; without one, electron-builder fetches it. */
  readonly electron: string | undefined
  readonly electronVersion: string
  /** Lets a debugger in, for tests that drive the package. Never for what an office installs. */
  readonly mayInspect: boolean
  readonly output: string | undefined
}

/** How the program is packaged, as electron-builder wants to hear it. */
export function packageConfig({ electron, electronVersion, mayInspect, output }: PackageWish): Configuration {
  return {
    // An installer with another one installs a second program.
    appId: programId,
    productName: 'Sổ Chi bộ',
    copyright: 'Sổ Chi bộ',
    directories: {
      app: programFolder,
      output: output ?? packageOutput,
      buildResources: join(root, 'build', 'packaging'),
    },
    electronVersion,
    ...(electron !== undefined && { electronDist: electron }),
    asar: true,
    // A shared library is loaded by the system, which knows no archives. All else stays inside, where it is checked.
    asarUnpack: ['node_modules/better-sqlite3/prebuilds/*.node'],
    // The program's folder holds exactly what it needs. `false` says that nobody else installs, rebuilds or collects
    // packages; with `npmRebuild: false` alone, electron-builder would still gather those of the whole project.
    files: ['**/*', { from: 'node_modules', to: 'node_modules' }],
    extraFiles: [{ from: noticesFile, to: noticesName }],
    beforeBuild: async () => false,
    electronLanguages: ['vi', 'en-US'],
    // Newer programs come on a stick, never from a server.
    publish: null,
    afterPack: async (context) => {
      await finishPackage(context, mayInspect)
    },
    executableName: executable,
    // For the account that installs, without an administrator; the icon is the program's own.
    fileAssociations: [
      {
        ext: ownEnding.slice(1),
        name: 'SoChiBo.SaoLuu',
        description: 'Bản sao lưu Sổ Chi bộ',
        role: 'Viewer',
      },
    ],
    linux: {
      target: ['dir'],
      category: 'Office',
      executableName: executable,
      icon: join(root, 'build', 'icons'),
    },
    win: {
      target: [
        { target: 'nsis', arch: ['x64'] },
        { target: 'zip', arch: ['x64'] },
      ],
      icon: join(root, 'build', 'icons', 'icon.ico'),
      executableName: executable,
      artifactName: `${executable}-\${version}-mang-theo.\${ext}`,
      // No installation asks for the administrator's password, so the program may not want one either.
      requestedExecutionLevel: 'asInvoker',
    },
    nsis: {
      artifactName: `${executable}-\${version}-cai-dat.\${ext}`,
      oneClick: true,
      perMachine: false,
      allowElevation: false,
      packElevateHelper: false,
      unicode: true,
      installerLanguages: ['vi_VN'],
      language: '1066',
      shortcutName: 'Sổ Chi bộ',
      uninstallDisplayName: `Sổ Chi bộ \${version}`,
      createDesktopShortcut: 'always',
      runAfterFinish: true,
      // The register outlives the program: whoever removes the program keeps the data.
      deleteAppDataOnUninstall: false,
      // What tells an installed program of a newer one on the network.
      differentialPackage: false,
      include: join(root, 'build', 'packaging', 'installer.nsh'),
    },
  }
}

/** What electron-builder leaves to us: parts of a brought Electron that belong to it alone, and the fuses. */
async function finishPackage(
  { appOutDir, packager, electronPlatformName }: AfterPackContext,
  mayInspect: boolean,
) {
  // An Electron that was brought from elsewhere may carry an app, a manifest or a version of its own.
  for (const name of ['resources/app', 'resources/default_app.asar', 'package.json', 'version'])
    rmSync(join(appOutDir, name), { recursive: true, force: true })
  const { productFilename } = packager.appInfo
  const binary = electronPlatformName === 'win32' ? `${productFilename}.exe` : executable
  await setFuses(join(appOutDir, binary), mayInspect)
}
