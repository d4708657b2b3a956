import { givenRights } from '../../../shared/accounts/rights.ts'
import { wallOf } from '../../../shared/calendar/wall.ts'
import { layoutProfileOn } from '../../../shared/documents/layout.ts'
import { handoverFacts } from '../../../shared/handovers/contract.ts'
import { handoverPaper } from '../../../shared/handovers/paper.ts'
import { Refusal } from '../../../shared/refusal.ts'
import {
  changeAccount,
  forgetEnded,
  insertAccount,
  refuseGuessable,
  refuseTaken,
} from '../accounts/changing.ts'
import { requireAccount } from '../accounts/store.ts'
import { requireRevision } from '../conflict.ts'
import type { Handlers } from '../context.ts'
import { q } from '../database/executor.ts'
import { uuidv7 } from '../database/uuid.ts'
import { behindDoor, documentPdf, pdfType } from '../documents/printing.ts'
import { fileName } from '../forms/exporting.ts'
import { handoverFactsOf } from './facts.ts'
import { handoversOf, requireHandover } from './store.ts'

const settled = {
  received: 'Lần bàn giao này đã xong. Hãy in biên bản ở danh sách bàn giao.',
  cancelled: 'Lần bàn giao này đã hủy. Hãy lập lần khác.',
} as const

export const handoversCommands: Handlers<'handovers'> = {
  'handovers.list': (_input, { db }) => handoversOf(db),

  'handovers.begin': async ({ giverId, revision, receiver }, context) => {
    if (receiver.kind === 'new') {
      const { name, login, password } = receiver
      refuseGuessable(password, 'password', context, [name, login])
      refuseTaken(login, context)
    }
    const id = uuidv7()
    const receiverId = receiver.kind === 'new' ? uuidv7() : receiver.id
    context.write((write) => {
      const { db, now, audit } = write
      const giver = requireAccount(db, giverId)
      requireRevision(giver.revision, revision, () => giver)
      if (!giver.isActive) throw new Refusal('refused', 'Tài khoản của người giao đã ngừng dùng.')
      if (receiverId === giverId) throw new Refusal('refused', 'Người nhận phải khác người giao.')
      if (handoversOf(db).some((each) => each.state === 'waiting' && each.giver.id === giverId)) {
        throw new Refusal(
          'refused',
          'Người này đang có một lần bàn giao chờ nhận. Hãy hủy lần đó trước khi lập lần khác.',
        )
      }
      if (receiver.kind === 'new') {
        insertAccount(write, { ...receiver, id: receiverId, rights: giver.rights })
      }
      const { isActive, ...to } = requireAccount(db, receiverId)
      if (!isActive) throw new Refusal('refused', 'Tài khoản của người nhận đã ngừng dùng.')
      const rights = [...givenRights([...to.rights, ...giver.rights])]
      if (rights.length > to.rights.length) changeAccount(write, { ...to, isActive, rights })
      db.run(
        q.insertInto('handover').values({
          ...{ id, giver_id: giverId, receiver_id: receiverId, begun_at: now },
          ...{ received_at: null, facts: null, cancelled_at: null },
        }),
      )
      audit({ record: { kind: 'account', id: giverId }, changes: { handoverTo: to.login } })
    })
    if (receiver.kind === 'new') {
      const { login, password } = receiver
      await context.access.setPassword({ id: receiverId, login, password, mustChange: true })
    }
    return { id }
  },

  'handovers.receive': async ({ id }, context) => {
    const who = context.access.accountId()
    context.write((write) => {
      const { db, now, audit } = write
      const { state, giver, receiver } = requireHandover(db, id)
      if (state !== 'waiting') throw new Refusal('refused', settled[state])
      if (receiver.id !== who) {
        const sentence = `Chỉ ${receiver.name} nhận được lần bàn giao này. Hãy để người ấy đăng nhập rồi nhận.`
        throw new Refusal('forbidden', sentence)
      }
      const before = requireAccount(db, giver.id)
      if (before.isActive) changeAccount(write, { ...before, isActive: false })
      const facts = handoverFactsOf(write, context.connection())
      db.run(
        q
          .updateTable('handover')
          .set({ received_at: now, facts: JSON.stringify(facts) })
          .where('id', '=', id),
      )
      audit({
        record: { kind: 'account', id: giver.id },
        changes: { handedOver: true, counts: facts.counts },
      })
    })
    forgetEnded(context)
    return { id }
  },

  'handovers.cancel': ({ id }, { db, now, audit }) => {
    const { state, giver } = requireHandover(db, id)
    if (state !== 'waiting') throw new Refusal('refused', settled[state])
    db.run(q.updateTable('handover').set({ cancelled_at: now }).where('id', '=', id))
    audit({ record: { kind: 'account', id: giver.id }, changes: { handoverCancelled: true } })
    return {}
  },

  'handovers.paper': async ({ id }, context) => {
    const { giver, receiver, receivedAt, facts } = context.read(({ db }) => requireHandover(db, id))
    if (receivedAt === null || facts === null) {
      throw new Refusal('refused', `Biên bản in được sau khi ${receiver.name} nhận bàn giao.`)
    }
    const received = wallOf(new Date(receivedAt))
    const paper = handoverPaper({
      ...{ giver, receiver, received, facts: handoverFacts.parse(JSON.parse(facts)) },
      momentOf: (at) => wallOf(new Date(at)),
    })
    const pdf = await documentPdf(paper, layoutProfileOn(received.day), context)
    context.write(({ audit }) =>
      audit({ record: { kind: 'account', id: giver.id }, changes: { handoverPaper: true } }),
    )
    return behindDoor(context, fileName('Biên bản bàn giao', received.day, 'pdf'), pdfType, pdf)
  },
}
