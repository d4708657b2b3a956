/** The window's own icons: 20 x 20, one stroke, the colour of the text around. They never stand without a word. */
const drawings = {
  home: 'M4 4.5h12M4 10h12M4 15.5h7M14 15.5l1.2 1.2 2.3-2.6',
  meeting: 'M3 4.5h14V17H3zM3 8h14M7 2.5v3M13 2.5v3M6.5 11.5h3M6.5 14h5',
  task: 'M3.5 3.5h13v13h-13zM7 10.2l2.2 2.2 4-4.6',
  cell: 'M3 17V8.5L10 4l7 4.5V17zM8 17v-5h4v5',
  member: 'M10 3.3a3.2 3.2 0 1 1 0 6.4a3.2 3.2 0 1 1 0-6.4M3.5 17c.6-3.6 3.2-5.5 6.5-5.5s5.9 1.9 6.5 5.5',
  paper: 'M5 2.5h6.5l4 4v11H5zM11.5 2.5v4h4M7.5 10H13M7.5 13H13',
  report: 'M3.5 16.5h13M5.5 16.5v-5h2v5M9 16.5v-9h2v9M12.5 16.5V4h2v12.5',
  backup: 'M6 8.5v9h8v-9zM7.5 8.5V3h5v5.5M9.3 5.2h.01M10.7 5.2h.01M8.2 13l1.3 1.3 2.4-2.6',
  settings:
    'M3 5.5h8.3M14.7 5.5H17M3 14.5h2.3M8.7 14.5H17M13 3.8a1.7 1.7 0 1 1 0 3.4a1.7 1.7 0 1 1 0-3.4M7 12.8a1.7 1.7 0 1 1 0 3.4a1.7 1.7 0 1 1 0-3.4M3 10h14',
  recycle: 'M4 5.5h12M8 5.5v-2h4v2M5.5 5.5L6.3 17h7.4l.8-11.5M8.5 8.5v5.5M11.5 8.5V14',
  help: 'M10 3a7 7 0 1 1 0 14a7 7 0 1 1 0-14M8 8a2 2 0 1 1 2.8 1.8c-.6.3-.8.7-.8 1.4M10 13.8v.01',
  search: 'M8.5 3.5a5 5 0 1 1 0 10a5 5 0 1 1 0-10M12.3 12.3L17 17',
  plus: 'M10 4v12M4 10h12',
  close: 'M5 5l10 10M15 5L5 15',
  check: 'M4 10.5l4 4 8-9',
  previous: 'M12.5 4.5L7 10l5.5 5.5',
  next: 'M7.5 4.5L13 10l-5.5 5.5',
  up: 'M4.5 12.5L10 7l5.5 5.5',
  down: 'M4.5 7.5L10 13l5.5-5.5',
  print: 'M6 7V3h8v4M6 14H3.5V7h13v7H14M6 11.5h8V17H6z',
  download: 'M10 3v9.5M6 9l4 4 4-4M4 16.5h12',
  folder: 'M3 16V4.5h5l1.5 2H17V16z',
  lock: 'M4.5 9h11v8h-11zM7 9V6.5a3 3 0 0 1 6 0V9',
  attention: 'M10 3l7.5 13.5h-15zM10 8v4M10 14.3v.01',
  undo: 'M4 8h8a4 4 0 0 1 0 8H8M7 4.5L3.5 8 7 11.5',
} as const

export type IconName = keyof typeof drawings

export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      width={`${size / 16}rem`}
      height={`${size / 16}rem`}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={drawings[name]} />
    </svg>
  )
}
