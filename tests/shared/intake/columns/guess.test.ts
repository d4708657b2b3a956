import { describe, expect, it } from 'vitest'
import { guessColumns } from '../../../../shared/intake/columns/guess.ts'
import {
  columns,
  headings,
  knownHeadings,
  type ListColumn,
} from '../../../../shared/intake/columns/headings.ts'
import { matchHeading } from '../../../../shared/intake/columns/matching.ts'
import { findLayout, type SheetRow } from '../../../../shared/intake/layout.ts'
import { headerKey } from '../../../../shared/text/headers.ts'
import { memberLine, nationalHeaders } from '../../../fixtures/books.ts'

/** Facts by the place of their column, and nothing else. */
const places = (headers: readonly string[], rows: readonly SheetRow[] = []) =>
  Object.fromEntries(
    Object.entries(guessColumns(headers, rows)).map(([column, { place }]) => [column, place]),
  )

describe('a heading', () => {
  it.each<[string, ListColumn]>([
    ['Họ tên', 'fullName'],
    ['HỌ VÀ TÊN', 'fullName'],
    ['Họ và tên khai sinh *', 'fullName'],
    ['Họ và tên đệm', 'familyAndMiddle'],
    ['Năm sinh', 'birthDate'],
    ['Ngày, tháng, năm sinh', 'birthDate'],
    ['Giới tính', 'sex'],
    ['Nam/Nữ', 'sex'],
    ['Dân tộc', 'ethnicity'],
    ['Tôn giáo', 'religion'],
    ['CCCD', 'personalId'],
    ['Căn cước', 'personalId'],
    ['Số CCCD/CMND', 'personalId'],
    ['Số định danh cá nhân (12 số)', 'personalId'],
    ['Số CMND', 'oldIdNumber'],
    ['Số thẻ', 'cardNumber'],
    ['Số thẻ ĐV', 'cardNumber'],
    ['Số thẻ đảng viên mới', 'cardNumber'],
    ['Số thẻ cũ', 'oldCardNumber'],
    ['Ngày cấp thẻ', 'cardDate'],
    ['Quê quán', 'hometownDetail'],
    ['Quê quán (xã, huyện, tỉnh)', 'hometownDetail'],
    ['Quê quán - Tỉnh', 'hometownProvince'],
    ['Nơi ở', 'residenceDetail'],
    ['Trú quán', 'residenceDetail'],
    ['Nơi ở hiện nay', 'residenceDetail'],
    ['Nơi sinh', 'birthplaceDetail'],
    ['Ngày vào Đảng', 'joinedOn'],
    ['Ngày kết nạp', 'joinedOn'],
    ['Ngày vào Đảng - Dự bị', 'joinedOn'],
    ['Ngày vào Đảng - Chính thức', 'officialOn'],
    ['Ngày vào ĐCSVN', 'joinedOn'],
    ['Chính thức', 'officialOn'],
    ['Ngày công nhận chính thức', 'officialOn'],
    ['Chi bộ', 'cell'],
    ['Chi bộ nơi cư trú', 'residenceCell'],
    ['Nơi sinh hoạt Đảng', 'cell'],
    ['SĐT', 'telephone'],
    ['Điện thoại', 'telephone'],
    ['Số điện thoại liên hệ', 'telephone'],
    ['Nghề nghiệp', 'occupation'],
    ['Đơn vị công tác', 'workplace'],
    ['Trình độ học vấn', 'generalSchooling'],
    ['Trình độ - Văn hóa', 'generalSchooling'],
    ['Trình độ - Chuyên môn', 'professionalLevel'],
    ['Trình độ - LLCT', 'politicalTheory'],
    ['Trình độ lý luận chính trị', 'politicalTheory'],
    ['Ngoại ngữ', 'foreignLanguages'],
    ['Học hàm, học vị', 'academicTitle'],
    ['Số lý lịch', 'profileNumber'],
    ['Trạng thái', 'status'],
    ['Tình trạng đảng viên', 'status'],
    ['Thông tin cá nhân - Ngày sinh', 'birthDate'],
    ['Năm sinh - Nam', 'maleBirth'],
    ['Giới tính - Nữ', 'female'],
  ])('%s means %s', (label, column) => {
    expect(matchHeading(label)[0]).toMatchObject({ column })
  })

  it.each([
    'Họ tên người giới thiệu',
    'Ngày sinh hoạt',
    'Ghi chú',
    'Nhóm máu',
    'Chức vụ',
    'Trình độ',
    '',
    'Danh sách đảng viên chi bộ bản Sen năm 2026',
  ])('%s means nothing of the register', (label) => {
    expect(matchHeading(label)).toEqual([])
  })

  it('is in the table once, by its key', () => {
    const keys = headings.map(({ key }) => key)
    expect(keys).toEqual(keys.map(headerKey))
    expect(keys.filter((key, index) => keys.indexOf(key) < index)).toEqual([])
  })

  it('of a known layout is the same for both ways of finding columns', () => {
    for (const column of columns) {
      for (const key of knownHeadings[column]) expect(matchHeading(key)).toEqual([{ column, score: 1 }])
    }
  })
})

