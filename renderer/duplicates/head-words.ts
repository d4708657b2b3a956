import { formatPartialDate } from '../../shared/calendar/partial-dates.ts'
import type { PersonHead } from '../../shared/duplicates/contract.ts'
import { standingNames } from '../../shared/people/person.ts'

/** What tells a record from another of the same name, in one line. */
export const headWords = ({ birthDate, cellName, standing }: PersonHead): string =>
  [
    birthDate === null ? 'chưa ghi ngày sinh' : `sinh ${formatPartialDate(birthDate)}`,
    cellName,
    standing === null ? 'không phải đảng viên' : standingNames[standing].toLocaleLowerCase('vi'),
  ]
    .filter((word) => word !== '')
    .join(', ')

export const pairAddress = (keptId: string, givenId: string): string => `/trung-ho-so/${keptId}/${givenId}`

/** Where a person's record is shown: members in the register's list, everybody else outside it. */
export const recordAddress = ({ id, standing }: Pick<PersonHead, 'id' | 'standing'>): string =>
  standing === null ? `/nguoi-ngoai/${id}` : `/dang-vien/${id}`
