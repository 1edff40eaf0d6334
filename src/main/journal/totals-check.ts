import type { Entry, Json, Payload } from './entry.ts'

/** What was read from a file that anybody may have written to: any part of it may be missing. */
export type ReadEntry = Partial<Entry>

type Sums = { readonly count: number; readonly turnover: number; readonly ht: number; readonly vat: number }

const NOTHING: Sums = { count: 0, turnover: 0, ht: 0, vat: 0 }

/**
 * Follows the money through a journal that is read from its start, the tickets before the closures: the perpetual totals
 * that each ticket bears must be what came before plus its own turnover, and each Z must be the sum of its tickets.
 */
export function createTotalsCheck() {
  const perpetual = { algebraicCents: 0, absoluteCents: 0 }
  const sessions = new Map<string, Sums>()

  return {
    perpetual,

    ticketFollows(entry: ReadEntry | undefined): boolean {
      const payload = entry?.payload
      const turnover = centsOf(payload, 'turnoverCents')
      const told = objectOf(payload?.['perpetual'])
      const algebraic = centsOf(told, 'algebraicCents')
      const absolute = centsOf(told, 'absoluteCents')
      const ht = centsOf(payload, 'htCents')
      const vat = centsOf(payload, 'vatCents')
      const sessionId = payload?.['sessionId']
      if (turnover === undefined || algebraic === undefined || absolute === undefined) return false
      if (ht === undefined || vat === undefined || typeof sessionId !== 'string') return false
      const before = sessions.get(sessionId) ?? NOTHING
      sessions.set(sessionId, {
        count: before.count + 1,
        turnover: before.turnover + turnover,
        ht: before.ht + ht,
        vat: before.vat + vat,
      })
      const follows =
        algebraic === perpetual.algebraicCents + turnover && absolute === perpetual.absoluteCents + Math.abs(turnover)
      // One fault is told once, not at every entry after it.
      perpetual.algebraicCents = algebraic
      perpetual.absoluteCents = absolute
      return follows
    },

    closureAddsUp(entry: ReadEntry | undefined): boolean {
      if (entry?.kind !== 'session-z') return true
      const reading = objectOf(entry.payload?.['reading'])
      const sessionId = reading?.['sessionId']
      const sums = (typeof sessionId === 'string' ? sessions.get(sessionId) : undefined) ?? NOTHING
      return (
        reading?.['ticketCount'] === sums.count &&
        reading['turnoverCents'] === sums.turnover &&
        reading['htCents'] === sums.ht &&
        reading['vatCents'] === sums.vat
      )
    },
  }
}

function objectOf(value: Json | undefined): Payload | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Payload) : undefined
}

function centsOf(object: Payload | undefined, field: string): number | undefined {
  const value = object?.[field]
  return Number.isSafeInteger(value) ? (value as number) : undefined
}
