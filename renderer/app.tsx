import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Router, useLocation } from 'wouter'
import type { TextSize } from '../shared/setup/contract.ts'
import { useOfficeLocation, useOfficeSearch } from './components/location.ts'
import { type OfficeFault, queryClient, useRead } from './office.ts'
import { FirstRun } from './setup/first-run.tsx'
import { TroublePage } from './setup/trouble-page.tsx'
import { Shell } from './shell/shell.tsx'
import { theme, variables } from './theme.ts'

const rootSizes: Readonly<Record<TextSize, string>> = { normal: '100%', large: '112.5%', largest: '125%' }

/** The page that works before the office is set up, and when its data cannot be opened. */
const backupPath = '/sao-luu'

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider theme={theme} cssVariablesResolver={variables} forceColorScheme="light">
        <div className="window">
          <Router hook={useOfficeLocation} searchHook={useOfficeSearch}>
            <Window />
          </Router>
        </div>
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
    return fault.current && <TroublePage fault={fault.current} onAgain={() => void refetch()} />
  }
  if (beganEmpty.current && !isGuideDone) {
    return <FirstRun state={state} onFinish={() => setGuideDone(true)} />
  }
  return <Shell key="open" state={state} />
}

function useTextSize(size: TextSize | undefined): void {
  useEffect(() => {
    if (size !== undefined) document.documentElement.style.fontSize = rootSizes[size]
  }, [size])
}
