import type { TodayItem } from '../../shared/contracts/today.ts'
import { addDays, daysBetween, wallTime } from '../../shared/business-day.ts'
import { ledgerOf } from './months.ts'
import type { AgencyParts } from './parts.ts'
import { isToCall } from './rules/items.ts'
import { titleCounts } from './rules/press.ts'
import { hasPartner } from './statement-handlers.ts'
import { daysToType } from './typing.ts'

/** What the counter is told, each with a sentence of its own in `texts/today.ts`. */
export const agencyKinds = [
  'day-not-typed',
  'items-to-call',
  'waits-long',
  'away-long',
  'returns-due',
  'statement-due',
  'rates-to-check',
] as const
export type AgencyKind = (typeof agencyKinds)[number]

/** Somebody who was called and does not come; a partner who does not bring it back. */
const WAITS_DAYS = 14
const AWAY_DAYS = 10
const RETURNS_BACK_DAYS = 120
/** Partners send theirs in the first days of a month. */
const STATEMENT_FROM_DAY = 5

/** Totals that nobody typed, things to call for, papers to return, statements to look at: one item a kind. */
export function todayItems(parts: AgencyParts): (nowMs: number) => readonly TodayItem[] {
  const { doors, services, depot, moves, zone } = parts

  function returnsDue(today: ReturnType<typeof doors.today>): number {
    return services
      .services()
      .filter(({ delivered, isOn }) => delivered && isOn)
      .flatMap(({ code, articles }) => {
        const notes = depot.notesBetween(code, addDays(today, -RETURNS_BACK_DAYS), today)
        return titleCounts(
          articles.map((one) => one.code),
          notes,
          new Map(),
        )
      })
      .filter(({ returnBy, due }) => returnBy !== null && returnBy <= today && due > 0).length
  }

  /** Last month's sums of partners that nobody compared. */
  function statementsDue(today: ReturnType<typeof doors.today>): number {
    if (Number(today.slice(8)) < STATEMENT_FROM_DAY) return 0
    const last = addDays(`${today.slice(0, 7)}-01` as typeof today, -1)
    const month = last.slice(0, 7)
    const moved = new Set(moves.meantBetween(`${month}-01` as typeof today, last).map(({ service }) => service))
    return services
      .services()
      .filter((service) => hasPartner(service) && moved.has(service.code))
      .filter(({ code }) => {
        const { theirs, standing } = ledgerOf(parts, code, month)
        return theirs === null && standing === undefined
      }).length
  }

  return (nowMs) => {
    const today = doors.today(nowMs)
    const here = depot.itemsHere()
    const since = (atMs: number | null) => (atMs === null ? 0 : daysBetween(wallTime(atMs, zone()).day, today))
    const all = services.services().filter(({ isOn }) => isOn)
    const untyped = all.flatMap((service) => daysToType(parts, service, nowMs))
    const toCheck = services.terms().filter((one) => one.toCheck && all.some(({ code }) => code === one.service))
    const item = (kind: AgencyKind, count: number, more: Partial<TodayItem> = {}): readonly TodayItem[] =>
      count === 0 ? [] : [{ kind, count, urgency: 'later', values: {}, atMs: null, wanted: 'page:items', ...more }]
    return [
      ...item('day-not-typed', untyped.length, { urgency: 'now', wanted: 'page:counter' }),
      ...item('items-to-call', here.filter(isToCall).length),
      ...item(
        'waits-long',
        here.filter(({ state, backAtMs }) => state === 'back' && since(backAtMs) > WAITS_DAYS).length,
      ),
      ...item(
        'away-long',
        here.filter(({ state, sentAtMs }) => state === 'sent' && since(sentAtMs) > AWAY_DAYS).length,
      ),
      ...item('returns-due', returnsDue(today), { wanted: 'page:press' }),
      ...item('statement-due', statementsDue(today), { wanted: 'page:statements' }),
      ...item('rates-to-check', new Set(toCheck.map(({ service }) => service)).size, { wanted: 'page:setup' }),
    ]
  }
}
