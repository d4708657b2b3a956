import { z } from 'zod'
import { isoDate } from '../fields.ts'
import { parseVersion } from './version.ts'

/** What the updates of this program call it; others that the same publisher signs bear another name. */
export const productId = 'vn.sochibo.desktop'

/** Files of one release, beside each other on the stick. */
export const installerName = (version: string): string => `SoChiBo-${version}-cai-dat.exe`
export const portableName = (version: string): string => `SoChiBo-${version}-mang-theo.zip`
export const manifestName = (version: string): string => `SoChiBo-${version}.cap-nhat.json`
export const rulesName = (version: number): string => `SoChiBo-quy-dinh-${version}.cap-nhat.json`
/** The signature lies beside what it signs, under the same name with this at its end. */
export const signatureEnding = '.chu-ky'

/** Names that are looked into; everything else on a stick is somebody else's. */
export const isManifestName = (name: string): boolean =>
  /^SoChiBo-[a-z0-9.-]{1,60}\.cap-nhat\.json$/.test(name)

/** Bytes: whatever is longer is read no further. */
export const longestManifest = 256 * 1024
const longestFile = 2_000_000_000

const version = z.string().refine((text) => parseVersion(text) !== undefined)
// biome-ignore lint/suspicious/noControlCharactersInRegex: these can be neither seen nor printed
const unseen = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/
const sentence = z
  .string()
  .min(1)
  .max(300)
  .refine((text) => !unseen.test(text))
/** What is new, in sentences for the clerk. */
const news = z.array(sentence).min(1).max(30)
const common = { format: z.literal('so-chi-bo-update'), formatVersion: z.literal(1), date: isoDate, news }

const file = z.strictObject({
  name: z.string(),
  bytes: z.number().int().positive().max(longestFile),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

/** A newer program. */
const programManifest = z
  .strictObject({
    ...common,
    product: z.string(),
    kind: z.literal('program'),
    version,
    /** The schema of the data that it works with. */
    schema: z.number().int().positive(),
    /** The oldest program that it may follow on. */
    updatesFrom: version,
    files: z.array(file),
  })
  // No path is ever made of a name that is not one of these two.
  .refine(({ version, files }) => {
    const names = files.map(({ name }) => name)
    return (
      names[0] === installerName(version) &&
      names.length <= 2 &&
      (names.length === 1 || names[1] === portableName(version))
    )
  })
export type ProgramManifest = z.infer<typeof programManifest>

/** A newer rule book: all entries that came after the printed one, so that the newest alone says everything. */
const rulesManifest = z.strictObject({
  ...common,
  product: z.string(),
  kind: z.literal('rules'),
  /** Counts up by one with each. */
  version: z.number().int().positive().max(1_000_000),
  /** The oldest program whose rule book it fits. */
  needsProgram: version,
  entries: z
    .array(
      z.strictObject({
        ruleId: z.string().max(80),
        from: isoDate,
        to: isoDate.exactOptional(),
        value: z.json(),
        basis: sentence,
        confidence: z.enum(['quoted', 'second-hand', 'local']),
      }),
    )
    .min(1)
    .max(500),
})
export type RulesManifest = z.infer<typeof rulesManifest>

const anyManifest = z.discriminatedUnion('kind', [programManifest, rulesManifest])
export type UpdateManifest = z.infer<typeof anyManifest>

const ofProduct = z.looseObject({ format: z.literal('so-chi-bo-update'), product: z.string() })

/** What a manifest says whose signature is good: another product's says nothing that concerns us. */
export function readManifest(text: string): UpdateManifest | 'foreign' | 'malformed' {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return 'malformed'
  }
  const product = ofProduct.safeParse(parsed)
  if (product.success && product.data.product !== productId) return 'foreign'
  const manifest = anyManifest.safeParse(parsed)
  return manifest.success ? manifest.data : 'malformed'
}
