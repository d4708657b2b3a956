import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { GivenRight } from '../../shared/accounts/rights.ts'
import type { OfficeState } from '../../shared/setup/contract.ts'
import { useAccess, useMay } from '../accounts/access.ts'
import { useLock } from '../accounts/gate.tsx'
import { Closing } from '../backup/closing.tsx'
import { Icon, type IconName } from '../components/icons.tsx'
import { navigate } from '../components/location.ts'
import { useShortcuts } from '../components/shortcuts.ts'
import { useDroppedWorkbook } from '../intake/dropped.ts'
import { Routes } from './routes.tsx'
import { Spotlight } from './spotlight.tsx'

interface Room {
  readonly path: string
  readonly name: string
  readonly icon: IconName
  /** Other addresses that belong to the room. */
  readonly also?: readonly string[]
  /** Without this right there is nothing to do in it. */
  readonly right?: GivenRight
}

/** The rooms of the window in the order of the month. */
const rooms: readonly Room[] = [
  { path: '/', name: 'Việc cần làm', icon: 'home' },
  {
    path: '/sinh-hoat',
    name: 'Sinh hoạt',
    icon: 'meeting',
    also: [
      '/buoi',
      '/ke-hoach',
      '/quan-triet',
      '/cham-diem',
      '/du-sinh-hoat',
      '/tong-hop',
      '/cap-uy-vien',
      '/giao-ban',
      '/mau-chuong-trinh',
      '/cam-ket',
      '/ghi-so-lieu',
      '/can-hoi-lai',
      '/de-nghi',
    ],
  },
  { path: '/nhiem-vu', name: 'Nhiệm vụ', icon: 'task', also: ['/kien-nghi'] },
  { path: '/chi-bo', name: 'Chi bộ', icon: 'cell', also: ['/dong-gop', '/so-lieu-thon', '/tinh-hinh'] },
  {
    path: '/dang-vien',
    name: 'Đảng viên',
    icon: 'member',
    also: [
      '/bien-dong',
      '/nhap-excel',
      '/danh-sach',
      '/di-lam-xa',
      '/con-thieu',
      '/nguoi-ngoai',
      '/trung-ho-so',
    ],
  },
  { path: '/van-ban', name: 'Văn bản', icon: 'paper', also: ['/so-tay', '/tap-luu'] },
  { path: '/bao-cao', name: 'Báo cáo', icon: 'report' },
  { path: '/sao-luu', name: 'Sao lưu', icon: 'backup', right: 'export' },
  { path: '/thiet-lap', name: 'Thiết lập', icon: 'settings', also: ['/thung-rac', '/tai-khoan', '/nhat-ky'] },
]

const isIn = (room: Room, path: string): boolean =>
  path === room.path ||
  (room.path !== '/' && path.startsWith(`${room.path}/`)) ||
  (room.also ?? []).some((other) => path === other || path.startsWith(`${other}/`))

/** The rail and the page. As long as the office is not open there is only the page, with a way back. */
export function Shell({ state }: { readonly state: OfficeState | undefined }) {
  const [path] = useLocation()
  const [isSearching, setSearching] = useState(false)
  const keys = {
    'ctrl+k': () => setSearching(true),
    f1: () => navigate('/tro-giup'),
    ...Object.fromEntries(rooms.map((room, index) => [`alt+${index + 1}`, () => navigate(room.path)])),
  }
  const may = useMay()
  useDroppedWorkbook(path, state !== undefined && may('write'))
  useShortcuts({ ...(state === undefined ? {} : keys), escape: () => goBack(path) })

  return (
    <div className={state === undefined ? 'bare' : 'shell'}>
      {state === undefined ? (
        <nav className="bare-back" aria-label="Quay lại">
          <a href="#/">Quay lại</a>
        </nav>
      ) : (
        <Rail state={state} path={path} onSearch={() => setSearching(true)} />
      )}
      <main className="main" id="noi-dung" tabIndex={-1}>
        <Routes />
      </main>
      {state !== undefined && <Closing />}
      {state !== undefined && <Spotlight isOpen={isSearching} onClose={() => setSearching(false)} />}
    </div>
  )
}

interface RailProps {
  readonly state: OfficeState
  readonly path: string
  readonly onSearch: () => void
}

function Rail({ state, path, onSearch }: RailProps) {
  const may = useMay()
  const lock = useLock()
  const person = useAccess().data?.person
  return (
    <nav className="rail" aria-label="Các phần của chương trình">
      <button
        type="button"
        className="skip-link"
        onClick={() => document.getElementById('noi-dung')?.focus()}
      >
        Đến nội dung
      </button>
      <div className="rail-head">
        <span className="rail-name">Sổ Chi bộ</span>
        <span className="rail-commune">{state.commune?.communeName}</span>
        {state.isDemo && <span className="rail-demo">Dữ liệu tập dùng</span>}
        {!may('write') && <span className="rail-demo">Chỉ xem, không ghi sổ</span>}
      </div>
      <ul className="rail-rooms">
        {rooms
          .filter(({ right }) => right === undefined || may(right))
          .map((room) => (
            <li key={room.path}>
              <Link
                href={room.path}
                className="rail-link"
                aria-current={isIn(room, path) ? 'page' : undefined}
              >
                <Icon name={room.icon} />
                {room.name}
              </Link>
            </li>
          ))}
      </ul>
      <ul className="rail-foot">
        <li>
          <button type="button" className="rail-link" onClick={onSearch}>
            <Icon name="search" />
            <span>
              Tìm <kbd>Ctrl K</kbd>
            </span>
          </button>
        </li>
        <li>
          <Link
            href="/tro-giup"
            className="rail-link"
            aria-current={path === '/tro-giup' ? 'page' : undefined}
          >
            <Icon name="help" />
            <span>
              Trợ giúp <kbd>F1</kbd>
            </span>
          </Link>
        </li>
        {person != null && (
          <>
            <li>
              <button type="button" className="rail-link" onClick={lock}>
                <Icon name="lock" />
                <span>
                  Khóa <kbd>Ctrl L</kbd>
                </span>
              </button>
            </li>
            <li>
              <Link
                href="/tai-khoan"
                className="rail-link rail-person"
                aria-current={path === '/tai-khoan' ? 'page' : undefined}
              >
                <Icon name="member" />
                {person.name}
              </Link>
            </li>
          </>
        )}
      </ul>
    </nav>
  )
}

/** Esc: first out of a field, which hands its text over; then from the detail to its list, then back. */
function goBack(path: string): void {
  const active = document.activeElement
  if (active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement) {
    active.blur()
    return
  }
  const list = /^(\/chi-bo|\/dang-vien|\/van-ban|\/bao-cao)\/./.exec(path)?.[1]
  if (list !== undefined) navigate(list)
  else if (path !== '/') history.back()
}
