import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Router, useLocation } from 'wouter'
import { Gate } from './accounts/gate.tsx'
import { useOpenedFile } from './backup/opened.ts'
import { useOfficeLocation, useOfficeSearch } from './components/location.ts'
import { useTextSize } from './components/text-size.ts'
import { type OfficeFault, queryClient, useRead } from './office.ts'
import { FirstRun } from './setup/first-run.tsx'
import { TroublePage } from './setup/trouble-page.tsx'
import { Shell } from './shell/shell.tsx'
import { Starting } from './shell/starting.tsx'
import { theme, variables } from './theme.ts'

/** The page that works before the office is set up, and when its data cannot be opened. */
const backupPath = '/sao-luu'

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
        <Router hook={useOfficeLocation} searchHook={useOfficeSearch}>
          <Gate onTrouble={(fault, onAgain) => <TroublePage fault={fault} onAgain={onAgain} />}>
            <Window />
          </Gate>
        </Router>
        <Notifications
          className="notices"
          withinPortal={false}
          position="bottom-center"
          autoClose={4000}
          transitionDuration={0}
        />
      </MantineProvider>
    </QueryClientProvider>
  )
}

function Window() {
  const [path] = useLocation()
  useOpenedFile()
  const { data: state, error, refetch } = useRead('setup.state', {})
  useTextSize(state?.textSize)

  // Asked again without an answer so far, a query forgets its error: what is on the screen stays until it is known.
  const fault = useRef<OfficeFault>(undefined)
  fault.current = error ?? fault.current
  // The guide stays until it is finished, although its second step already sets the office up.
  const beganEmpty = useRef<boolean>(undefined)
  if (state !== undefined) beganEmpty.current ??= !state.isSetUp
  const [isGuideDone, setGuideDone] = useState(false)

  if (path === backupPath && (state !== undefined || fault.current !== undefined)) {
    // A restored backup brings its own commune: nothing is left to ask.
    if (state?.isSetUp && !isGuideDone) setGuideDone(true)
    return state?.isSetUp ? <Shell key="open" state={state} /> : <Shell key="shut" state={undefined} />
  }
  if (state === undefined) {
    if (!fault.current) return <Starting />
    return <TroublePage fault={fault.current} onAgain={() => void refetch()} />
  }
  if (beganEmpty.current && !isGuideDone) {
    return <FirstRun state={state} onFinish={() => setGuideDone(true)} />
  }
  return <Shell key="open" state={state} />
}
