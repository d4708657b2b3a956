import { z } from 'zod'
import { compare } from '../calendar/dates.ts'
import { certainlyBefore } from '../calendar/partial-dates.ts'
import { isoDate, line, partialDate, prose, requiredLine } from '../fields.ts'
import { address, noAddress } from './person.ts'

const day = partialDate.nullable()
/** Đồng, whole; null when not known. */
const money = z.number().int().min(0).max(1e12).nullable()

/** As it was typed. A number that was shown masked and comes back so is none: it would take the place of the true one. */
const telephone = line(40)
  .refine((text) => !text.includes('•'), 'Số điện thoại còn bị che. Hãy nhập đủ số, hoặc để nguyên như cũ')
  .refine(
    (text) => text === '' || text.includes('•') || isTelephone(text),
    'Số điện thoại phải có 10 hoặc 11 chữ số, ví dụ 0912 345 678',
  )

/** One or more numbers as people write them: `0912 345 678`, `+84 912345678`, `0214.3876543; 0912345678`. */
const isTelephone = (text: string): boolean =>
  text.split(/[;,/]/).every((number) => {
    const digits = number.replace(/^\s*\+84/, '0').replace(/[ .()-]/g, '')
    return /^0\d{9,10}$/.test(digits)
  })

/** What ends before it begins is a slip; days known in part are compared as far as they are known. */
const inOrder = {
  check: ({ from, to }: { readonly from: string | null; readonly to: string | null }): boolean =>
    from === null || to === null || !certainlyBefore(to, from),
  fault: { path: ['to'], message: 'Ngày kết thúc ở trước ngày bắt đầu' },
}

/**
 * What the Phiếu đảng viên (Mẫu 2-HSĐV, domain.md 4.2) asks of a person beyond the 29 columns of the national workbook.
 * Unknown is '' or null. The numbers are the form's items.
 */
export const personDetails = z.object({
  /** 07, nơi tạm trú. */
  stayingAt: address,
  telephone,
  /** 10, thành phần gia đình. */
  familyClass: line(80),
  /** 11, nghề nghiệp hiện nay. */
  occupation: line(160),
  workplace: line(200),
  /** 17, trình độ: giáo dục phổ thông such as '12/12', chuyên môn nghiệp vụ, học vị và học hàm, lý luận chính trị. */
  generalSchooling: line(60),
  professionalLevel: line(160),
  academicTitle: line(160),
  politicalTheory: line(80),
  foreignLanguages: line(160),
  computing: line(160),
  /** 18, sức khỏe, thương binh loại, gia đình liệt sĩ, gia đình có công. */
  health: line(80),
  woundedClass: line(40),
  isMartyrFamily: z.boolean(),
  isMeritFamily: z.boolean(),
  /** 13, ngày và cơ quan tuyển dụng. */
  recruitedOn: day,
  recruitedBy: line(200),
  /** 14, ngày vào Đoàn. */
  youthUnionOn: day,
  /** 15, tham gia các tổ chức xã hội khác. */
  otherOrganisations: prose(1000),
  /** 16, ngày nhập ngũ, ngày xuất ngũ. */
  enlistedOn: day,
  dischargedOn: day,
  /** 27, đặc điểm lịch sử bản thân: a) ra khỏi Đảng, b) kết nạp lại, c) khôi phục, d) pháp luật, e) chế độ cũ. */
  leftPartyNote: prose(2000),
  readmittedNote: prose(2000),
  restoredNote: prose(2000),
  legalNote: prose(2000),
  oldRegimeNote: prose(2000),
  /** 28, tổ chức và thân nhân nước ngoài; journeys are a list of their own. */
  foreignRelations: prose(4000),
  /** 30, hoàn cảnh kinh tế: income of the household and by head in đồng a year. */
  householdIncome: money,
  incomePerHead: money,
  housing: prose(2000),
  land: prose(2000),
  economicActivity: prose(2000),
  assets: prose(2000),
})
export type PersonDetails = z.infer<typeof personDetails>

