import type { z } from 'zod'
import { accountsContract } from './accounts/contract.ts'
import { agendasContract } from './agendas/contract.ts'
import { attachmentsContract } from './attachments/contract.ts'
import { attendanceContract } from './attendance/contract.ts'
import { auditContract } from './audit/contract.ts'
import { backupContract } from './backup/contract.ts'
import { booksContract } from './books/contract.ts'
import { briefingsContract } from './briefings/contract.ts'
import { checksContract } from './checks/contract.ts'
import type { Contract } from './command.ts'
import { commitmentsContract } from './commitments/contract.ts'
import { contributionsContract } from './contributions/contract.ts'
import { diagnosisContract } from './diagnosis/contract.ts'
import { documentsContract } from './documents/contract.ts'
import { duplicatesContract } from './duplicates/contract.ts'
import { figuresContract } from './figures/contract.ts'
import { findingContract } from './finding/contract.ts'
import { formsContract } from './forms/contract.ts'
import { handoversContract } from './handovers/contract.ts'
import { homeContract } from './home/contract.ts'
import { intakeContract } from './intake/contract.ts'
import { meetingsContract } from './meetings/contract.ts'
import { monthsContract } from './months/contract.ts'
import { movementsContract } from './movements/contract.ts'
import { organisationContract } from './organisation/contract.ts'
import { outsidersContract } from './outsiders/contract.ts'
import { overviewContract } from './overview/contract.ts'
import { packetsContract } from './packets/contract.ts'
import { peopleContract } from './people/contract.ts'
import { petitionsContract } from './petitions/contract.ts'
import { placesContract } from './places/contract.ts'
import { plansContract } from './plans/contract.ts'
import { printingContract } from './printing/contract.ts'
import { recycleContract } from './recycle/contract.ts'
import { reportsContract } from './reports/contract.ts'
import { rulebookContract } from './rulebook/contract.ts'
import { scoresContract } from './scores/contract.ts'
import { setupContract } from './setup/contract.ts'
import { supportContract } from './support/contract.ts'
import { takeoutContract } from './takeout/contract.ts'
import { tasksContract } from './tasks/contract.ts'
import { topicsContract } from './topics/contract.ts'
import { trainingContract } from './training/contract.ts'
import { updatesContract } from './updates/contract.ts'
import { villagesContract } from './villages/contract.ts'
import { visitsContract } from './visits/contract.ts'

/** The whole list of what the window may ask of the office. There is no other way in. */
export const contract = {
  ...setupContract,
  ...homeContract,
  ...organisationContract,
  ...peopleContract,
  ...outsidersContract,
  ...movementsContract,
  ...formsContract,
  ...findingContract,
  ...duplicatesContract,
  ...intakeContract,
  ...plansContract,
  ...monthsContract,
  ...meetingsContract,
  ...briefingsContract,
  ...figuresContract,
  ...attachmentsContract,
  ...scoresContract,
  ...attendanceContract,
  ...petitionsContract,
  ...topicsContract,
  ...visitsContract,
  ...supportContract,
  ...checksContract,
  ...trainingContract,
  ...commitmentsContract,
  ...overviewContract,
  ...reportsContract,
  ...tasksContract,
  ...contributionsContract,
  ...villagesContract,
  ...documentsContract,
  ...printingContract,
  ...packetsContract,
  ...booksContract,
  ...backupContract,
  ...placesContract,
  ...rulebookContract,
  ...agendasContract,
  ...accountsContract,
  ...handoversContract,
  ...auditContract,
  ...takeoutContract,
  ...diagnosisContract,
  ...recycleContract,
  ...updatesContract,
} satisfies Contract

export type OfficeContract = typeof contract
export type CommandName = keyof OfficeContract
/** What a caller may send: before defaults and tidying. */
export type Input<N extends CommandName> = z.input<OfficeContract[N]['input']>
/** What the office works with: after defaults and tidying. */
export type Parsed<N extends CommandName> = z.output<OfficeContract[N]['input']>
export type Output<N extends CommandName> = z.output<OfficeContract[N]['output']>