describe('the columns of a member list', () => {
  it('are those of the known layout', () => {
    const finding = findLayout([nationalHeaders])
    if (finding.kind !== 'found') throw new Error(finding.message)
    expect(places(nationalHeaders, [memberLine({}), memberLine({})])).toEqual(finding.layout.places)
  })

  it('are told by their headers, with reasons', () => {
    const guesses = guessColumns(
      ['TT', 'Họ tên', 'Năm sinh', 'Ghi chú'],
      [
        ['Chi bộ bản Sen (2 đảng viên)', null, null, null],
        [1, 'Lò Văn Đôi', 1980, null],
        [2, 'Vàng Thị Mỷ', 'chưa rõ', null],
      ],
    )
    expect(guesses).toEqual({
      ordinal: { place: 0, score: 1, why: 'Tiêu đề "TT"; 2/2 ô là số thứ tự.' },
      fullName: { place: 1, score: 1, why: 'Tiêu đề "Họ tên"; 2/2 ô là họ tên.' },
      birthDate: { place: 2, score: 0.85, why: 'Tiêu đề "Năm sinh"; 1/2 ô là ngày.' },
    })
  })

  it('may have the birth year under Nam and Nữ', () => {
    const headers = ['Họ và tên', 'Năm sinh - Nam', 'Năm sinh - Nữ']
    expect(
      places(headers, [
        ['Lò Văn Đôi', 1980, null],
        ['Vàng Thị Mỷ', null, 1985],
      ]),
    ).toEqual({
      fullName: 0,
      maleBirth: 1,
      femaleBirth: 2,
    })
  })

  it.each<[string, SheetRow[], Record<string, number>]>([
    [
      'marks',
      [
        ['Lò Văn Đôi', 'x', null],
        ['Vàng Thị Mỷ', null, 'x'],
      ],
      { fullName: 0, male: 1, female: 2 },
    ],
    [
      'years',
      [
        ['Lò Văn Đôi', '1980', null],
        ['Vàng Thị Mỷ', null, '1985'],
      ],
      { fullName: 0, maleBirth: 1, femaleBirth: 2 },
    ],
  ])('may have Nam and Nữ beside each other, with %s', (_what, rows, expected) => {
    expect(places(['Họ và tên', 'Nam', 'Nữ'], rows)).toEqual(expected)
  })

  it('take a single "Năm" for nothing', () => {
    expect(places(['Họ và tên', 'Năm'], [['Lò Văn Đôi', 1980]])).toEqual({ fullName: 0 })
  })

  it.each<[string, string[]]>([
    ['below one merged header', ['Họ và tên', '', 'Chi bộ']],
    ['each with its own header', ['Họ đệm', 'Tên', 'Chi bộ']],
  ])('may have the name in two columns, %s', (_what, headers) => {
    const rows = [
      ['Lò Văn', 'Đôi', 'Chi bộ bản Sen'],
      ['Vàng Thị', 'Mỷ', 'Chi bộ bản Sen'],
    ]
    expect(places(headers, rows)).toEqual({ familyAndMiddle: 0, givenName: 1, cell: 2 })
  })

  it('take "Tên" for the whole name where whole names stand below', () => {
    expect(places(['Tên', 'Chi bộ'], [['Lò Văn Đôi', 'Chi bộ bản Sen']])).toEqual({ fullName: 0, cell: 1 })
  })

  it('are told by their values where there is no header', () => {
    const rows = [
      ['Lò Văn Đôi', 'Nam', 'Thái', '010080012345', '770000000061', 'Chi bộ bản Sen'],
      ['Vàng Thị Mỷ', 'Nữ', 'Mông', '010085012346', '770000000062', 'Chi bộ bản Sen'],
      ['Nguyễn Văn An', 'Nam', 'Kinh', 10090012347, 770000000063, 'Chi bộ bản Lằn'],
    ]
    expect(places([], rows)).toEqual({
      fullName: 0,
      sex: 1,
      ethnicity: 2,
      personalId: 3,
      cardNumber: 4,
      cell: 5,
    })
  })

  it('that values refute are hardly proposed', () => {
    const { birthDate } = guessColumns(
      ['Họ tên', 'Ngày sinh'],
      [
        ['Lò Văn Đôi', 'Kinh'],
        ['Vàng Thị Mỷ', 'Mông'],
      ],
    )
    expect(birthDate).toBeUndefined()
  })

  it('serve one fact each, and each fact has one', () => {
    const headers = ['Ngày vào Đảng', 'Ngày kết nạp', 'Họ tên', 'Họ và tên']
    expect(places(headers)).toEqual({ joinedOn: 0, fullName: 2 })
  })

  it('are none for an empty table', () => {
    expect(guessColumns([], [])).toEqual({})
  })
})
