import { assert } from '../../shared/assert.ts'
import { laterDay } from '../../shared/business-day.ts'
import type { cashSessions as contract, Reading, SessionState } from '../../shared/contracts/cash-sessions.ts'
import type { Site, Software } from '../../shared/contracts/till.ts'
import { ZERO } from '../../shared/money.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { EventLog } from '../fiscal/event-log.ts'
import type { CommandContext, Handlers } from '../hosts/handlers.ts'
import type { Journal } from '../journal/index.ts'
import type { Printing } from '../printing/index.ts'
import { sumTickets, type OpenSession, type Tickets } from '../tickets/index.ts'
import { advancesOf, expectedInDrawer, OVERDUE_AFTER_MS, overShort, sumCategories } from './rules.ts'
import type { CashSession, CashSessionStore } from './store.ts'

type Parts = {
  readonly store: CashSessionStore
  readonly tickets: Tickets
  readonly printing: Printing
  readonly journal: Journal
  readonly eventLog: EventLog
  readonly software: Software
  readonly cafe: () => { readonly site: Site }
  readonly training: () => (OpenSession & { readonly startedAtMs: number }) | undefined
  /** Days that are over and wait for somebody to look at the clock. */
  readonly daysWaiting: (nowMs: number) => number
  /** Whatever is over is sealed before a new day begins. */
  readonly dayBegins: (context: CommandContext) => void
  /** Housekeeping that belongs to the end of a day: backup, checkpoint, old answers. */
  readonly dayEnded: (nowMs: number) => { readonly inTransaction: () => void; readonly afterCommit: () => void }
}

