import type { ComponentType } from 'react'
import type { Right } from '../../../shared/rights.ts'
import type { Lang } from '../../../shared/texts/index.ts'
import { CounterPage } from './CounterPage.tsx'
import { pages as names, type PageId } from './page-names.ts'
import { ItemsPage } from './ItemsPage.tsx'
import { PressPage } from './PressPage.tsx'
import { SetupPage } from './SetupPage.tsx'
import { StatementsPage } from './StatementsPage.tsx'

/** One page of the counter services: a key of their bar, and what it opens. */
export type AgencyPage = {
  readonly id: PageId
  readonly name: Readonly<Record<Lang, string>>
  /** What whoever holds the till needs to see it. */
  readonly right?: Right
  readonly Page: ComponentType
}

/** Every page, in the order of the bar. */
export const pages: readonly AgencyPage[] = [
  { id: 'counter', name: names.counter, Page: CounterPage },
  { id: 'items', name: names.items, Page: ItemsPage },
  { id: 'press', name: names.press, Page: PressPage },
  { id: 'statements', name: names.statements, right: 'reports', Page: StatementsPage },
  { id: 'setup', name: names.setup, right: 'settings', Page: SetupPage },
]
