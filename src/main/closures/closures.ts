import { assert } from '../../shared/assert.ts'
import { businessDay, laterDay, nextDay, type BusinessDay } from '../../shared/business-day.ts'
import type { Closure, ClosureLevel, SealedClosure } from '../../shared/contracts/closures.ts'
import type { Settings, Site, Software } from '../../shared/contracts/till.ts'
import { plus, ZERO } from '../../shared/money.ts'
import { advancesOf, zOfPayload } from '../cash-sessions/index.ts'
import { isPosted } from '../accounting/index.ts'
import type { EventFacts, EventLog } from '../fiscal/event-log.ts'
import type { Journal } from '../journal/index.ts'
import type { Tickets } from '../tickets/index.ts'
import { figuresOfDay } from './figures.ts'
import { addFigures, daysOver, endsFiscalYear, endsMonth, sealedFigures, waitForClock } from './rules.ts'
import type { ClosureStore } from './store.ts'

type Parts = {
  readonly store: ClosureStore
  readonly tickets: Tickets
  readonly journal: Journal
  readonly eventLog: EventLog
  readonly software: Software
  /** The days of the first session that was ever opened, and of the last. */
  readonly sessionDays: () => { readonly first: BusinessDay; readonly last: BusinessDay } | undefined
  readonly cafe: () => { readonly site: Site; readonly settings: Settings }
}
type Own = Omit<Closure, 'level' | 'number' | 'closedAtMs' | 'zone' | 'ends' | 'headCode'>

