import { daysBetween, wallTime, type BusinessDay } from '../../shared/business-day.ts'
import type { VillageMonth } from '../../shared/contracts/network.ts'
import { sum } from '../../shared/money.ts'
import { daysOf, firstDay, lastDay, renderedKinds, type Month, type Rendered } from '../../shared/network.ts'
import { hoursKept, type Presence } from './rules.ts'
import type { NetworkStore } from './store.ts'

const DAY_MINUTES = 1440
/** Six in the morning after: a drawer that is counted later says nothing of when the café closed. */
const LATEST = DAY_MINUTES + 360

export type VillageParts = {
  readonly store: NetworkStore
  readonly zone: () => string
  readonly today: (nowMs: number) => BusinessDay
  readonly firstUse: () => BusinessDay | undefined
  /** What the services of the café did between two days, both included. */
  readonly rendered: (from: BusinessDay, to: BusinessDay) => readonly Rendered[]
}

/** What a month was for the village: people who came, what was done for them, the hours that were kept. No names. */
export function createVillage(parts: VillageParts) {
  const { store } = parts

  /** From the first sign of life of a day to the last: its sales, its drawer. */
  function presences(from: BusinessDay, to: BusinessDay): readonly Presence[] {
    const sales = new Map(store.salesByDay(from, to).map((one) => [one.day, one]))
    const sessions = Map.groupBy(store.sessions(from, to), (one) => one.day)
    return [...new Set([...sales.keys(), ...sessions.keys()])].map((day) => {
      const sold = sales.get(day)
      const spans = sessions.get(day) ?? []
      const ends = spans.flatMap(({ closedAtMs }) => closedAtMs ?? []).filter((atMs) => minuteOf(day, atMs) < LATEST)
      const minutes = [
        ...spans.map(({ openedAtMs }) => openedAtMs),
        ...ends,
        ...(sold ? [sold.firstMs, sold.lastMs] : []),
      ].map((atMs) => minuteOf(day, atMs))
      return { day, fromMinute: Math.min(...minutes), toMinute: Math.max(...minutes) }
    })
  }

  const minuteOf = (day: BusinessDay, atMs: number): number => {
    const wall = wallTime(atMs, parts.zone())
    return wall.minute + DAY_MINUTES * daysBetween(day, wall.day)
  }

  /** Undefined of a month in which the till was not used. */
  return (month: Month, nowMs: number): VillageMonth | undefined => {
    const first = parts.firstUse()
    const [from, to] = [firstDay(month), lastDay(month)]
    if (first === undefined || to < first) return undefined
    const sales = store.salesByDay(from, to)
    const today = parts.today(nowMs)
    const shut = new Set(store.shutDays(from, to))
    const over = daysOf(month).filter((day) => day >= first && day < today && !shut.has(day))
    return {
      month,
      visits: sales.reduce((count, day) => count + day.visits, 0),
      openDays: sales.filter((day) => day.visits > 0).length,
      ...hoursKept(over, store.settingsOf(month).hours, presences(from, to)),
      services: added(parts.rendered(from, to)),
      turnoverCents: sum(sales.map((day) => day.turnoverCents)),
    }
  }
}

/** One row a kind, in a fixed order; what was not done is not told. */
function added(rendered: readonly Rendered[]): Rendered[] {
  return renderedKinds.flatMap((what) => {
    const count = rendered.filter((one) => one.what === what).reduce((total, one) => total + one.count, 0)
    return count > 0 ? [{ what, count }] : []
  })
}
