import type { TabInList } from '../../shared/contracts/tabs.ts'
import { milli } from '../../shared/money.ts'
import { quantity, type Lang } from '../../shared/texts/format.ts'
import type { Texts } from '../../shared/texts/index.ts'

const MINUTE_MS = 60_000
const LATE_MINUTES = 180 // brief counter §3.4, rule 4

export type Age = { readonly text: string; readonly late: boolean }

/** How long a tab has been open, in words; after three hours somebody should look at it. */
export function ageOf(openedAtMs: number, nowMs: number, { tabs }: Texts): Age {
  const minutes = Math.max(0, Math.floor((nowMs - openedAtMs) / MINUTE_MS))
  const hours = Math.floor(minutes / 60)
  return {
    text:
      hours === 0 ? tabs.minutes({ minutes }) : tabs.hours({ hours, minutes: String(minutes % 60).padStart(2, '0') }),
    late: minutes >= LATE_MINUTES,
  }
}

type Named = Pick<TabInList, 'tab' | 'tableLabel'>

/** What people call it: its name, else its table. */
export function nameOf({ tab, tableLabel }: Named, { tabs, tables }: Texts): string {
  if (tab?.label) return tab.label
  return tableLabel === null ? tabs.nameless : tables.table({ label: tableLabel })
}

/** `2 Demi, 1 Kir`. */
export function roundWords(round: TabInList['lastRound'], lang: Lang): string {
  return round.map((line) => `${quantity(milli(line.quantityMilli), lang)} ${line.label}`).join(', ')
}

/** The newest first: who has just come is asked for soonest. */
export function newestFirst(tabs: readonly TabInList[]): readonly TabInList[] {
  return tabs.toSorted((a, b) => b.openedAtMs - a.openedAtMs)
}