export function cashSessionHandlers(parts: Parts): Handlers<typeof contract> {
  const { store, tickets, printing, journal, eventLog } = parts

  function state(session: CashSession | undefined, nowMs: number): SessionState {
    if (!session) return { state: 'closed', lastCountedCents: store.lastZ(1)[0]?.countedCents ?? ZERO }
    const { advancesBefore: _, ...shown } = session
    return { state: 'open', ...shown, overdue: nowMs - session.openedAtMs > OVERDUE_AFTER_MS }
  }

  /** The session that an X reads: the day's, or the training's while there is one. */
  function current(): CashSession | undefined {
    const training = parts.training()
    if (!training) return store.open()
    const { sessionId, startedAtMs, businessDay } = training
    return { sessionId, businessDay, openedAtMs: startedAtMs, floatCents: ZERO, advancesBefore: [] }
  }

  /** X and Z are this one question: what an X shows now, a Z would seal now. */
  function read(session: CashSession, nowMs: number): Reading {
    // From the sealed tickets, never from tables that repeat them: what a Z seals is what the journal says.
    const sealed = tickets.ofSession(session.sessionId)
    const { saleCount, salesCents: _, vat, ...sums } = sumTickets(sealed)
    const advances = [...advancesOf(tickets.allOpen(nowMs, tickets.isTraining()).flatMap((ticket) => ticket.tenders))]
    const advancesBefore = [...session.advancesBefore]
    return {
      sessionId: session.sessionId,
      businessDay: session.businessDay,
      openedAtMs: session.openedAtMs,
      floatCents: session.floatCents,
      ...sums,
      ticketCount: saleCount,
      vat: vat.map(({ rate, ttcCents, htCents, vatCents }) => ({ rate, ttc: ttcCents, ht: htCents, vat: vatCents })),
      tenders: [...sums.tenders],
      categories: sumCategories(sealed.flatMap((ticket) => ticket.body.lines)),
      voidedTickets: eventLog.countInSession(session.sessionId, 'ticket-voided'),
      voidedLines: eventLog.countInSession(session.sessionId, 'line-voided'),
      drawerOpenings: eventLog.countInSession(session.sessionId, 'drawer-opened'),
      advances,
      advancesBefore,
      expectedCents: expectedInDrawer(session.floatCents, sums.tenders, advances, advancesBefore),
    }
  }

  return {
    open(input, context) {
      if (tickets.isTraining()) return refuse('TRAINING_ON')
      if (store.open()) return refuse('SESSION_ALREADY_OPEN')
      const lastZ = store.lastZ(1)[0]
      const waiting = parts.daysWaiting(context.nowMs)
      if (waiting > 0 && input.clockConfirmed !== true) return refuse('CLOCK_AHEAD', { days: waiting })
      parts.dayBegins(context)
      // A clock that jumped back must not open a day before the last one that was sealed.
      const day = laterDay(tickets.dayOf(context.nowMs), lastZ?.reading.businessDay)
      eventLog.record('session-opened', context, {
        sessionId: input.sessionId,
        businessDay: day,
        openedAtMs: context.nowMs,
        floatCents: input.floatCents,
        advancesBefore: [...(lastZ?.reading.advances ?? [])],
      })
      context.announce('cash-sessions.changed')
      return ok(state(store.open(), context.nowMs))
    },

    close(input, context) {
      if (tickets.isTraining()) return refuse('TRAINING_ON')
      const session = store.open()
      if (session?.sessionId !== input.sessionId) return refuse('DAY_NOT_OPEN')
      const { expectedCents } = read(session, context.nowMs)
      if (expectedCents !== (input.expectedCents ?? expectedCents)) return refuse('SESSION_CHANGED', { expectedCents })
      eventLog.record('session-closing', context, { sessionId: session.sessionId })
      const reading = read(session, context.nowMs)
      const { site } = parts.cafe()
      journal.append({
        chain: 'closures',
        kind: 'session-z',
        operator: context.operator,
        nowMs: context.nowMs,
        payload: {
          number: (store.lastZ(1)[0]?.number ?? 0) + 1,
          closedAtMs: context.nowMs,
          reading,
          countedCents: input.countedCents,
          overShortCents: overShort(input.countedCents, reading.expectedCents),
          perpetual: journal.perpetual(),
          ...journal.mark(context.nowMs),
          site,
          software: parts.software,
        },
      })
      const z = store.zOfSession(session.sessionId)
      eventLog.record('session-sealed', context, { sessionId: session.sessionId, zNumber: z?.number ?? 0 })
      assert(z, 'the Z that was sealed can be read')
      if (printing.hasPrinter) printing.printNumbered('z-report', z.number, context)
      const end = parts.dayEnded(context.nowMs)
      end.inTransaction()
      context.afterCommit(end.afterCommit)
      context.announce('cash-sessions.changed')
      return ok(z)
    },

    printX(_input, context) {
      const session = current()
      if (!session) return refuse('DAY_NOT_OPEN')
      if (!printing.hasPrinter) return refuse('NO_PRINTER')
      const training = tickets.isTraining()
      const content = JSON.stringify({ reading: read(session, context.nowMs), readAtMs: context.nowMs, training })
      printing.printOnce('x-report', content, context)
      return ok(null)
    },

    printZ(input, context) {
      if (!store.z(input.number)) return refuse('Z_UNKNOWN')
      if (!printing.hasPrinter) return refuse('NO_PRINTER')
      return ok({ copyNumber: printing.printNumbered('z-report', input.number, context) })
    },

    openDrawer(_input, context) {
      if (tickets.isTraining()) return refuse('TRAINING_ON')
      const session = store.open()
      if (!session) return refuse('DAY_NOT_OPEN')
      eventLog.record('drawer-opened', context, { sessionId: session.sessionId })
      printing.kickDrawer(context)
      context.announce('cash-sessions.changed')
      return ok(null)
    },

    state: (_input, { nowMs }) => state(current(), nowMs),
    x(_input, { nowMs }) {
      const session = current()
      return session ? read(session, nowMs) : null
    },
    zReports: ({ limit }) => [...store.lastZ(limit)],
  }
}
