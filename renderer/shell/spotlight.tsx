import { Modal } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { makePeriod, type Period } from '../../shared/calendar/periods.ts'
import type { Output } from '../../shared/contract.ts'
import { readPhrase, type Subject, subjectOf } from '../../shared/finding/phrase.ts'
import { residentRole } from '../../shared/outsiders/roles.ts'
import { fold, searchWords } from '../../shared/text/fold.ts'
import { Fault } from '../components/fault.tsx'
import { navigate } from '../components/location.ts'
import { useRead } from '../office.ts'
import classes from './spotlight.module.css'

interface Found {
  readonly to: string
  readonly title: string
  readonly note: string
}
interface FoundGroup {
  readonly name: string
  readonly items: readonly Found[]
}

/** Pages by the words with which one asks for them. */
const pages: readonly Found[] = [
  { to: '/', title: 'Việc cần làm', note: 'Alt 1' },
  { to: '/nhiem-vu', title: 'Nhiệm vụ', note: 'Alt 3' },
  { to: '/kien-nghi', title: 'Kiến nghị', note: 'Nhiệm vụ' },
  { to: '/sinh-hoat', title: 'Sinh hoạt', note: 'Alt 2' },
  { to: '/cham-diem', title: 'Chấm điểm sinh hoạt', note: 'Sinh hoạt' },
  { to: '/ghi-so-lieu', title: 'Ghi số liệu', note: 'Sinh hoạt' },
  { to: '/can-hoi-lai', title: 'Cần hỏi lại bí thư', note: 'Sinh hoạt' },
  { to: '/du-sinh-hoat', title: 'Dự sinh hoạt, tỷ lệ', note: 'Sinh hoạt' },
  { to: '/tong-hop', title: 'Tổng hợp sinh hoạt', note: 'Sinh hoạt' },
  { to: '/mau-chuong-trinh', title: 'Mẫu chương trình sinh hoạt', note: 'Sinh hoạt' },
  { to: '/de-nghi', title: 'Nội dung thôn, Mặt trận, đoàn thể đề nghị', note: 'Sinh hoạt' },
  { to: '/giao-ban', title: 'Giao ban bí thư', note: 'Sinh hoạt' },
  { to: '/cam-ket', title: 'Bản cam kết hằng năm', note: 'Sinh hoạt' },
  { to: '/cap-uy-vien', title: 'Cấp ủy viên phụ trách', note: 'Sinh hoạt' },
  { to: '/chi-bo', title: 'Chi bộ', note: 'Alt 4' },
  { to: '/chi-bo/dieu-con-thieu', title: 'Thông tin chi bộ còn thiếu', note: 'Chi bộ' },
  { to: '/chi-bo/thay-doi', title: 'Thay đổi tổ chức', note: 'Chi bộ' },
  { to: '/so-lieu-thon', title: 'Số liệu thôn, bản hằng năm', note: 'Chi bộ' },
  { to: '/kiem-tra-so-sach', title: 'Kiểm tra sổ sách chi bộ', note: 'Chi bộ' },
  { to: '/lop-tap-huan', title: 'Lớp tập huấn, bồi dưỡng', note: 'Đảng viên' },
  { to: '/cung-co', title: 'Chi bộ cần củng cố, tổ công tác', note: 'Chi bộ' },
  { to: '/dong-gop', title: 'Đóng góp của đảng viên, hộ dân', note: 'Chi bộ' },
  { to: '/bien-dong', title: 'Biến động, sổ tăng giảm', note: 'Đảng viên' },
  { to: '/bien-dong/den-han', title: 'Biến động đến hạn', note: 'Đảng viên' },
  { to: '/con-thieu', title: 'Thông tin đảng viên còn thiếu', note: 'Đảng viên' },
  { to: '/di-lam-xa', title: 'Đi làm xa', note: 'Đảng viên' },
  { to: '/dang-vien', title: 'Đảng viên', note: 'Alt 5' },
  { to: '/danh-sach/tat-ca', title: 'Lọc và thống kê danh sách', note: 'Đảng viên' },
  { to: '/nguoi-ngoai', title: 'Người ngoài danh sách', note: 'Đảng viên' },
  {
    to: '/nguoi-ngoai?xem=cu-tru-noi-khac',
    title: 'Đảng viên 213 của đảng bộ, cư trú nơi khác',
    note: 'Đảng viên',
  },
  {
    to: `/nguoi-ngoai?vai-tro=${encodeURIComponent(residentRole)}`,
    title: 'Đảng viên 213 nơi khác, cư trú tại đây',
    note: 'Người ngoài danh sách',
  },
  { to: '/trung-ho-so', title: 'Hồ sơ có thể trùng', note: 'Đảng viên' },
  { to: '/nhap-excel', title: 'Nhập từ Excel', note: 'Đảng viên' },
  { to: '/van-ban', title: 'Văn bản', note: 'Alt 6' },
  { to: '/so-tay', title: 'Gói đưa lên Sổ tay đảng viên', note: 'Văn bản' },
  { to: '/tap-luu', title: 'Tập biên bản, tập nghị quyết của năm', note: 'Văn bản' },
  { to: '/bao-cao', title: 'Báo cáo, tờ trình', note: 'Alt 7' },
  { to: '/sao-luu', title: 'Sao lưu, khôi phục', note: 'Alt 8' },
  { to: '/thiet-lap', title: 'Thiết lập', note: 'Alt 9' },
  { to: '/thiet-lap?muc=cap-nhat', title: 'Cập nhật bằng USB', note: 'Thiết lập' },
  { to: '/tai-khoan', title: 'Tài khoản, mật khẩu', note: 'Thiết lập' },
  { to: '/thung-rac', title: 'Thùng rác', note: 'Thiết lập' },
  { to: '/nhat-ky', title: 'Nhật ký: ai đã làm gì', note: 'Thiết lập' },
  { to: '/tro-giup', title: 'Trợ giúp', note: 'F1' },
]

