import { agendaItems } from '../../../shared/agendas/agenda.ts'
import { agendaOn, agendaRuleId } from '../../../shared/agendas/book.ts'
import { cellKinds } from '../../../shared/lists/kinds.ts'
import { cellMeetingKinds, meetingKinds } from '../../../shared/meetings/meeting.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Handlers } from '../context.ts'
import { q } from '../database/executor.ts'
import { uuidv7 } from '../database/uuid.ts'
import { requireMeeting } from '../meetings/store.ts'
import { ownValues, rulebookOf } from '../rulebook/store.ts'
import { agendaOfMeeting, templateOn } from './store.ts'

/** A meeting of a cell may have a template by kind of cell; one of the commune is of no kind of cell. */
const kindsOfCells = ['', ...cellKinds.entries.map(({ code }) => code)]

export const agendasCommands: Handlers<'agendas'> = {
  'agendas.list': ({ on }, { db, today }) => {
    const day = on ?? today
    const own = ownValues(db)
    const book = rulebookOf(db)
    return {
      example: {
        least: book.rule('meeting.exampleLeastMinutes', day),
        most: book.rule('meeting.exampleMostMinutes', day),
      },
      templates: meetingKinds.flatMap((kind) =>
        (kind === 'briefing' ? [''] : kindsOfCells).map((cellKind) =>
          templateOn(own, book, { kind, cellKind }, day),
        ),
      ),
    }
  },

  'agendas.set': ({ kind, cellKind, items, from, reason }, { db, audit, now, account }) => {
    const isKnown =
      kindsOfCells.includes(cellKind) && (cellKind === '' || cellMeetingKinds.some((own) => own === kind))
    if (!isKnown) throw new Refusal('not-found', 'Không có loại chi bộ này trong danh mục.')
    if (items === null && cellKind === '') {
      throw new Refusal(
        'refused',
        'Mẫu dùng chung cho mọi chi bộ không bỏ được vì chi bộ nào cũng cần một mẫu. Mẫu giữ nguyên. Hãy sửa các mục của mẫu.',
      )
    }
    if (items?.length === 0) {
      throw new Refusal(
        'invalid',
        'Mẫu chương trình chưa có mục nào. Mẫu cũ giữ nguyên. Hãy thêm ít nhất một mục.',
        {
          fields: { items: 'Chưa có mục nào' },
        },
      )
    }
    const of = { kind, cellKind }
    const before = agendaOn(ownValues(db), of, from)
    const id = uuidv7()
    const value = items === null ? null : agendaItems.parse(items)
    db.run(
      q.insertInto('rule_value').values({
        id,
        rule_id: agendaRuleId(of),
        valid_from: from,
        value: JSON.stringify(value),
        reason,
        account_id: account,
        created_at: now,
      }),
    )
    audit({
      record: { kind: 'rule', id },
      changes: {
        [agendaRuleId(of)]: [before.isOwnOfCellKind || cellKind === '' ? before.items : null, value],
        from,
        reason,
      },
    })
    return {}
  },

  'agendas.ofMeeting': ({ meetingId }, { db }) => {
    const { items, ...agenda } = agendaOfMeeting(db, requireMeeting(db, meetingId))
    return { ...agenda, items: [...items] }
  },
}
