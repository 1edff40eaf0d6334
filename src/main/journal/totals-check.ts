import { createPeriodCheck } from './period-check.ts'
import { objectOf, rowsOf, textOf, wholeOf, type ReadEntry } from './read-entry.ts'
import { addTicket, noSums, sameRows, type Sums } from './sums.ts'
import type { Payload } from './entry.ts'

/** Where the reading begins: at the start of the ledger, or after what was archived. */
export type TotalsStart = {
  readonly algebraicCents: number
  readonly absoluteCents: number
  /** The last ticket before. */
  readonly ticket: number
  /** Only a period is read: what a first month or year adds up may lie before it. */
  readonly isPart: boolean
}
export const TOTALS_FROM_ZERO: TotalsStart = { algebraicCents: 0, absoluteCents: 0, ticket: 0, isPart: false }

/**
 * Follows the money through a journal that is read from its start, the tickets before the closures: the perpetual totals
 * that each ticket bears must be what came before plus its own turnover, days never go back, and every Z, day, month and
 * year must be the sum of what it covers.
 */
export function createTotalsCheck(start: TotalsStart) {
  const perpetual = { algebraicCents: start.algebraicCents, absoluteCents: start.absoluteCents }
  const sessions = new Map<string, Sums>()
  const periods = createPeriodCheck(start)
  let lastZ: number | undefined
  let lastDay = ''

  return {
    perpetual,

    ticketFollows(entry: ReadEntry | undefined): boolean {
      const payload = entry?.payload
      const turnover = wholeOf(payload, 'turnoverCents')
      const told = objectOf(payload?.['perpetual'])
      const algebraic = wholeOf(told, 'algebraicCents')
      const absolute = wholeOf(told, 'absoluteCents')
      const sessionId = textOf(payload, 'sessionId')
      const day = textOf(payload, 'businessDay')
      if (!entry || turnover === undefined || algebraic === undefined || absolute === undefined) return false
      if (sessionId === undefined || day === undefined) return false
      const session = sessions.get(sessionId) ?? noSums()
      sessions.set(sessionId, session)
      const whole = addTicket(session, entry) && periods.ticket(entry, day, { algebraic, absolute })
      const follows =
        algebraic === perpetual.algebraicCents + turnover && absolute === perpetual.absoluteCents + Math.abs(turnover)
      const inOrder = day >= lastDay
      // One fault is told once, not at every entry after it.
      perpetual.algebraicCents = algebraic
      perpetual.absoluteCents = absolute
      lastDay = day
      return whole && follows && inOrder
    },

    closureAddsUp(entry: ReadEntry | undefined): boolean {
      if (entry?.kind !== 'session-z') return periods.closure(entry)
      const number = wholeOf(entry.payload, 'number')
      const follows = number !== undefined && (lastZ === undefined || number === lastZ + 1)
      lastZ = number
      const reading = objectOf(entry.payload?.['reading'])
      const sums = sessions.get(textOf(reading, 'sessionId') ?? '') ?? noSums()
      // The tickets of a session that was purged, or that began before the period, are in an archive.
      const isElsewhere = (wholeOf(reading, 'firstTicket') ?? Infinity) <= start.ticket
      return follows && (isElsewhere || start.isPart || readingBears(reading, sums))
    },

    /** The first ticket that no closing covers although its day is sealed. */
    strays: periods.strays,
  }
}

function readingBears(reading: Payload | undefined, sums: Sums): boolean {
  const rates = new Map(
    rowsOf(reading?.['vat']).map((row) => [
      wholeOf(row, 'rate'),
      { ttc: wholeOf(row, 'ttc') ?? NaN, ht: wholeOf(row, 'ht') ?? NaN, vat: wholeOf(row, 'vat') ?? NaN },
    ]),
  )
  const tenders = new Map(
    rowsOf(reading?.['tenders']).map((row) => [
      row['kind'],
      { count: wholeOf(row, 'count') ?? NaN, amount: wholeOf(row, 'amountCents') ?? NaN },
    ]),
  )
  return (
    reading?.['ticketCount'] === sums.sales &&
    (reading['refundCount'] ?? 0) === sums.refunds &&
    (reading['tenderChangeCount'] ?? 0) === sums.tenderChanges &&
    reading['turnoverCents'] === sums.turnover &&
    reading['htCents'] === sums.ht &&
    reading['vatCents'] === sums.vat &&
    reading['agencyCents'] === sums.agency &&
    sameRows(sums.rates, rates) &&
    sameRows(sums.tenders, tenders)
  )
}
