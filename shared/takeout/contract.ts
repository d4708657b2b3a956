import { z } from 'zod'
import { job } from '../command.ts'
import { token } from '../fields.ts'

/** Xuất toàn bộ: everything that the program keeps, in formats that need no program of ours. */
export const takeoutContract = {
  /** Into a new folder in the place that was chosen. What it holds is not encrypted. */
  'takeout.write': job(
    'administer',
    z.object({ folder: token }),
    z.object({
      placeName: z.string(),
      folderName: z.string(),
      workbooks: z.number().int(),
      rows: z.number().int(),
      papers: z.number().int(),
      attachments: z.number().int(),
      /** Files of papers and scans that could not be read; they are named on the page in the folder. */
      lost: z.number().int(),
    }),
  ),
}
