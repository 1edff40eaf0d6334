import type { Right } from '../../../shared/rights.ts'
import type { Lang } from '../../../shared/texts/index.ts'
import { DayPage } from './DayPage.tsx'
import { InvoicesPage } from './InvoicesPage.tsx'
import { KitchenPage } from './KitchenPage.tsx'
import { MenusPage } from './MenusPage.tsx'
import { PeoplePage } from './PeoplePage.tsx'
import { RoundsPage } from './RoundsPage.tsx'
import { SetupPage } from './SetupPage.tsx'
import type { ComponentType } from 'react'

/** One page of the meals: a key of their bar, and what it opens. */
export type MealsPage = {
  readonly id: 'day' | 'people' | 'menus' | 'kitchen' | 'rounds' | 'invoices' | 'setup'
  readonly name: Readonly<Record<Lang, string>>
  /** What whoever holds the till needs to see it. */
  readonly right?: Right
  readonly Page: ComponentType
}

/** Every page, in the order of the bar; each slice adds its own. */
export const pages: readonly MealsPage[] = [
  { id: 'day', name: { fr: 'Jour', en: 'Day' }, right: 'customers', Page: DayPage },
  { id: 'people', name: { fr: 'Dossiers', en: 'People' }, right: 'customers', Page: PeoplePage },
  { id: 'menus', name: { fr: 'Menus', en: 'Menus' }, Page: MenusPage },
  { id: 'kitchen', name: { fr: 'Cuisine', en: 'Kitchen' }, right: 'kitchen', Page: KitchenPage },
  { id: 'rounds', name: { fr: 'Tournées', en: 'Rounds' }, right: 'customers', Page: RoundsPage },
  { id: 'invoices', name: { fr: 'Factures', en: 'Invoices' }, right: 'invoice', Page: InvoicesPage },
  { id: 'setup', name: { fr: 'Réglages', en: 'Settings' }, right: 'settings', Page: SetupPage },
]
