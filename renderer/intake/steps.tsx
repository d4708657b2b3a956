import type { Stage } from './use-intake.ts'

const names: Readonly<Record<Stage, string>> = {
  file: 'Chọn tệp',
  columns: 'Chỉ các cột',
  preview: 'Xem trước',
  done: 'Ghi vào sổ',
}
const stages = Object.keys(names) as Stage[]

/** Where the clerk is on the way from the file to the register. */
export function Steps({ stage }: { readonly stage: Stage }) {
  return (
    <ol className="intake-steps" aria-label="Các bước nhập">
      {stages.map((each) => (
        <li key={each} aria-current={each === stage ? 'step' : undefined}>
          {names[each]}
        </li>
      ))}
    </ol>
  )
}