/** The door of closings. Everything here runs inside a transaction of the caller's. */
export function createClosures(parts: Parts) {
  const { store, tickets, journal, eventLog } = parts

  const dayOf = (atMs: number): BusinessDay => {
    const { zone, cutOffHour } = parts.cafe().settings
    return businessDay(atMs, zone, cutOffHour)
  }

  /**
   * The oldest day that is not sealed yet: the one after the last sealed, or the first that ever traded. Today where none
   * did: a till that was installed under a wrong clock has nothing to seal of the time before it was used.
   */
  function nextToClose(nowMs: number): BusinessDay {
    const closed = store.closedUntil()
    if (closed) return nextDay(closed)
    return parts.sessionDays()?.first ?? dayOf(nowMs)
  }

  /** The last day that saw a session or a ticket: what the clock says without either proves nothing. */
  function lastTraded(): BusinessDay | undefined {
    const last = parts.sessionDays()?.last
    const ticketDay = journal.latest('tickets')?.payload['businessDay'] as BusinessDay | undefined // `seal` wrote it
    return last && laterDay(last, ticketDay)
  }

  function seal(level: ClosureLevel, own: Own, facts: EventFacts): SealedClosure {
    const { site, settings } = parts.cafe()
    const number = (store.latest(level)?.number ?? 0) + 1
    eventLog.record('period-closing', facts, { level, number, from: own.from, to: own.to })
    const { entry } = journal.append({
      chain: 'closures',
      kind: level,
      operator: facts.operator,
      nowMs: facts.nowMs,
      payload: {
        level,
        number,
        closedAtMs: facts.nowMs,
        zone: settings.zone,
        ...own,
        figures: sealedFigures(own.figures),
        ...journal.mark(facts.nowMs),
        site,
        software: parts.software,
      },
    })
    eventLog.record(level === 'year' ? 'year-closed' : 'period-closed', facts, { level, number })
    const sealed = store.bySeq(entry.seq)
    assert(sealed, 'the period that was sealed can be read')
    return sealed
  }

  function sealDay(day: BusinessDay, automatic: boolean, facts: EventFacts): SealedClosure {
    const before = store.latest('day')
    const sold = tickets.until(day, before?.upToTicket ?? 0)
    const counted = journal
      .forwards('closures', before?.seq ?? 0, () => true)
      .flatMap(({ kind, payload }) => (kind === 'session-z' ? [zOfPayload(payload)] : []))
    const figures = figuresOfDay(sold, counted)
    const open = tickets.allOpen(facts.nowMs, false).filter((ticket) => dayOf(ticket.openedAtMs) <= day)
    const taken = open.flatMap((ticket) => ticket.tenders).filter((tender) => dayOf(tender.takenAtMs) <= day)
    const advances = [...advancesOf(taken)]
    const year = store.latest('year')
    const inSameYear = before !== undefined && (year === undefined || before.to > year.to)
    const last = sold.at(-1)
    return seal(
      'day',
      {
        from: day,
        to: day,
        automatic,
        firstTicket: sold[0]?.number ?? null,
        lastTicket: last?.number ?? null,
        upToTicket: last?.number ?? before?.upToTicket ?? 0,
        figures,
        advances,
        carriedOver: open.map(({ ticketId, openedAtMs, lines, totalCents, paidCents }) => ({
          ticketId,
          openedAtMs,
          lineCount: lines.length,
          totalCents,
          paidCents,
        })),
        accountingNumber: isPosted({ figures, advances }, before?.advances ?? [])
          ? store.lastAccountingNumber() + 1
          : null,
        fiscalYearCents: plus(inSameYear ? before.fiscalYearCents : ZERO, figures.turnoverCents),
        perpetual: last?.body.perpetual ?? before?.perpetual ?? { algebraicCents: ZERO, absoluteCents: ZERO },
      },
      facts,
    )
  }

  /** A month of its days, or a year of its months: what the level below sealed since this level was sealed last. */
  function sealSum(level: 'month' | 'year', automatic: boolean, facts: EventFacts): SealedClosure {
    const before = store.latest(level)
    const below = store.since(level === 'month' ? 'day' : 'month', before?.to)
    const [first, last] = [below[0], below.at(-1)]
    assert(first && last, 'a period has parts')
    return seal(
      level,
      {
        from: first.from,
        to: last.to,
        automatic,
        firstTicket: below.find((part) => part.firstTicket !== null)?.firstTicket ?? null,
        lastTicket: below.findLast((part) => part.lastTicket !== null)?.lastTicket ?? null,
        upToTicket: last.upToTicket,
        figures: addFigures(below.map((part) => part.figures)),
        advances: last.advances,
        carriedOver: last.carriedOver,
        accountingNumber: null,
        fiscalYearCents: last.fiscalYearCents,
        perpetual: last.perpetual,
      },
      facts,
    )
  }

  /** Seals a day and every longer period that ends with it. */
  function closeDay(day: BusinessDay, automatic: boolean, facts: EventFacts): readonly SealedClosure[] {
    const sealed = [sealDay(day, automatic, facts)]
    if (endsMonth(day)) {
      sealed.push(sealSum('month', automatic, facts))
      const { fiscalYearEndMonth } = parts.cafe().settings
      if (endsFiscalYear(day, fiscalYearEndMonth)) sealed.push(sealSum('year', automatic, facts))
    }
    return sealed
  }

  /** How many days wait for somebody to look at the clock; 0 where the till seals them by itself. */
  function daysWaiting(nowMs: number): number {
    const over = daysOver(nextToClose(nowMs), dayOf(nowMs))
    return waitForClock(over, lastTraded()) ? over.length : 0
  }

  return {
    closedUntil: store.closedUntil,
    nextToClose,
    today: dayOf,
    closeDay,
    daysWaiting,
    /** Whether nobody has confirmed yet what the clock says: it leapt ahead since a day was opened, or days wait for it. */
    isClockDoubtful: (nowMs: number): boolean =>
      daysWaiting(nowMs) > 0 || eventLog.lastOf('clock-forward') > eventLog.lastOf('session-opened'),
    /**
     * Seals every day that is over, in order. After an absence it may wait for somebody to have looked at the clock.
     * Answers with what was sealed: nothing where nothing is over, so it can be asked again and again.
     */
    closeOver(facts: EventFacts, clockConfirmed = false): readonly SealedClosure[] {
      const over = daysOver(nextToClose(facts.nowMs), dayOf(facts.nowMs))
      if (!clockConfirmed && waitForClock(over, lastTraded())) return []
      return over.flatMap((day) => closeDay(day, true, facts))
    },
  }
}
export type Closures = ReturnType<typeof createClosures>
