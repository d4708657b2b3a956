import { basename } from 'node:path'
import type { Output, Parsed } from '../../../shared/contract.ts'
import type { Phase } from '../../../shared/packets/contract.ts'
import { packetFolderName } from '../../../shared/packets/offering.ts'
import { textFile } from '../../../shared/packets/text.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { distinctNames } from '../../../shared/text/file-names.ts'
import type { MediumWords } from '../backup/copying.ts'
import { missing } from '../conflict.ts'
import type { JobContext, ReadContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { recordExport } from '../forms/exporting.ts'
import { type OutgoingFile, type OutgoingFolder, writeFolders } from '../places/folders.ts'
import { hasPersonalNumber } from './numbers.ts'
import { type PacketMeeting, packetMeetings, sourceOf } from './store.ts'
import { textOf } from './texts.ts'

const rootName = 'SoChiBo-so-tay'
const textName = 'Noi dung de dan.txt'

const words: MediumWords = {
  medium: 'USB hoặc thư mục đã chọn',
  disk: 'Ổ đã chọn',
  copy: 'gói đang ghi',
  doing: 'ghi gói',
}

const folderOf = (period: string, phase: Phase): string =>
  `${period} ${phase === 'before' ? 'truoc' : 'sau'} buoi sinh hoat`

/** In every packet: the text to paste, and the list by which its files are read again. */
const textsEach = 1
const listsEach = 1

type Asked = Parsed<'packets.write'>

/** Papers whose words hold a personal number do not leave for the e-handbook, whatever was chosen. */
function refuseNumbers(db: Reader, { row }: PacketMeeting, keys: readonly string[]): void {
  for (const { key, name, paper } of [...row.before.items, ...row.after.items]) {
    if (paper === null || !keys.includes(key)) continue
    const version = db.first(
      q
        .selectFrom('paper')
        .innerJoin('paper_version', (join) =>
          join
            .onRef('paper_version.paper_id', '=', 'paper.id')
            .onRef('paper_version.version', '=', 'paper.current_version'),
        )
        .select('paper_version.document')
        .where('paper.id', '=', paper.id),
    )
    if (version === undefined || !hasPersonalNumber(db, version.document)) continue
    throw new Refusal(
      'refused',
      `${name} của ${row.cellName} có số định danh cá nhân nên không đưa vào gói. Chưa ghi gì. Hãy bỏ chọn văn bản này, hoặc lập bản sửa đổi không có số ấy.`,
    )
  }
}

function filesOf(
  { db }: ReadContext,
  meeting: PacketMeeting,
  phase: Phase,
  keys: readonly string[],
): readonly OutgoingFile[] {
  const { items } = meeting.row[phase]
  refuseNumbers(db, meeting, keys)
  const papers = keys.map((key): OutgoingFile => {
    const item = items.find((each) => each.key === key)
    if (!item) throw missing(`một văn bản đã chọn của ${meeting.row.cellName}`)
    const { sha256, bytes } = sourceOf(db, item)
    return { name: item.fileName, bytes, kept: sha256 }
  })
  const content = Buffer.from(textFile(textOf(db, meeting.row.meetingId, phase)))
  return [...papers, { name: textName, bytes: content.length, content }]
}

/** The folders of the chosen meetings; a name does not depend on what else was chosen. */
function foldersOf(asked: Asked, context: ReadContext): readonly OutgoingFolder[] {
  const meetings = packetMeetings(context, asked.period).sort((a, b) =>
    a.row.meetingId.localeCompare(b.row.meetingId),
  )
  const names = distinctNames(meetings.map(({ facts }) => packetFolderName(facts)))
  const chosen = new Map(asked.meetings.map(({ meetingId, items }) => [meetingId, items]))
  const folders = meetings.flatMap((meeting, index) => {
    const keys = chosen.get(meeting.row.meetingId)
    return keys === undefined
      ? []
      : [{ name: names[index] ?? '', files: filesOf(context, meeting, asked.phase, [...new Set(keys)]) }]
  })
  if (folders.length < chosen.size) throw missing('một buổi sinh hoạt đã chọn')
  return folders
}

/** Puts the packets of the chosen meetings onto a stick or into a folder. */
export async function writePackets(asked: Asked, context: JobContext): Promise<Output<'packets.write'>> {
  const place = context.places.pathOf(asked.folder)
  const folders = context.read((read) => foldersOf(asked, read))
  const folderName = folderOf(asked.period, asked.phase)
  await writeFolders({ place, under: [rootName, folderName], folders, words }, context)
  const papers = folders.reduce((sum, folder) => sum + folder.files.length - textsEach, 0)
  const files = folders.reduce((sum, folder) => sum + folder.files.length + listsEach, 0)
  context.write((write) =>
    recordExport(write, {
      exported: 'packets',
      period: asked.period,
      phase: asked.phase,
      meetings: folders.length,
      files,
    }),
  )
  return {
    placeName: basename(place) || place,
    folderName: `${rootName}/${folderName}`,
    meetings: folders.length,
    papers,
    files,
  }
}
