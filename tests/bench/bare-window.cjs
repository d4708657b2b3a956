// The plain way of a window: Electron with one empty page, nothing else.
const { app, BrowserWindow } = require('electron')

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1366, height: 768 })
  window.loadURL('about:blank')
})
