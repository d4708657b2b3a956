import type { Output } from '../../../shared/contract.ts'
import { across, layoutProfileOn } from '../../../shared/documents/layout.ts'
import type { PrintRequest } from '../../../shared/forms/contract.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { JobContext } from '../context.ts'
import { behindDoor, wordType } from '../documents/printing.ts'
import { documentWord } from '../documents/word.ts'
import { fileName, recordExport } from './exporting.ts'
import type { DocumentPlan, PrintPlan } from './plan.ts'
import { audited, planOf } from './print.ts'

/** The paper of a form and the sheet that it stands on. */
function paperOf(plan: PrintPlan | DocumentPlan, today: string) {
  const layout = layoutProfileOn(today)
  if (!('documents' in plan)) {
    const { width, height } = plan.sheets.style.page
    const sheet = width > height ? across(layout) : layout
    return plan.paper === undefined ? undefined : { document: plan.paper(), layout: sheet }
  }
  const [document] = plan.documents()
  return document === undefined ? undefined : { document, layout }
}

/** A form as a Word file behind the door. */
export async function wordForm(request: PrintRequest, context: JobContext): Promise<Output<'forms.word'>> {
  const plan = await planOf(request, context)
  const paper = paperOf(plan, context.today())
  if (paper === undefined) throw new Refusal('refused', 'Biểu mẫu này không có bản Word. Hãy lưu PDF.')
  const bytes = await documentWord(paper.document, paper.layout)
  context.write((write) =>
    recordExport(write, { ...audited(request), as: 'word', records: plan.records }, plan.person),
  )
  return behindDoor(context, fileName(plan.title, context.today(), 'docx'), wordType, bytes)
}
