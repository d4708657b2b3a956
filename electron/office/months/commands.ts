import type { Handlers } from '../context.ts'
import { monthView, saveDirections } from './directions.ts'
import { setMissed } from './missed.ts'
import { openMonth, previewOpening, undoOpening } from './opening.ts'
import { addStudied, directionsOfMeeting, setStudied, studiesRegister } from './studies.ts'

export const monthsCommands: Handlers<'months'> = {
  'months.get': ({ period }, { db }) => monthView(db, period),
  'months.preview': ({ period }, context) => previewOpening(period, context),
  'months.open': openMonth,
  'months.undo': ({ actId }, context) => undoOpening(actId, context),
  'months.saveDirections': ({ period, ...wish }, context) => ({
    revision: saveDirections(context, period, wish),
  }),
  'months.ofMeeting': ({ meetingId }, context) => directionsOfMeeting(meetingId, context),
  'months.setStudied': (input, context) => {
    setStudied(input, context)
    return {}
  },
  'months.addStudied': addStudied,
  'months.setMissed': (input, context) => {
    setMissed(input, context)
    return {}
  },
  'months.studies': studiesRegister,
  'months.studiesWorkbook': async (input, context) => {
    const { studiesWorkbook } = await import('./workbook.ts')
    return studiesWorkbook(input, context)
  },
}
