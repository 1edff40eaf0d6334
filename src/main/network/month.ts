import { assert } from '../../shared/assert.ts'
import type { BusinessDay } from '../../shared/business-day.ts'
import type { VatClass } from '../../shared/catalogue.ts'
import type { SealedClosure } from '../../shared/contracts/closures.ts'
import type { ProductId } from '../../shared/ids.ts'
import { cents, sum, type Cents } from '../../shared/money.ts'
import { feeOf, type Fee, type FileRow } from '../../shared/network-file.ts'
import {
  firstDay,
  isHole,
  lastDay,
  type Month,
  type MonthDay,
  type NetworkSettings,
  type Proposed,
} from '../../shared/network.ts'
import type { VatRate } from '../../shared/vat.ts'
import type { ClosureStore } from '../closures/index.ts'
import { canonical } from '../journal/index.ts'
import type { Tickets } from '../tickets/index.ts'
import { foldMonth, ratesWithoutColumn, sealedHt } from './fold.ts'
import { monthDays } from './rules.ts'
import type { NetworkStore } from './store.ts'

export type MonthParts = {
  readonly store: NetworkStore
  readonly closures: Pick<ClosureStore, 'between'>
  readonly tickets: Pick<Tickets, 'until'>
  /** The days of the first session that was ever opened, and of the last. */
  readonly sessionDays: () => { readonly first: BusinessDay; readonly last: BusinessDay } | undefined
  readonly today: (nowMs: number) => BusinessDay
  readonly classOf: (productId: ProductId) => VatClass | undefined
  /** The catalogue that `classOf` reads: another object once anything in it changed. */
  readonly catalogue: () => unknown
  readonly proposed: () => Proposed
}

export type FoldedMonth = {
  readonly month: Month
  readonly settings: NetworkSettings
  readonly days: readonly MonthDay[]
  readonly missingDays: readonly BusinessDay[]
  readonly rows: readonly FileRow[]
  readonly unknownRates: readonly VatRate[]
  /** Null where days are missing, or the till was not there yet. */
  readonly fee: Fee | null
  readonly hasClosedDays: boolean
}

type Folded = Pick<FoldedMonth, 'rows' | 'unknownRates'> & { readonly madeOf: readonly unknown[] }

/** Reads months out of the ledger: the sealed tickets of closed days, and nothing that is not sealed yet. */
export function createMonths(parts: MonthParts) {
  const { store, closures, tickets } = parts
  let kept: Folded | undefined

  /**
   * The rows of sealed days. A screen asks again with every sale, and sealed days stay what they are: the last answer is
   * kept as long as it is made of the same.
   */
  function fold(month: Month, sealed: readonly SealedClosure[], settings: NetworkSettings): Folded {
    const last = sealed.at(-1)
    const proposed = parts.proposed()
    const madeOf = [month, last?.seq, canonical(settings), canonical([...proposed]), parts.catalogue()] as const
    if (kept && madeOf.every((one, n) => one === kept?.madeOf[n])) return kept
    const first = sealed.find((day) => day.firstTicket !== null)?.firstTicket
    const sold = last && first ? tickets.until(last.to, first - 1) : []
    const facts = {
      settings,
      classOf: parts.classOf,
      proposed,
      deposits: last ? store.deposits(last.upToTicket) : [],
      cashGapCents: cashGap(sealed),
    }
    const rows = foldMonth(sold, facts)
    const unknownRates = ratesWithoutColumn(sold)
    const closed = sum(sealed.map((day) => day.figures.htCents))
    assert(unknownRates.length > 0 || sealedHt(rows, sold, facts) === closed, 'the rows make the month’s closing')
    kept = { madeOf, rows, unknownRates }
    return kept
  }

  return (month: Month, nowMs: number): FoldedMonth => {
    const [from, to] = [firstDay(month), lastDay(month)]
    const settings = store.settingsOf(month)
    const sealed = closures.between('day', from, to)
    const { rows, unknownRates } = fold(month, sealed, settings)
    const days = monthDays(month, {
      firstUse: parts.sessionDays()?.first,
      today: parts.today(nowMs),
      sealed: new Map(sealed.map((day) => [day.to, { traded: day.firstTicket !== null }])),
      uncounted: uncounted(from, to),
      declared: new Set(store.shutDays(from, to)),
      hours: settings.hours,
    })
    const missingDays = days.filter(({ state }) => isHole(state)).map(({ day }) => day)
    const isWhole = missingDays.length === 0 && days.some(({ state }) => state !== 'before')
    return {
      month,
      settings,
      days,
      missingDays,
      rows,
      unknownRates,
      fee: isWhole ? feeOf(rows, settings) : null,
      hasClosedDays: days.some(({ day, state }) => state !== 'before' && sealed.some((one) => one.to === day)),
    }
  }

  /** Days of which a drawer was opened and never counted. */
  function uncounted(from: BusinessDay, to: BusinessDay): ReadonlySet<BusinessDay> {
    return new Set(store.sessions(from, to).flatMap((one) => (one.closedAtMs === null ? [one.day] : [])))
  }
}

function cashGap(sealed: readonly { readonly figures: { cashOverCents: Cents; cashShortCents: Cents } }[]): Cents {
  return cents(sealed.reduce((gap, { figures }) => gap + figures.cashOverCents - figures.cashShortCents, 0))
}