export const noDetails: PersonDetails = {
  stayingAt: noAddress,
  telephone: '',
  familyClass: '',
  occupation: '',
  workplace: '',
  generalSchooling: '',
  professionalLevel: '',
  academicTitle: '',
  politicalTheory: '',
  foreignLanguages: '',
  computing: '',
  health: '',
  woundedClass: '',
  isMartyrFamily: false,
  isMeritFamily: false,
  recruitedOn: null,
  recruitedBy: '',
  youthUnionOn: null,
  otherOrganisations: '',
  enlistedOn: null,
  dischargedOn: null,
  leftPartyNote: '',
  readmittedNote: '',
  restoredNote: '',
  legalNote: '',
  oldRegimeNote: '',
  foreignRelations: '',
  householdIncome: null,
  incomePerHead: null,
  housing: '',
  land: '',
  economicActivity: '',
  assets: '',
}

/** Item 12 of the form and the numbers of the file: how the person came into the Party. */
export const admission = z.object({
  /** Số lý lịch đảng viên. */
  profileNumber: line(20),
  /** Ngày cấp có thẩm quyền ra quyết định kết nạp: party age counts from here (domain.md 5.4). */
  admittedOn: day,
  admittedBy: line(200),
  /** Ngày lễ kết nạp: the twelve months of probation count from here. */
  ceremonyOn: day,
  admissionCell: line(200),
  officialCell: line(200),
  /** Người giới thiệu: name, post, unit as the form has them. */
  firstIntroducer: line(200),
  secondIntroducer: line(200),
  /** Chi bộ nơi cư trú (213-QĐ/TW), where the member lives but does not meet. */
  residenceCell: line(200),
})
export type Admission = z.infer<typeof admission>

export const noAdmission: Admission = {
  profileNumber: '',
  admittedOn: null,
  admittedBy: '',
  ceremonyOn: null,
  admissionCell: '',
  officialCell: '',
  firstIntroducer: '',
  secondIntroducer: '',
  residenceCell: '',
}

/** 21, quá trình hoạt động và công tác. */
export const careerStep = z
  .object({
    from: day,
    to: day,
    what: requiredLine('công việc', 400),
    organisation: line(300),
  })
  .refine(inOrder.check, inOrder.fault)
/** 22, đào tạo, bồi dưỡng. */
export const trainingCourse = z
  .object({
    from: day,
    to: day,
    school: requiredLine('tên trường', 200),
    subject: line(200),
    form: line(100),
    certificate: line(200),
  })
  .refine(inOrder.check, inOrder.fault)
/** 29, quan hệ gia đình. */
export const relative = z.object({
  relation: requiredLine('quan hệ', 60),
  fullName: requiredLine('họ và tên', 120),
  birthDate: day,
  detail: prose(1000),
})
/** Kinds of honour: khen thưởng (23), danh hiệu (25), Huy hiệu Đảng (24). */
export const honourKinds = ['award', 'title', 'badge'] as const
export type HonourKind = (typeof honourKinds)[number]
export const honourKindNames: Readonly<Record<HonourKind, string>> = {
  award: 'Khen thưởng',
  title: 'Danh hiệu',
  badge: 'Huy hiệu Đảng',
}
export const honour = z
  .object({
    kind: z.enum(honourKinds),
    /** Step of a Party badge in years of party age; null for every other honour. */
    badgeYears: z.number().int().min(30).max(100).nullable(),
    on: day,
    name: line(200),
    paperNumber: line(60),
    by: line(200),
  })
  .refine((row) => (row.kind === 'badge') === (row.badgeYears !== null), {
    path: ['badgeYears'],
    message: 'Huy hiệu Đảng phải ghi số năm',
  })
  .refine((row) => row.kind === 'badge' || row.name !== '', { path: ['name'], message: 'Chưa nhập tên' })
