import { datePhrase, timePhrase } from '../../calendar/phrases.ts'
import { blank, type Content, known, signatory, signature } from '../../documents/compose.ts'
import type { PartyDocument, Signatures } from '../../documents/model.ts'
import { postNames } from '../../organisation/cell.ts'
import { cellHeading } from '../../organisation/heading.ts'
import type { RollLine } from '../meeting.ts'
import type { MinutesSource } from '../minutes-sections.ts'
import { comrade } from '../minutes-words.ts'

/** Everything that the other papers of a meeting are made from: what its minutes are made from, and what lies beside. */
export interface PaperSource extends MinutesSource {
  /** `08-BB/CB` of the frozen minutes; '' before they have one. */
  readonly minutesNumber: string
  /** The day on which members were told of the meeting; null where nobody noted it. */
  readonly notifiedOn: string | null
}

export const timeContent = (time: string | null): Content[] =>
  time === null ? ['hồi ', blank(4), ' giờ ', blank(4), ' phút'] : [`hồi ${timePhrase(time)} phút`]

export const dayContent = ({ content }: PaperSource): string => datePhrase(content.heldOn)

export const placeContent = ({ content }: PaperSource): Content => known(content.place, 40)

interface Head {
  readonly type: string
  readonly subject: readonly string[]
  /** The day of the paper; absent prints dots. */
  readonly date?: string
  /** Whether the paper carries a number line. */
  readonly isNumbered: boolean
}

/** Head of a cell's paper. */
export function paperHead(
  source: PaperSource,
  { type, subject, date, isNumbered }: Head,
): Pick<PartyDocument, 'schemaVersion' | 'draft' | 'header' | 'title'> {
  const heading = cellHeading(source.communeName, source.cellName)
  return {
    schemaVersion: 1,
    draft: source.isDraft,
    header: {
      superior: heading.superior,
      issuer: heading.issuing,
      ...(isNumbered && { number: source.number }),
      placeAndDate: {
        ...(source.placeName.trim() !== '' && { place: source.placeName }),
        ...(date !== undefined && { date }),
      },
    },
    title: { type, subject: [...subject] },
  }
}

/** Who signs for the cell: its secretary, or the deputy who chaired in the secretary's absence (domain.md 3.3). */
export function signerOf({ roll, content }: Pick<PaperSource, 'roll' | 'content'>): RollLine | undefined {
  const chair = roll.find(({ personId }) => personId === content.chairId)
  return chair?.post === postNames.deputy ? chair : roll.find(({ post }) => post === postNames.secretary)
}

/** `T/M CHI BỘ` over `BÍ THƯ`, with Nơi nhận at the left; a meeting of the committee speaks for the committee. */
export function cellSignature(source: PaperSource, recipients: readonly string[]): Signatures {
  const signer = signerOf(source)
  const capacity = signer?.post === postNames.deputy ? 'PHÓ BÍ THƯ' : 'BÍ THƯ'
  const authority = source.kind === 'committee' ? 'T/M CHI ỦY' : 'T/M CHI BỘ'
  return signature(signatory(capacity, signer?.fullName, authority), recipients)
}

/** `Đồng chí La Văn Đường, Bí thư Chi bộ, chủ trì.` with dots for a chair who is not known. */
export function chairContent(
  { roll, content }: PaperSource,
  posts: Readonly<Record<string, string>>,
): Content[] {
  const chair = roll.find(({ personId }) => personId === content.chairId)
  if (!chair) return ['Đồng chí ', blank(30), ' chủ trì.']
  const post = posts[chair.post] ?? chair.post
  const name = comrade(chair.fullName)
  return [
    `${name.charAt(0).toLocaleUpperCase('vi')}${name.slice(1)}${post === '' ? '' : `, ${post}`}, chủ trì.`,
  ]
}

/**
 * Names of items that stay with what they name: an extract is of a question or a petition and an invitation of a guest, wherever the
 * two stand in their lists; one that was said twice gets the number of its turn.
 */
export function itemsOf(
  kind: 'vote' | 'guest' | 'topic' | 'petition',
  texts: readonly string[],
): readonly string[] {
  const turns = new Map<string, number>()
  return texts.map((text) => {
    const turn = (turns.get(text) ?? 0) + 1
    turns.set(text, turn)
    return `${kind}-${fingerprint(text)}${turn === 1 ? '' : `-${turn}`}`
  })
}

/** FNV-1a over the letters, as eight hexadecimal figures. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (const letter of text.normalize('NFC')) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  }
  return (hash >>> 0).toString(16).padStart(8, '0')
}
