import { createContext, use } from 'react'
import { Defect } from '../../shared/assert.ts'
import type { Client } from '../client/till.ts'
import type { CashActions } from '../cash/cash-actions.ts'
import type { ClosingsActions } from '../closings/closings-actions.ts'
import type { ControlActions } from '../control/control-actions.ts'
import type { CounterActions } from '../counter/counter-actions.ts'
import type { SettingsActions } from '../settings/settings-actions.ts'
import type { KitchenActions } from '../kitchen/kitchen-actions.ts'
import type { LoyaltyActions } from '../loyalty/loyalty-actions.ts'
import type { MoneyActions } from '../money/money-actions.ts'
import type { PeopleActions } from '../people/people-actions.ts'
import type { ScanActions } from '../scans/scan-actions.ts'
import type { TabActions } from '../tabs/tab-actions.ts'
import type { CardActions } from '../ticket-card/card-actions.ts'
import type { InvoiceActions } from '../ticket-card/invoice-actions.ts'

export type TillServices = Client & {
  readonly counter: CounterActions
  readonly tabs: TabActions
  readonly money: MoneyActions
  readonly loyalty: LoyaltyActions
  readonly cash: CashActions
  readonly kitchen: KitchenActions
  readonly card: CardActions
  readonly invoices: InvoiceActions
  readonly people: PeopleActions
  readonly closings: ClosingsActions
  readonly settings: SettingsActions
  readonly control: ControlActions
  readonly scans: ScanActions
}

export const TillContext = createContext<TillServices | undefined>(undefined)

export function useTill(): TillServices {
  const services = use(TillContext)
  if (!services) throw new Defect('a screen was drawn outside its till')
  return services
}
