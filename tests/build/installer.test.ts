import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasInstallerCompiler } from '../../build/machine.ts'
import { root } from '../../build/paths.ts'

const script = join(root, 'build', 'packaging', 'installer.nsh')
const builder = dirname(
  createRequire(createRequire(import.meta.url).resolve('electron-builder')).resolve(
    'app-builder-lib/package.json',
  ),
)
const templates = join(builder, 'templates', 'nsis')

/** electron-builder's sentences of an installer: name, English, and Vietnamese where it has it. */
function messages(): readonly {
  readonly name: string
  readonly english: string
  readonly vietnamese: boolean
}[] {
  const blocks = readFileSync(join(templates, 'messages.yml'), 'utf8').split(/^(?=\w+:$)/m)
  return blocks.flatMap((block) => {
    const name = /^(\w+):$/m.exec(block)?.[1]
    const english = /^ {2}en: "?(.*?)"?$/m.exec(block)?.[1]
    return name === undefined || english === undefined
      ? []
      : [{ name, english, vietnamese: /^ {2}vi: /m.test(block) }]
  })
}

/** A small installer of ours around electron-builder's own first steps, in the order of its installer.nsi. */
const harness = (out: string, isUninstaller: boolean) => `
Unicode true
SetCompress off
OutFile "${out}"
InstallDir "$LocalAppData\\Programs\\so-chi-bo"
RequestExecutionLevel user
!define PRODUCT_NAME "Sổ Chi bộ"
!define PRODUCT_FILENAME "SoChiBo"
!define VERSION "0.1.0"
!define APP_64 "app"
!define ONE_CLICK
${isUninstaller ? '!define BUILD_UNINSTALLER' : ''}
${messages()
  .map(({ name, english }) => `LangString ${name} 1066 "${english.replaceAll('\\n', '$\\r$\\n')}"`)
  .join('\n')}
!include "${script}"
!include "${join(templates, 'common.nsh')}"
!include "MUI2.nsh"
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Vietnamese"
!insertmacro customHeader
Function .onInit
  !insertmacro preInit
  !insertmacro check64BitAndSetRegView
FunctionEnd
Section "install"
  DetailPrint "$(installing) $(appRunning) $(appCannotBeClosed) $(appClosing) $(areYouSureToUninstall)"
  DetailPrint "$(decompressionFailed) $(uninstallFailed)"
SectionEnd
`

describe('what we add to the installer', () => {
  const ours = readFileSync(script, 'utf8')

  it('is UTF-8 with a byte order mark, without which its letters would be guessed at', () => {
    expect([...readFileSync(script).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  })

  it('has a Vietnamese sentence for every one that electron-builder has in English only', () => {
    const names = messages()
    expect(names.length).toBeGreaterThan(5)
    for (const { name, vietnamese } of names) {
      if (!vietnamese) expect(ours).toMatch(new RegExp(`^ +LangString ${name} 1066 "`, 'm'))
    }
  })

  it('refuses an old Windows before anything else, and says that nothing was copied', () => {
    const first = /!macro preInit([\s\S]*?)!macroend/.exec(ours)?.[1] ?? ''
    expect(first).toMatch(/AtLeastWin10[\s\S]*\$\(oldWindows\)[\s\S]*Quit[\s\S]*RunningX64[\s\S]*Quit/)
    expect(first).not.toMatch(/File |SetOutPath|WriteReg/)
    expect(ours.match(/Chưa có tệp nào được chép vào máy/g)).toHaveLength(2)
    const template = readFileSync(join(templates, 'installer.nsi'), 'utf8')
    const steps = ['preInit', 'check64BitAndSetRegView', 'initMultiUser', 'installSection.nsh']
    const places = steps.map((step) => template.lastIndexOf(step))
    expect(places.every((place) => place > 0)).toBe(true)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })
})

// Everything above holds without the compiler; where it can neither be found nor installed, npm test says so.
if (hasInstallerCompiler())
  describe('compiled by makensis', () => {
    let folder = ''
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'so-chi-bo-installer-'))
    })
    afterAll(() => rmSync(folder, { recursive: true, force: true }))

    const compile = (isUninstaller: boolean) => {
      const out = join(folder, isUninstaller ? 'uninstaller.exe' : 'installer.exe')
      const file = join(folder, 'harness.nsi')
      writeFileSync(file, `\ufeff${harness(out, isUninstaller)}`)
      // Warnings are errors, as for electron-builder.
      const { status, stdout, stderr } = spawnSync('makensis', ['-WX', file], { encoding: 'utf8' })
      return { status, said: stdout + stderr, out }
    }

    it('is an installer whose sentences are Vietnamese, each once', () => {
      const { status, said, out } = compile(false)
      expect(said).not.toMatch(/warning/i)
      expect(status, said).toBe(0)
      const program =
        readFileSync(out).toString('utf16le') + readFileSync(out).subarray(1).toString('utf16le')
      for (const words of [
        'Không cài được Sổ Chi bộ trên máy này.',
        'Máy đang dùng Windows bản 32-bit.',
        'Windows 10 hoặc Windows 11',
        'Đang cài Sổ Chi bộ, xin chờ...',
        'Dữ liệu của văn phòng (thư mục SoChiBo) và các bản sao lưu được giữ nguyên',
      ])
        expect(program).toContain(words)
      for (const { english } of messages())
        expect(program).not.toContain(english.replace(/\$\{PRODUCT_NAME\}/g, 'Sổ Chi bộ').split('\\n')[0])
    })

    it('compiles for the uninstaller too, which refuses nobody', () => {
      const { status, said, out } = compile(true)
      expect(status, said).toBe(0)
      expect(
        readFileSync(out).toString('utf16le') + readFileSync(out).subarray(1).toString('utf16le'),
      ).not.toContain('Không cài được')
    })
  })
