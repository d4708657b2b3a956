import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeKey, publish } from '../../build/packaging/publishing.ts'
import { newestVersion } from '../../electron/office/database/migrations/index.ts'
import { sha256 } from '../../electron/office/files.ts'
import type { PublisherKey } from '../../shared/updates/keys.ts'
import {
  installerName,
  manifestName,
  type ProgramManifest,
  productId,
  type RulesManifest,
  rulesName,
} from '../../shared/updates/manifest.ts'

/** A publisher of a test: a key that nobody else has, in a file. */
export interface Publisher {
  readonly keyFile: string
  readonly key: PublisherKey
}

export function newPublisher(): Publisher {
  const folder = mkdtempSync(join(tmpdir(), 'so-chi-bo-publisher-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const keyFile = join(folder, 'key.pem')
  return { keyFile, key: makeKey(keyFile, '2026-11-23') }
}

let known: Publisher | undefined
/** Whom the offices of tests believe, unless told otherwise. */
export function testPublisher(): Publisher {
  known ??= newPublisher()
  return known
}

/** Bytes of an installer of a test. */
export const installerBytes = Buffer.from('an installer that nobody starts '.repeat(4000))

/** Puts a signed release onto a stick; answers the path of its manifest. */
export function putRelease(
  folder: string,
  publisher: Publisher,
  change: Partial<Omit<ProgramManifest, 'kind'>> = {},
  installer: Uint8Array = installerBytes,
): string {
  const version = change.version ?? '1.2.0'
  const name = installerName(version)
  const manifest = {
    ...{ format: 'so-chi-bo-update', formatVersion: 1, product: productId, kind: 'program' },
    ...{ version, schema: newestVersion, updatesFrom: '0.0.0', date: '2026-12-01' },
    news: ['Thêm cập nhật bằng USB.', 'Sửa lỗi in hai mặt.'],
    files: [{ name, bytes: installer.length, sha256: sha256(installer) }],
    ...change,
  }
  writeFileSync(join(folder, name), installer, { mode: 0o755 })
  publish(folder, manifestName(version), manifest, publisher.keyFile)
  return join(folder, manifestName(version))
}

/** Puts a signed rule book onto a stick; answers the path of its file. */
export function putRules(
  folder: string,
  publisher: Publisher,
  change: Partial<Omit<RulesManifest, 'kind'>> = {},
): string {
  const version = change.version ?? 3
  const manifest = {
    ...{ format: 'so-chi-bo-update', formatVersion: 1, product: productId, kind: 'rules', version },
    ...{ needsProgram: '0.0.0', date: '2026-12-01', news: ['Thời lượng sinh hoạt tối thiểu còn 60 phút.'] },
    entries: [
      {
        ...{ ruleId: 'meeting.minimumMinutes', from: '2026-12-15', value: 60 },
        ...{ basis: 'Hướng dẫn 50-HD/BTCTW', confidence: 'quoted' },
      },
    ],
    ...change,
  }
  publish(folder, rulesName(version), manifest, publisher.keyFile)
  return join(folder, rulesName(version))
}
