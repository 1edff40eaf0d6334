import { objectOf, textOf, wholeOf, type ReadEntry } from './read-entry.ts'
import { addFigures, addTicket, bears, noSums, type Sums } from './sums.ts'
import type { Payload } from './entry.ts'
import type { TotalsStart } from './totals-check.ts'

type Perpetual = { readonly algebraic: number; readonly absolute: number }
type Day = { readonly sums: Sums; first: number; last: number; perpetual: Perpetual }
type Level = 'day' | 'month' | 'year'
const partsOf: Readonly<Record<'month' | 'year', Level>> = { month: 'day', year: 'month' }

const DAY_MS = 86_400_000

/**
 * Checks sealed periods against the tickets and against each other: every level is numbered without a gap and its periods
 * touch, a day is the sum of the tickets dated that day, a month the sum of its days, a year the sum of its months, and
 * both perpetual totals and the year's go on from one to the next.
 */
export function createPeriodCheck(start: TotalsStart) {
  const days = new Map<string, Day>()
  const last: { [level in Level]?: { number: number; to: string; fiscalYear: number; perpetual: Perpetual } } = {}
  const gathered: { [level in Level]?: { sums: Sums; from: string } } = {}

  function follows(level: Level, payload: Payload): boolean {
    const number = wholeOf(payload, 'number')
    const from = textOf(payload, 'from')
    const to = textOf(payload, 'to')
    if (number === undefined || from === undefined || to === undefined || from > to) return false
    const before = last[level]
    return before === undefined || (number === before.number + 1 && from === dayAfter(before.to))
  }

  /** What the tickets of a day say, compared with what its closing says. */
  function dayAddsUp(payload: Payload, perpetual: Perpetual): boolean {
    const to = textOf(payload, 'to') ?? ''
    const upTo = wholeOf(payload, 'upToTicket') ?? -1
    if (upTo <= start.ticket && upTo > 0) return true // its tickets were purged: they are in their archive
    const day = days.get(to)
    days.delete(to)
    const figures = objectOf(payload['figures'])
    const before = last.day?.perpetual ?? { algebraic: start.algebraicCents, absolute: start.absoluteCents }
    if (!day) return payload['lastTicket'] === null && bears(figures, noSums()) && samePerpetual(perpetual, before)
    return (
      payload['firstTicket'] === day.first &&
      payload['lastTicket'] === day.last &&
      upTo === day.last &&
      bears(figures, day.sums) &&
      samePerpetual(perpetual, day.perpetual)
    )
  }

  function fiscalYearGoesOn(payload: Payload): boolean {
    const stated = wholeOf(payload, 'fiscalYearCents')
    const turnover = wholeOf(objectOf(payload['figures']), 'turnoverCents')
    if (stated === undefined || turnover === undefined) return false
    const isFirst = last.day === undefined
    const isNewYear = last.year !== undefined && last.year.to === last.day?.to
    const before = isFirst || isNewYear ? 0 : (last.day?.fiscalYear ?? 0)
    return (isFirst && start.isPart) || stated === before + turnover
  }

  function sumAddsUp(level: 'month' | 'year', payload: Payload, perpetual: Perpetual): boolean {
    const below = partsOf[level]
    const parts = gathered[below]
    delete gathered[below]
    if (start.isPart && last[level] === undefined && payload['from'] !== parts?.from) return true
    return (
      parts !== undefined &&
      payload['from'] === parts.from &&
      payload['to'] === last[below]?.to &&
      payload['fiscalYearCents'] === last[below]?.fiscalYear &&
      last[below] !== undefined &&
      samePerpetual(perpetual, last[below].perpetual) &&
      bears(objectOf(payload['figures']), parts.sums)
    )
  }

  return {
    /** Takes a ticket into its day. */
    ticket(entry: ReadEntry, day: string, perpetual: Perpetual): boolean {
      const number = entry.seq ?? 0
      const known = days.get(day) ?? { sums: noSums(), first: number, last: number, perpetual }
      days.set(day, known)
      known.last = number
      known.perpetual = perpetual
      return addTicket(known.sums, entry)
    },

    closure(entry: ReadEntry | undefined): boolean {
      const level = entry?.kind as Level | undefined
      const payload = entry?.payload
      if (level !== 'day' && level !== 'month' && level !== 'year') return false
      if (!payload) return false
      const told = objectOf(payload['perpetual'])
      const perpetual = {
        algebraic: wholeOf(told, 'algebraicCents') ?? NaN,
        absolute: wholeOf(told, 'absoluteCents') ?? NaN,
      }
      const good =
        follows(level, payload) &&
        (level === 'day'
          ? fiscalYearGoesOn(payload) && dayAddsUp(payload, perpetual)
          : sumAddsUp(level, payload, perpetual))
      last[level] = {
        number: wholeOf(payload, 'number') ?? NaN,
        to: textOf(payload, 'to') ?? '',
        fiscalYear: wholeOf(payload, 'fiscalYearCents') ?? NaN,
        perpetual,
      }
      const parts = gathered[level] ?? { sums: noSums(), from: textOf(payload, 'from') ?? '' }
      addFigures(parts.sums, objectOf(payload['figures']))
      gathered[level] = parts
      return good
    },

    /** Tickets dated into a day that was sealed without them. */
    strays(): readonly number[] {
      const sealedUntil = last.day?.to ?? ''
      return [...days].filter(([day]) => day <= sealedUntil).map(([, { first }]) => first)
    },
  }
}

function samePerpetual(left: Perpetual, right: Perpetual): boolean {
  return left.algebraic === right.algebraic && left.absolute === right.absolute
}

/** Nothing follows what is no day: a damaged ledger is reported, it does not stop who reads it. */
function dayAfter(day: string): string {
  const after = new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS)
  return Number.isNaN(after.getTime()) ? '' : after.toISOString().slice(0, 10)
}
