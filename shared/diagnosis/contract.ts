import { z } from 'zod'
import { job } from '../command.ts'
import { doorFile } from '../documents/contract.ts'

/** Gói gửi người hỗ trợ: what somebody who helps must know of a program that does not do as it should. */
export const diagnosisContract = {
  /** One text, to be read before it is saved; also of an office that could not be opened. */
  'diagnosis.bundle': job('administer', z.object({}), doorFile.extend({ text: z.string() })),
}
