import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { CashScreen } from '../cash/CashScreen.tsx'
import { ControlScreen } from '../control/ControlScreen.tsx'
import { pageStation } from '../client/station.ts'
import { CustomersScreen } from '../customers/CustomersScreen.tsx'
import { CounterScreen } from '../counter/CounterScreen.tsx'
import { useCatalogue, useStatus } from '../counter/use-counter.ts'
import type { TillStatus } from '../../shared/contracts/till.ts'
import { tillStations, type PageStation } from '../../shared/stations.ts'
import { DisplayPage } from '../customer-display/DisplayPage.tsx'
import { PrinterPage } from '../demo/PrinterPage.tsx'
import { KitchenPage } from '../kitchen/KitchenPage.tsx'
import { OfficeScreen } from '../office/OfficeScreen.tsx'
import { LockScreen } from '../people/LockScreen.tsx'
import { TrainingBar } from '../training/TrainingBar.tsx'
import { listenToScanners } from '../scans/listen-to-scanners.ts'
import type { Scanned } from '../scans/scan-actions.ts'
import { useHeard } from '../scans/use-heard.ts'
import { listenToKeys } from './keyboard.ts'
import { useKey } from './key-map.ts'
import { FirstRun } from '../setup/FirstRun.tsx'
import { SetupScreen } from '../setup/SetupScreen.tsx'
import { ServiceScreen } from '../services/ServiceScreen.tsx'
import { Overs } from './Overs.tsx'
import { Rail } from './Rail.tsx'
import { stepBack, useSession, type Screen } from './session.ts'
import { StoppedScreen } from './StoppedScreen.tsx'
import { StorageScreen } from './StorageScreen.tsx'
import { useTill } from './TillContext.ts'
import { useTillKeys } from './use-till-keys.ts'
import { useWords } from './words.ts'
import './shell.css'

const screens = {
  counter: <CounterScreen />,
  cash: <CashScreen />,
  control: <ControlScreen />,
  customers: <CustomersScreen />,
  office: <OfficeScreen />,
  service: <ServiceScreen />,
  setup: <SetupScreen />,
}

/** The page of this station. The customer's may not even ask how the till is. */
export function App() {
  const station = pageStation()
  return station === 'display' ? <DisplayPage /> : <StaffPage station={station} />
}

function StaffPage({ station }: { readonly station: Exclude<PageStation, 'display'> }) {
  const status = useStatus()
  if (status?.phase === 'stopped') return <StoppedScreen status={status} />
  if (!status) return <Opening />
  if (status.phase === 'new')
    return tillStations.some((one) => one === station) ? <FirstRun status={status} /> : <Opening />
  switch (station) {
    case 'demo':
      return <PrinterPage />
    case 'kitchen':
      return status.operator ? <KitchenPage status={status} /> : <LockScreen status={status} />
    case 'counter':
    case 'room':
      return <TillScreen status={status} />
  }
}

type Running = Extract<TillStatus, { phase: 'running' }>

function TillScreen({ status }: { readonly status: Running }) {
  const screen = useSession((s) => s.screen)
  const storageRefuses = useSession((s) => s.failure?.kind === 'storage')
  const locked = status.operator === null
  const { training } = status
  useKeys()
  useKey('back', stepBack)
  return (
    <>
      <div className="window" data-training={training ? '' : undefined} inert={storageRefuses}>
        {training && <TrainingBar training={training} locked={locked} />}
        {locked ? <LockScreen status={status} /> : <OpenTill screen={screen} />}
      </div>
      {storageRefuses && <StorageScreen />}
    </>
  )
}

function OpenTill({ screen }: { readonly screen: Screen }) {
  useTillKeys()
  return (
    <div className="till">
      <Rail />
      {screens[screen]}
      <Overs />
    </div>
  )
}

/** Keys and scans of the whole window. */
function useKeys() {
  const services = useTill()
  const hear = useHeard(useCatalogue())
  const heard = useEffectEvent((scanned: Scanned) => hear(scanned))
  useEffect(() => listenToKeys(services, (text) => heard({ text })), [services])
  useEffect(() => listenToScanners(services, (scanned) => heard(scanned)), [services])
}

/** Nothing for the first moments, so that an ordinary start does not flicker; then what is going on. */
function Opening() {
  const { t } = useWords()
  const { line } = useTill()
  const state = useSyncExternalStore(line.subscribe, line.state)
  return (
    <p className="opening" role="status">
      <span className="brand">zinc</span>
      {state === 'down' ? t.connection.down : t.common.loading}
    </p>
  )
}