const pagesFor = (query: string): readonly Found[] => {
  const words = searchWords(query)
  return pages.filter(({ title }) => {
    const own = searchWords(title)
    return words.every((word) => own.some((each) => each.startsWith(word)))
  })
}

const mostPages = 3

const thisMonth = (): Period => {
  const now = new Date()
  return makePeriod(now.getFullYear(), now.getMonth() + 1)
}

/**
 * What stands first, for Enter opens it. Minutes that are not frozen yet are no paper, so that their meeting follows.
 */
const orders = {
  people: ['people', 'cells', 'meetings', 'papers'],
  meetings: ['meetings', 'papers', 'cells', 'people'],
  papers: ['papers', 'meetings', 'cells', 'people'],
} as const satisfies Record<Subject, readonly (keyof Output<'finding.everything'>)[]>

const groupsOf = (found: Output<'finding.everything'>, query: string): readonly FoundGroup[] => {
  const under = (room: string, hits: Output<'finding.everything'>['people']) =>
    hits.map(({ id, title, note }) => ({ to: `/${room}/${id}`, title, note }))
  const groups = {
    people: { name: 'Đảng viên', items: under('dang-vien', found.people) },
    cells: { name: 'Chi bộ', items: under('chi-bo', found.cells) },
    meetings: { name: 'Buổi sinh hoạt', items: under('buoi', found.meetings) },
    papers: { name: 'Văn bản', items: under('van-ban', found.papers) },
  }
  return [
    ...orders[subjectOf(readPhrase(query, thisMonth()))].map((kind) => groups[kind]),
    { name: 'Danh sách', items: under('danh-sach', found.lists) },
    { name: 'Trang', items: pagesFor(query).slice(0, mostPages) },
  ].filter(({ items }) => items.length > 0)
}

interface SpotlightProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Ctrl+K: members, cells, meetings, papers, lists and pages by a few words, with or without accents. */
export function Spotlight({ isOpen, onClose }: SpotlightProps) {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title="Tìm trong sổ"
      closeButtonProps={{ 'aria-label': 'Đóng' }}
      yOffset="8vh"
      centered={false}
    >
      <SearchBox onClose={onClose} />
    </Modal>
  )
}

function SearchBox({ onClose }: { readonly onClose: () => void }) {
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const hasQuery = fold(query) !== ''
  const everything = useRead('finding.everything', { query }, { enabled: hasQuery, keepPrevious: true })
  const groups = hasQuery && everything.data !== undefined ? groupsOf(everything.data, query) : []
  const found = groups.flatMap(({ items }) => items)
  const chosen = Math.min(active, found.length - 1)

  const open = (to: string | undefined) => {
    if (to === undefined) return
    onClose()
    navigate(to)
  }
  // Enter may come before the answer to the last letter: what is shown until then answers to other words.
  const isAnswered = everything.isSuccess && !everything.isPlaceholderData
  const isEntered = useRef(false)
  useEffect(() => {
    if (!isAnswered || !isEntered.current) return
    isEntered.current = false
    open(found[chosen]?.to)
  })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') {
      if (isAnswered) open(found[chosen]?.to)
      else isEntered.current = true
    } else if (event.key === 'ArrowDown') setActive(Math.min(chosen + 1, found.length - 1))
    else if (event.key === 'ArrowUp') setActive(Math.max(chosen - 1, 0))
    else return
    event.preventDefault()
  }

  return (
    <>
      <input
        className="spotlight-input"
        type="text"
        role="combobox"
        aria-label="Tên, số thẻ hoặc số định danh; chi bộ, kỳ, số văn bản"
        aria-expanded={found.length > 0}
        aria-controls="spotlight-found"
        aria-activedescendant={chosen >= 0 ? `spotlight-${chosen}` : undefined}
        placeholder="Tên, số thẻ, “biên bản tháng 11 sen đông”, “12/11”, “05-NQ”"
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        onInput={(event) => {
          setQuery(event.currentTarget.value)
          setActive(0)
          isEntered.current = false
        }}
        onKeyDown={onKeyDown}
      />
      <Fault fault={everything.error} />
      <div id="spotlight-found" role="listbox" aria-label="Tìm thấy" className="spotlight-found">
        {groups.map(({ name, items }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options in a list box, which no element is
          <div key={name} role="group" aria-label={name}>
            <div className={classes.group} aria-hidden="true">
              {name}
            </div>
            {items.map((item) => {
              const index = found.indexOf(item)
              return (
                <div
                  key={item.to}
                  id={`spotlight-${index}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === chosen}
                  className="spotlight-item"
                  ref={
                    index === chosen ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined
                  }
                  onClick={() => open(item.to)}
                  onKeyDown={onKeyDown}
                >
                  <span className="pick-name">{item.title}</span>
                  <span className="pick-note">{item.note}</span>
                </div>
              )
            })}
          </div>
        ))}
      </div>
      {hasQuery && found.length === 0 && everything.isSuccess && (
        <p className="muted">Không tìm thấy. Thử một phần khác của tên, hoặc thêm tên chi bộ.</p>
      )}
    </>
  )
}
