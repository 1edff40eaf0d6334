import type { ComponentType } from 'react'
import type { Right } from '../../../shared/rights.ts'
import type { Lang } from '../../../shared/texts/index.ts'
import { CounterPage } from './CounterPage.tsx'
import { DeliveryPage } from './DeliveryPage.tsx'
import { DriverPage } from './DriverPage.tsx'
import { SetupPage } from './SetupPage.tsx'
import { ShelvesPage } from './ShelvesPage.tsx'
import { StatementsPage } from './StatementsPage.tsx'

/** One page of the parcels: a key of their bar, and what it opens. */
export type ParcelsPage = {
  readonly id: 'counter' | 'delivery' | 'driver' | 'shelves' | 'statements' | 'setup'
  readonly name: Readonly<Record<Lang, string>>
  /** What whoever holds the till needs to see it. */
  readonly right?: Right
  readonly Page: ComponentType
}

/** Every page, in the order of the bar; each slice adds its own. */
export const pages: readonly ParcelsPage[] = [
  { id: 'counter', name: { fr: 'Comptoir', en: 'Counter' }, Page: CounterPage },
  { id: 'delivery', name: { fr: 'Tournées', en: 'Rounds' }, Page: DeliveryPage },
  { id: 'driver', name: { fr: 'Chauffeur', en: 'Driver' }, Page: DriverPage },
  { id: 'shelves', name: { fr: 'Rayons', en: 'Shelves' }, Page: ShelvesPage },
  { id: 'statements', name: { fr: 'Relevés', en: 'Statements' }, right: 'reports', Page: StatementsPage },
  { id: 'setup', name: { fr: 'Réglages', en: 'Settings' }, right: 'settings', Page: SetupPage },
]