/** 26, kỷ luật về Đảng, chính quyền, pháp luật. */
export const disciplineKinds = ['party', 'government', 'law'] as const
export type DisciplineKind = (typeof disciplineKinds)[number]
export const disciplineKindNames: Readonly<Record<DisciplineKind, string>> = {
  party: 'Đảng',
  government: 'Chính quyền',
  law: 'Pháp luật',
}
export const sanction = z.object({
  kind: z.enum(disciplineKinds),
  form: requiredLine('hình thức kỷ luật', 120),
  on: day,
  liftedOn: day,
  reason: line(400),
  paperNumber: line(60),
  by: line(200),
})
/** 28, đã đi nước ngoài. */
export const journey = z
  .object({
    from: day,
    to: day,
    country: requiredLine('nước', 100),
    purpose: line(300),
  })
  .refine(inOrder.check, inOrder.fault)

/** The lists of the form, each in the order in which it is printed. */
export const personLists = z.object({
  careers: z.array(careerStep).max(200),
  trainings: z.array(trainingCourse).max(100),
  relatives: z.array(relative).max(100),
  honours: z.array(honour).max(200),
  sanctions: z.array(sanction).max(50),
  journeys: z.array(journey).max(100),
})
export type PersonLists = z.infer<typeof personLists>
export type ListName = keyof PersonLists

export const noLists: PersonLists = {
  careers: [],
  trainings: [],
  relatives: [],
  honours: [],
  sanctions: [],
  journeys: [],
}

export const dossierStates = ['have', 'missing', 'not-needed'] as const
export type DossierState = (typeof dossierStates)[number]
export const dossierStateNames: Readonly<Record<DossierState, string>> = {
  have: 'Có',
  missing: 'Còn thiếu',
  'not-needed': 'Không cần',
}
/** One of the 104 document types of a member's file: have, missing, where kept. Scans are not kept here. */
export const dossierItem = z.object({
  /** Three digits. */
  code: z.string().regex(/^\d{3}$/),
  state: z.enum(dossierStates),
  keptWhere: line(200),
  note: line(300),
})
export type DossierItem = z.infer<typeof dossierItem>

/** A time in which a member works far away (đi làm ăn xa); `to` is the first day back. */
export const workingAway = z.object({
  from: isoDate,
  to: isoDate.nullable(),
  place: requiredLine('nơi làm việc', 200),
  work: line(200),
  telephone,
  contactPerson: line(120),
})
export type WorkingAway = z.infer<typeof workingAway>

/**
 * What is wrong with times far away, in any order, by the path of the field: `1.to`. Two of them hold on no day
 * together; one that is still going on is the last.
 */
export function wrongTimesAway(
  rows: readonly Pick<WorkingAway, 'from' | 'to'>[],
): ReadonlyMap<string, string> {
  const inOrder = rows
    .map((row, place) => ({ ...row, place }))
    .toSorted((a, b) => compare(a.from, b.from) || a.place - b.place)
  return new Map(
    inOrder.flatMap(({ from, to, place }, at): [string, string][] => {
      if (to !== null && to <= from) return [[`${place}.to`, 'Ngày về phải sau ngày đi']]
      const next = inOrder[at + 1]
      if (next === undefined || (to !== null && to <= next.from)) return []
      return [
        next.from === from
          ? [`${next.place}.from`, 'Ngày đi này đã có ở một dòng khác']
          : [
              `${place}.to`,
              to === null
                ? 'Ngày về còn trống, trong khi đã ghi lần đi sau'
                : 'Ngày về phải trước hoặc trùng ngày đi của lần sau',
            ],
      ]
    }),
  )
}

/** One contact kept with a member who is away. */
export const contact = z.object({
  on: isoDate,
  by: line(120),
  /** Điện thoại, Zalo, gặp gia đình. */
  means: line(60),
  note: prose(1000),
})
export type Contact = z.infer<typeof contact>
