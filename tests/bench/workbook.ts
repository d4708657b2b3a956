import writeXlsxFile, { type SheetData } from 'write-excel-file/node'
import { formatPartialDate } from '../../shared/calendar/partial-dates.ts'
import { sexNames } from '../../shared/people/person.ts'
import { nationalHeaders } from '../fixtures/books.ts'
import { benchMember, cellName } from './people.ts'

const membersOfCell = 25

/** Writes a member workbook in the layout of 29 columns. */
export async function makeWorkbook(file: string, members: number): Promise<void> {
  const cells = Math.max(1, Math.round(members / membersOfCell))
  const date = (written: string | null) => (written === null ? null : formatPartialDate(written))
  const rows = Array.from({ length: members }, (_, index) => {
    const { fields, cell } = benchMember(index, cells)
    const { birthplace, hometown, residence } = fields
    return [
      index + 1,
      fields.externalId,
      fields.fullName,
      null,
      fields.sex && sexNames[fields.sex],
      date(fields.birthDate),
      fields.ethnicity,
      fields.religion,
      fields.personalId,
      fields.cardNumber || null,
      fields.cardPlace || null,
      date(fields.cardDate),
      fields.oldCardNumber || null,
      `${cellName(cell)}, Đảng bộ xã Mường Than`,
      ...[birthplace, hometown, residence].flatMap(({ country, province, detail }) => [
        country,
        province,
        detail,
      ]),
      date(fields.joinedOn),
      date(fields.officialOn),
      null,
      'Đang sinh hoạt',
      null,
      null,
    ]
  })
  await writeXlsxFile([[...nationalHeaders], ...rows] satisfies SheetData).toFile(file)
}
