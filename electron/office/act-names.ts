import { changeNames } from '../../shared/organisation/changes.ts'
import { movementKinds, movements } from '../../shared/people/movements.ts'

const behind = (prefix: string, names: readonly (readonly [string, string])[]) =>
  names.map(([kind, name]) => [prefix + kind, name] as const)

/** Every kind of act in words, whichever capability writes it: an act is often in the way of another's undo. */
const names: ReadonlyMap<string, string> = new Map([
  ...behind('organisation.', Object.entries(changeNames)),
  ...behind(
    'movement.',
    movementKinds.map((kind) => [kind, movements[kind].name]),
  ),
  ['people.merge', 'Gộp hồ sơ'],
  ['training.history', 'Ghi lớp tập huấn vào quá trình bồi dưỡng'],
  ['plans.propose', 'Lập kế hoạch sinh hoạt năm'],
  ['months.open', 'Mở kỳ sinh hoạt'],
  ['task.withdraw', 'Thôi theo dõi nhiệm vụ'],
  ['petition.withdraw', 'Thôi theo dõi kiến nghị'],
  ['post.appoint', 'Ghi chức vụ'],
  ['post.end', 'Thôi giữ chức vụ'],
])

/** A kind of act in words: "Chuyển đi chính thức". */
export const actName = (kind: string): string => names.get(kind) ?? kind
