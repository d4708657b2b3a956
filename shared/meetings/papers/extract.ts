import { blank, bold, paragraph, signatory, signaturePair } from '../../documents/compose.ts'
import type { Block, PartyDocument } from '../../documents/model.ts'
import { postNames } from '../../organisation/cell.ts'
import { type MeetingContent, opinionKinds } from '../meeting.ts'
import { printedPosts } from '../minutes.ts'
import { petitions, said } from '../minutes-sections.ts'
import { votes } from '../minutes-votes.ts'
import { prose, unended } from '../minutes-words.ts'
import { meetingSubject } from '../names.ts'
import {
  chairContent,
  dayContent,
  itemsOf,
  type PaperSource,
  paperHead,
  placeContent,
  signerOf,
} from './source.ts'
import { composition, votedItems, voteOf } from './voted.ts'

type Recorded = Pick<MeetingContent, 'votes' | 'opinions' | 'petitions' | 'conclusion'>

const conclusionItem = 'conclusion'

/** What opinions are about that was not put to the vote, in the order in which it came up. */
function topicsOf({ opinions, votes: asked }: Recorded): readonly string[] {
  const questions = new Set(asked.map(({ question }) => question))
  const topics = opinions.flatMap(({ item = '', text }) =>
    item === '' || text.trim() === '' || questions.has(item) ? [] : [item],
  )
  return [...new Set(topics)]
}

const topicItems = (content: Recorded) => {
  const topics = topicsOf(content)
  return itemsOf('topic', topics).map((item, place) => ({ item, topic: topics[place] ?? '' }))
}

const petitionItems = ({ petitions: asked }: Recorded) => {
  const items = itemsOf(
    'petition',
    asked.map(({ content }) => content),
  )
  return asked
    .map((petition, place) => ({ item: items[place] ?? '', petition }))
    .filter(({ petition }) => petition.content !== '')
}

const longestName = 80
const nameOf = (text: string): string => {
  const [first = ''] = text.split('\n')
  return first.length > longestName ? `${first.slice(0, longestName).trimEnd()}…` : first
}

/**
 * The items of a meeting that an extract can be made of: its questions put to the vote, what else opinions are about, its
 * petitions and its conclusion, each by its words. A line of the agenda of which nothing was recorded is none.
 */
export const extractItems = (
  content: Recorded,
): readonly { readonly item: string; readonly name: string }[] => [
  ...votedItems(content.votes),
  ...topicItems(content).map(({ item, topic }) => ({ item, name: topic })),
  ...petitionItems(content).map(({ item, petition }) => ({
    item,
    name: `Kiến nghị: ${nameOf(petition.content)}`,
  })),
  ...(content.conclusion.trim() === '' ? [] : [{ item: conclusionItem, name: 'Kết luận' }]),
]

const heading = (text: string): Block => paragraph(bold('Nội dung: '), text)

/** What was said on an item, in the order of the minutes. */
function opinionsOn(source: PaperSource, item: string): readonly Block[] {
  const opinions = source.content.opinions.filter((opinion) => opinion.item === item)
  const blocks = said({ ...source, content: { ...source.content, opinions } }, opinionKinds)
  return blocks.length === 0 ? [] : [paragraph(bold('Ý kiến phát biểu:')), ...blocks]
}

/** One item of the record; undefined where the meeting has it no more. */
function itemBlocks(source: PaperSource, item: string): readonly Block[] | undefined {
  const { content } = source
  const vote = voteOf(source, item)
  if (vote && vote.question !== '') {
    return [
      heading(`${unended(vote.question)}.`),
      ...opinionsOn(source, vote.question),
      ...votes({ ...source, content: { ...content, votes: [vote] } }),
    ]
  }
  const topic = topicItems(content).find((each) => each.item === item)?.topic
  if (topic !== undefined) return [heading(`${unended(topic)}.`), ...opinionsOn(source, topic)]
  const petition = petitionItems(content).find((each) => each.item === item)?.petition
  if (petition) {
    return [
      heading('Kiến nghị, đề nghị tại buổi sinh hoạt.'),
      ...petitions({ ...source, content: { ...content, petitions: [petition] } }),
    ]
  }
  if (item !== conclusionItem || content.conclusion.trim() === '') return undefined
  return [heading('Kết luận của buổi sinh hoạt.'), ...prose(content.conclusion)]
}

/**
 * An extract of the minutes (trích biên bản, domain.md 3.3): head and composition as in the minutes, and the one item
 * that it is about. Undefined where the meeting has no such item any more.
 */
export function extract(source: PaperSource, item: string): PartyDocument | undefined {
  const blocks = itemBlocks(source, item)
  if (blocks === undefined) return undefined
  const { content, roll, minutesNumber } = source
  const signer = signerOf(source)
  const secretaryName = roll.find(({ personId }) => personId === content.secretaryId)?.fullName
  return {
    ...paperHead(source, {
      type: 'TRÍCH BIÊN BẢN',
      subject: [meetingSubject(source)],
      isNumbered: false,
    }),
    blocks: [
      paragraph(
        `Ngày họp: ${dayContent(source)}, tại `,
        placeContent(source),
        '. ',
        ...chairContent(source, printedPosts),
      ),
      composition(source),
      ...blocks,
      paragraph(
        'Trích từ biên bản số ',
        minutesNumber === '' ? blank(16) : minutesNumber,
        `, ${dayContent(source)} của ${source.cellName}.`,
      ),
      signaturePair(
        signatory('NGƯỜI GHI BIÊN BẢN', secretaryName),
        signatory(
          signer?.post === postNames.deputy ? 'PHÓ BÍ THƯ' : 'BÍ THƯ',
          signer?.fullName,
          'T/M CHI BỘ',
        ),
      ),
    ],
  }
}
