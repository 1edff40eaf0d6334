import type { ReactNode } from 'react'
import type { TillStatus } from '../../shared/contracts/till.ts'
import { BackupsPage } from '../backups/BackupsPage.tsx'
import { useStatus } from '../counter/use-counter.ts'
import { Banners } from '../shell/Banners.tsx'
import { ScreenKeys } from '../shell/ScreenKeys.tsx'
import { change, useSession, type SettingsPage } from '../shell/session.ts'
import { useWords } from '../shell/words.ts'
import { Segmented } from '../ui/Segmented.tsx'
import { Tabs, type Tab } from '../ui/Tabs.tsx'
import { AccountsPage } from './AccountsPage.tsx'
import { CardTerminalPage } from './CardTerminalPage.tsx'
import { DaysPage } from './DaysPage.tsx'
import { DrawersPage } from './DrawersPage.tsx'
import { GeneralPage } from './GeneralPage.tsx'
import { KitchenSetupPage } from './KitchenSetupPage.tsx'
import { CustomersPage } from './CustomersPage.tsx'
import { KeysPage } from './KeysPage.tsx'
import { LedgerPage } from './LedgerPage.tsx'
import { ListsPage } from './ListsPage.tsx'
import { PrintersPage } from './PrintersPage.tsx'
import { PricesPage } from './PricesPage.tsx'
import { ScannersPage } from '../scans/ScannersPage.tsx'
import { ScreensPage } from './ScreensPage.tsx'
import { TendersPage } from './TendersPage.tsx'
import './settings.css'

export type Running = Extract<TillStatus, { phase: 'running' }>
/** A page that has something in hand draws its own side, and its own part of the main frame. */
export type FramedPage = { readonly frame: (content: ReactNode) => ReactNode }

type Props = { readonly head: ReactNode; readonly side: ReactNode }

/** The ledger and the settings, one small page at a time. */
export function SettingsSection({ head, side }: Props) {
  const status = useStatus()
  const page = useSession((s) => s.settingsPage)
  if (status?.phase !== 'running') return null
  const frame = (content: ReactNode) => (
    <main className="cash">
      {head}
      <Banners />
      <PageTabs page={page} onPage={(settingsPage) => change({ settingsPage })} />
      {content}
      <ScreenKeys />
    </main>
  )
  switch (page) {
    case 'prices':
      return <PricesPage frame={frame} />
    case 'lists':
      return <ListsPage frame={frame} />
    case 'printers':
      return <PrintersPage frame={frame} />
    case 'accounts':
      return <AccountsPage frame={frame} />
    case 'general':
    case 'days':
    case 'drawers':
    case 'terminal':
    case 'tenders':
    case 'customers':
    case 'kitchen':
    case 'scanners':
    case 'screens':
    case 'ledger':
    case 'backups':
    case 'keys':
      return (
        <>
          {frame(
            <div className="cash-body">
              {page === 'general' && <GeneralPage status={status} />}
              {page === 'days' && <DaysPage settings={status.settings} />}
              {page === 'drawers' && <DrawersPage settings={status.settings} />}
              {page === 'terminal' && <CardTerminalPage settings={status.settings} />}
              {page === 'tenders' && <TendersPage settings={status.settings} />}
              {page === 'customers' && <CustomersPage settings={status.settings} />}
              {page === 'scanners' && <ScannersPage settings={status.settings} />}
              {page === 'screens' && <ScreensPage status={status} />}
              {page === 'kitchen' && <KitchenSetupPage />}
              {page === 'ledger' && <LedgerPage status={status} />}
              {page === 'backups' && <BackupsPage />}
              {page === 'keys' && <KeysPage />}
            </div>,
          )}
          {side}
        </>
      )
  }
}

type TabsProps = { readonly page: SettingsPage; readonly onPage: (page: SettingsPage) => void }
type SettingsPart = 'cafe' | 'sale' | 'devices' | 'books'
const PARTS: readonly SettingsPart[] = ['cafe', 'sale', 'devices', 'books']

/** Parts first, then the few pages of the one that is shown. */
function PageTabs({ page, onPage }: TabsProps) {
  const { t } = useWords()
  const words = t.control.settings
  const pages: Record<SettingsPart, readonly [Tab<SettingsPage>, ...Tab<SettingsPage>[]]> = {
    cafe: [
      { value: 'general', text: words.general, icon: 'sliders' },
      { value: 'days', text: words.days, icon: 'calendar' },
      { value: 'drawers', text: t.drawer.settings.page, icon: 'drawer' },
      { value: 'keys', text: words.keys, icon: 'keyboard' },
    ],
    sale: [
      { value: 'tenders', text: t.tender.settings.page, icon: 'wallet' },
      { value: 'prices', text: words.prices, icon: 'tag' },
      { value: 'lists', text: t.pricing.lists.page, icon: 'wine' },
      { value: 'customers', text: t.money.settings.page, icon: 'person' },
      { value: 'kitchen', text: t.kitchen.setup.page, icon: 'chef' },
    ],
    devices: [
      { value: 'printers', text: t.printers.page, icon: 'printer' },
      { value: 'terminal', text: t.terminal.settings.page, icon: 'card' },
      { value: 'scanners', text: t.scan.page, icon: 'scan' },
      { value: 'screens', text: t.stations.title, icon: 'screens' },
    ],
    books: [
      { value: 'ledger', text: words.ledger, icon: 'seal' },
      { value: 'backups', text: t.backups.page, icon: 'disk' },
      { value: 'accounts', text: words.accounts, icon: 'book' },
    ],
  }
  const part = PARTS.find((one) => pages[one].some((tab) => tab.value === page)) ?? 'cafe'
  return (
    <div className="settings-tabs">
      <Segmented
        label={words.parts}
        value={part}
        choices={PARTS.map((value) => ({ value, text: words.partNames[value] }))}
        onChoose={(next) => onPage(pages[next][0].value)}
      />
      <Tabs label={words.pages} value={page} tabs={pages[part]} onChoose={onPage} />
    </div>
  )
}
