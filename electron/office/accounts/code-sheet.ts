import { codeSheet, codeSheetSheets, codeSheetTitle } from '../../../shared/accounts/code-sheet.ts'
import { readRecoveryCode } from '../../../shared/accounts/recovery-code.ts'
import type { DoorFile } from '../../../shared/documents/contract.ts'
import { formPieces } from '../../../shared/forms/page.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { JobContext } from '../context.ts'
import { behindDoor, facesIn, pdfType } from '../documents/printing.ts'
import { fileName } from '../forms/exporting.ts'
import { headingOf, placeOf } from '../forms/places.ts'
import { accountsOf } from './store.ts'

/** The sheet with a code that the window has just been told; the code is on the paper and nowhere else. */
export async function printCodeSheet(typed: string, context: JobContext): Promise<DoorFile> {
  const read = readRecoveryCode(typed)
  if ('problem' in read)
    throw new Refusal('refused', read.problem, { fields: { recoveryCode: read.problem } })
  const sheet = context.read(({ db, today }) => ({
    heading: headingOf(db, null, today),
    place: placeOf(db),
    today,
    logins: accountsOf(db)
      .filter(({ isActive, rights }) => isActive && rights.includes('administer'))
      .map(({ login }) => login),
    recoveryCode: read.code,
  }))
  const pieces = formPieces(codeSheetSheets, codeSheet(sheet), facesIn(context.office.fontFolder, false))
  const pdf = await context.host.makePdf([...pieces].join(''), context.signal)
  const account = context.access.accountId()
  context.write(({ audit }) =>
    audit({
      ...(account !== undefined && { record: { kind: 'account', id: account } }),
      changes: { codeSheet: true },
    }),
  )
  return behindDoor(context, fileName(codeSheetTitle, sheet.today, 'pdf'), pdfType, pdf)
}
