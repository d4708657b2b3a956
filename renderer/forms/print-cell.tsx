import { Button, type ButtonProps, Menu } from '@mantine/core'
import { useRef, useState } from 'react'
import type { PrintWish } from '../../shared/forms/contract.ts'
import { For } from '../accounts/for.tsx'
import { FormDialog } from './form-dialog.tsx'
import { ListChoices, listOfCell, type PaperChoices } from './list-choices.tsx'
import { SupplementChoices, useSupplement } from './supplement-choices.tsx'

interface PrintCellProps {
  /** Null is the whole commune. */
  readonly cellId: string | null
  readonly cellName: string
  readonly size?: ButtonProps['size']
}

type Choice = 'cell' | 'history' | 'list' | 'member' | 'supplement'

const choicesOf = (
  scope: string,
  cards: string,
): readonly { readonly choice: Choice; readonly label: string }[] => [
  { choice: 'list', label: 'In danh sách' },
  { choice: 'member', label: `In phiếu ${scope}` },
  { choice: 'supplement', label: `In phiếu bổ sung ${scope}` },
  { choice: 'cell', label: cards },
  { choice: 'history', label: 'In tình hình 12 tháng' },
]
const ofCell = choicesOf('cả chi bộ', 'In thông tin chi bộ')
const ofCommune = choicesOf('toàn đảng bộ', 'In thông tin các chi bộ')

/** Everything that is printed of a cell or of all cells: the list, the forms of all members, the card. */
export function PrintCell({ cellId, cellName, size = 'sm' }: PrintCellProps) {
  const choices = cellId === null ? ofCommune : ofCell
  const [chosen, setChosen] = useState<Choice>()
  const [paper, setPaper] = useState<PaperChoices>({
    title: `Danh sách đảng viên ${cellName}`.slice(0, 200),
    isSigned: false,
    isMasked: false,
  })
  const { supplement, change } = useSupplement()
  const button = useRef<HTMLButtonElement>(null)
  // The item of the menu that had the focus is gone by now.
  const close = () => {
    setChosen(undefined)
    button.current?.focus()
  }
  const wishes: Readonly<Record<Choice, PrintWish>> = {
    list: { form: 'list', list: listOfCell(cellId), cellId, ...paper },
    member: { form: 'member', cellId },
    supplement: { form: 'supplement', cellId, ...supplement },
    cell: { form: 'cell', cellId },
    history: { form: 'history', cellId },
  }
  const label = choices.find(({ choice }) => choice === chosen)?.label ?? ''
  return (
    <>
      <For right="export">
        <Menu position="bottom-start" transitionProps={{ duration: 0 }}>
          <Menu.Target>
            <Button ref={button} size={size} variant="default">
              In
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {choices.map((item) => (
              <Menu.Item key={item.choice} onClick={() => setChosen(item.choice)}>
                {item.label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </For>
      <FormDialog
        title={`${label}: ${cellName}`}
        wish={wishes[chosen ?? 'cell']}
        isOpen={chosen !== undefined}
        onClose={close}
      >
        {chosen === 'list' && (
          <ListChoices choices={paper} onChange={(part) => setPaper((before) => ({ ...before, ...part }))} />
        )}
        {chosen === 'supplement' && <SupplementChoices supplement={supplement} onChange={change} isOfMany />}
      </FormDialog>
    </>
  )
}
