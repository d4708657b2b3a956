import { type Topic, topicSourceNames } from './contract.ts'

/** "Ban công tác Mặt trận (bà Lò Thị Én): Làm đường ra khu sản xuất" */
export const topicLine = ({
  source,
  raisedBy,
  content,
}: Pick<Topic, 'source' | 'raisedBy' | 'content'>): string =>
  `${topicSourceNames[source]}${raisedBy === '' ? '' : ` (${raisedBy})`}: ${content}`
