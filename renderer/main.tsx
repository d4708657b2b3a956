import './components/jitless.ts'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './window.css'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { putLastTextSize } from './components/text-size.ts'
import { noticeOldTyping } from './components/typed-old.tsx'
import { takeTokenFromAddress } from './door.ts'
import { listenToOffice } from './office.ts'

takeTokenFromAddress()
putLastTextSize()
listenToOffice()
noticeOldTyping()

const root = document.getElementById('root')
if (root !== null) createRoot(root).render(<App />)
