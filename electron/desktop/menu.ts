import { Menu, type MenuItemConstructorOptions, type WebContents } from 'electron'

/** The window has its own commands; a menu bar would only repeat them in two places. */
export function noApplicationMenu(): void {
  Menu.setApplicationMenu(null)
}

/** The right button on text: without it, people who copy and paste by mouse are stuck. */
export function offerEditing(contents: WebContents): void {
  contents.on('context-menu', (_, { isEditable, selectionText, editFlags }) => {
    const editing: MenuItemConstructorOptions[] = [
      { role: 'undo', label: 'Hoàn tác', enabled: editFlags.canUndo },
      { type: 'separator' },
      { role: 'cut', label: 'Cắt', enabled: editFlags.canCut },
      { role: 'copy', label: 'Sao chép', enabled: editFlags.canCopy },
      { role: 'paste', label: 'Dán', enabled: editFlags.canPaste },
      { type: 'separator' },
      { role: 'selectAll', label: 'Chọn tất cả', enabled: editFlags.canSelectAll },
    ]
    if (isEditable) Menu.buildFromTemplate(editing).popup()
    else if (selectionText !== '') Menu.buildFromTemplate([{ role: 'copy', label: 'Sao chép' }]).popup()
  })
}
