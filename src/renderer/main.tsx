import '@fontsource-variable/bricolage-grotesque/index.css'
import '@fontsource-variable/inter/index.css'
import './ui/tokens.css'
import './ui/reset.css'
import './ui/parts.css' // before the screens, which may dress the parts
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { tillStations } from '../shared/stations.ts'
import { createCashActions } from './cash/cash-actions.ts'
import { listenToTill } from './client/events.ts'
import { pageStation } from './client/station.ts'
import { connectTill } from './client/till.ts'
import { createClosingsActions } from './closings/closings-actions.ts'
import { createControlActions } from './control/control-actions.ts'
import { createCounterActions } from './counter/counter-actions.ts'
import { createKitchenActions } from './kitchen/kitchen-actions.ts'
import { createCounterQueue } from './counter/counter-queue.ts'
import { createPeopleActions } from './people/people-actions.ts'
import { createSettingsActions } from './settings/settings-actions.ts'
import { App } from './shell/App.tsx'
import { forgetWhenUp } from './shell/failed.ts'
import { applyPreferences, onPreferencesElsewhere } from './shell/preferences.ts'
import { change, session } from './shell/session.ts'
import { createLoyaltyActions } from './loyalty/loyalty-actions.ts'
import { createMoneyActions } from './money/money-actions.ts'
import { TillContext } from './shell/TillContext.ts'
import { createScanActions } from './scans/scan-actions.ts'
import { createTabActions } from './tabs/tab-actions.ts'
import { createCardActions } from './ticket-card/card-actions.ts'
import { createInvoiceActions } from './ticket-card/invoice-actions.ts'

applyPreferences(session())
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => applyPreferences(session()))
onPreferencesElsewhere((preferences) => {
  change(preferences)
  applyPreferences(preferences)
})

const client = connectTill()
const queue = createCounterQueue(client)
const tabs = createTabActions(client, queue)
const counter = createCounterActions(client, queue, tabs.cutPart)
const money = createMoneyActions(client, queue)
const loyalty = createLoyaltyActions(client, queue)
const services = {
  ...client,
  tabs,
  counter,
  scans: createScanActions(client, counter, { presentVoucher: money.present, nameCustomer: loyalty.name }),
  money,
  loyalty,
  cash: createCashActions(client),
  kitchen: createKitchenActions(client),
  card: createCardActions(client, tabs.cutPart),
  invoices: createInvoiceActions(client),
  people: createPeopleActions(client),
  closings: createClosingsActions(client),
  settings: createSettingsActions(client),
  control: createControlActions(client),
}
forgetWhenUp(client)
void listenToTill(
  client,
  tillStations.some((station) => station === pageStation()),
)

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client.cache}>
        <TillContext value={services}>
          <App />
        </TillContext>
      </QueryClientProvider>
    </StrictMode>,
  )
}
