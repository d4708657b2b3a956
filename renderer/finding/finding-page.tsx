import { Button, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { formatDate } from '../../shared/calendar/dates.ts'
import { type ListDefinition, wholeList } from '../../shared/finding/definition.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { ButtonFor, For } from '../accounts/for.tsx'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { Page } from '../components/page.tsx'
import { usePages } from '../components/pages.ts'
import { useRead, useWrite } from '../office.ts'
import { MemberCard } from '../people/member-card.tsx'
import { RemoveDialog } from '../recycle/remove-dialog.tsx'
import { goTo, type ListPlace, useListPlace } from './address.ts'
import { ColumnsDialog } from './columns-dialog.tsx'
import { CountsPanel } from './counts-panel.tsx'
import { FilterBuilder } from './filter-builder.tsx'
import classes from './finding.module.css'
import { ListNav } from './list-nav.tsx'
import { ListPapers } from './list-papers.tsx'
import { ListTable } from './list-table.tsx'
import { SaveDialog } from './save-dialog.tsx'
import { WhomBar } from './whom-bar.tsx'

/** Tìm và đếm: any list of people, ready, kept or put together here; its names, its counts, its columns. */
export function FindingPage({ id }: { readonly id: string | undefined }) {
  const lists = useRead('finding.lists', {})
  if (lists.data === undefined) {
    return (
      <Page title="Danh sách">
        <Fault fault={lists.error} onAgain={() => void lists.refetch()} />
      </Page>
    )
  }
  return <Lists id={id} {...lists.data} />
}

type Known = NonNullable<ReturnType<typeof useRead<'finding.lists'>>['data']>

function Lists({ id, ready, saved }: Known & { readonly id: string | undefined }) {
  const place = useListPlace(id)
  const kept = saved.find((list) => list.id === id)
  const known = kept ?? ready.find((list) => list.id === id)
  const isUnreadable = kept !== undefined && kept.definition === null
  const list = place.definition ?? known?.definition ?? wholeList
  const isChanged = place.definition !== undefined
  const [wantsFilter, setFiltering] = useState<boolean>()
  const isFiltering = wantsFilter ?? known === undefined
  const [dialog, setDialog] = useState<'columns' | 'save' | 'rename' | 'remove'>()
  const close = () => setDialog(undefined)
  const rows = usePages('finding.run', list)

  const stay = (next: Partial<ListPlace>, replace = false) => goTo({ ...place, ...next }, replace)
  const change = (definition: ListDefinition) => stay({ definition }, true)
  const words = rows.first?.words ?? ''
  const isCounting = place.by.length > 0
  const name = known?.name ?? 'Danh sách chưa đặt tên'

  return (
    <Page
      title={isChanged && known !== undefined ? `${name} (đã sửa)` : name}
      note={
        rows.total === undefined ? undefined : (
          <>
            <strong>{formatCount(rows.total)} người</strong>
            {list.on !== null && ` tính đến ${formatDate(list.on)}`}
            {words !== '' && `: ${words}`}
          </>
        )
      }
      actions={
        <>
          <Button variant="default" aria-expanded={isFiltering} onClick={() => setFiltering(!isFiltering)}>
            {isFiltering ? 'Ẩn điều kiện' : 'Sửa điều kiện'}
          </Button>
          <Button variant="default" onClick={() => setDialog('columns')}>
            Cột
          </Button>
          {!isCounting && (
            <Button variant="default" onClick={() => stay({ by: ['cell'], personId: undefined })}>
              Thống kê theo…
            </Button>
          )}
          <ListPapers list={list} name={known?.name ?? 'Danh sách'} />
          <KeepMenu
            kept={kept}
            list={list}
            isChanged={isChanged}
            onDialog={setDialog}
            onKept={() => goTo({ listId: id })}
          />
        </>
      }
      body="fill"
      aside={
        place.personId === undefined ? undefined : (
          <MemberCard
            key={place.personId}
            id={place.personId}
            editAddress={`/dang-vien/${place.personId}?xem=sua`}
            onRemoved={() => stay({ personId: undefined }, true)}
          />
        )
      }
      asideLabel="Người đang xem"
    >
      <div className={classes.page} data-aside={place.personId !== undefined || undefined}>
        <ListNav ready={ready} saved={saved} chosenId={id} />
        <div className={classes.main}>
          {isFiltering && (
            <div className={classes.tools}>
              <WhomBar list={list} onChange={change} />
              <FilterBuilder filter={list.filter} onChange={(filter) => change({ ...list, filter })} />
            </div>
          )}
          <Fault fault={rows.error} onAgain={rows.again} />
          {isUnreadable && (
            <p className="hint">
              Danh sách này do bản mới hơn của chương trình lưu, bản này chưa đọc được. Danh sách vẫn còn
              nguyên; hãy cập nhật chương trình rồi mở lại.
            </p>
          )}
          {isCounting ? (
            <CountsPanel list={list} by={place.by} onBy={(by) => stay({ by })} />
          ) : rows.total === 0 ? (
            <Empty title="Không có ai">
              {words === ''
                ? 'Sổ chưa có ai trong số này.'
                : 'Không ai chắc chắn thỏa mãn các điều kiện. Hãy bớt điều kiện, hoặc xem người còn thiếu thông tin.'}
            </Empty>
          ) : (
            <ListTable
              rows={rows}
              chosenId={place.personId}
              onOpen={(personId) => stay({ personId }, place.personId !== undefined)}
              onOrder={(order) => change({ ...list, order: [...order] })}
            />
          )}
        </div>
      </div>
      <ColumnsDialog
        columns={list.columns}
        isOpen={dialog === 'columns'}
        onClose={close}
        onChange={(columns) => change({ ...list, columns: [...columns] })}
      />
      <SaveDialog
        key={dialog}
        definition={list}
        kept={dialog === 'rename' ? kept : undefined}
        suggestedName={dialog === 'rename' || kept === undefined ? (known?.name ?? '') : `${name} (2)`}
        isOpen={dialog === 'save' || dialog === 'rename'}
        onClose={close}
        onSaved={(listId) => goTo({ listId })}
      />
      {kept !== undefined && (
        <RemoveDialog
          command="finding.remove"
          record={kept}
          name={`Danh sách "${kept.name}"`}
          title="Xóa danh sách đã lưu"
          confirmLabel="Xóa danh sách"
          isOpen={dialog === 'remove'}
          onClose={close}
          onRemoved={() => goTo({ listId: 'tat-ca' })}
        >
          Những người trong danh sách không bị ảnh hưởng.
        </RemoveDialog>
      )}
    </Page>
  )
}

interface KeepMenuProps {
  readonly kept: Known['saved'][number] | undefined
  readonly list: ListDefinition
  readonly isChanged: boolean
  readonly onDialog: (dialog: 'save' | 'rename' | 'remove') => void
  readonly onKept: () => void
}

/** Keeping a list: a new one asks for its name, one that is kept takes over what was changed. */
function KeepMenu({ kept, list, isChanged, onDialog, onKept }: KeepMenuProps) {
  const save = useWrite('finding.save')
  if (kept === undefined)
    return (
      <ButtonFor right="write" onClick={() => onDialog('save')}>
        Lưu
      </ButtonFor>
    )
  const keep = () =>
    save.mutate(
      { id: kept.id, revision: kept.revision, name: kept.name, definition: list },
      {
        onSuccess: () => {
          notifications.show({ message: 'Đã lưu danh sách.' })
          onKept()
        },
        onError: (fault) => notifications.show({ message: fault.message }),
      },
    )
  return (
    <>
      <For right="write">
        <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
          <Menu.Target>
            <Button variant="default">Danh sách này</Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => onDialog('save')}>Lưu thành danh sách khác</Menu.Item>
            <Menu.Item onClick={() => onDialog('rename')}>Đổi tên</Menu.Item>
            <Menu.Item onClick={() => onDialog('remove')}>Xóa</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </For>
      {isChanged && (
        <ButtonFor right="write" loading={save.isPending} onClick={keep}>
          Lưu thay đổi
        </ButtonFor>
      )}
    </>
  )
}
