import { assert } from '../../shared/assert.ts'
import { businessDay } from '../../shared/business-day.ts'
import type { cashSessions as contract, Reading, SessionState } from '../../shared/contracts/cash-sessions.ts'
import type { Settings, Site, Software } from '../../shared/contracts/till.ts'
import { ZERO } from '../../shared/money.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { EventLog } from '../fiscal/event-log.ts'
import type { Handlers } from '../hosts/handlers.ts'
import { headCode, type Journal } from '../journal/index.ts'
import type { Printing } from '../printing/index.ts'
import type { Tickets } from '../tickets/index.ts'
import { daysAhead, expectedInDrawer, OVERDUE_AFTER_MS, overShort, sumTickets } from './rules.ts'
import type { CashSession, CashSessionStore } from './store.ts'

type Parts = {
  readonly store: CashSessionStore
  readonly tickets: Tickets
  readonly printing: Printing
  readonly journal: Journal
  readonly eventLog: EventLog
  readonly software: Software
  readonly cafe: () => { readonly site: Site; readonly settings: Settings }
  /** Housekeeping that belongs to the end of a day: backup, checkpoint, old answers. */
  readonly dayEnded: (nowMs: number) => { readonly inTransaction: () => void; readonly afterCommit: () => void }
}

export function cashSessionHandlers(parts: Parts): Handlers<typeof contract> {
  const { store, tickets, printing, journal, eventLog } = parts

  function state(session: CashSession | undefined, nowMs: number): SessionState {
    if (!session) return { state: 'closed', lastCountedCents: store.lastZ(1)[0]?.countedCents ?? ZERO }
    return { state: 'open', ...session, overdue: nowMs - session.openedAtMs > OVERDUE_AFTER_MS }
  }

  /** X and Z are this one question: what an X shows now, a Z would seal now. */
  function read(session: CashSession, nowMs: number): Reading {
    // From the sealed sales, never from tables that repeat them: what a Z seals is what the journal says.
    const sums = sumTickets(tickets.ofSession(session.sessionId))
    const openCash = (tickets.current(nowMs)?.tenders ?? []).filter((tender) => tender.kind === 'cash')
    const expectedCents = expectedInDrawer(
      session.floatCents,
      sums.tenders,
      openCash.map((tender) => tender.amountCents),
    )
    return {
      ...session,
      ...sums,
      voidedTickets: eventLog.countInSession(session.sessionId, 'ticket-voided'),
      voidedLines: eventLog.countInSession(session.sessionId, 'line-voided'),
      drawerOpenings: eventLog.countInSession(session.sessionId, 'drawer-opened'),
      expectedCents,
    }
  }

  return {
    open(input, context) {
      if (store.open()) return refuse('SESSION_ALREADY_OPEN')
      const lastZ = store.lastZ(1)[0]
      const days = daysAhead(lastZ?.closedAtMs, context.nowMs)
      if (days !== undefined && input.clockConfirmed !== true) return refuse('CLOCK_AHEAD', { days })
      const { zone, cutOffHour } = parts.cafe().settings
      const today = businessDay(context.nowMs, zone, cutOffHour)
      // A clock that jumped back must not open a day before the last one that was sealed.
      const lastDay = lastZ?.reading.businessDay
      eventLog.record('session-opened', context, {
        sessionId: input.sessionId,
        businessDay: lastDay && lastDay > today ? lastDay : today,
        openedAtMs: context.nowMs,
        floatCents: input.floatCents,
      })
      context.announce('cash-sessions.changed')
      return ok(state(store.open(), context.nowMs))
    },

    close(input, context) {
      const session = store.open()
      if (session?.sessionId !== input.sessionId) return refuse('DAY_NOT_OPEN')
      if ((tickets.current(context.nowMs)?.tenders.length ?? 0) > 0) return refuse('TICKET_PARTLY_PAID')
      const { expectedCents } = read(session, context.nowMs)
      if (expectedCents !== (input.expectedCents ?? expectedCents)) return refuse('SESSION_CHANGED', { expectedCents })
      eventLog.record('session-closing', context, { sessionId: session.sessionId })
      const reading = read(session, context.nowMs)
      const { site } = parts.cafe()
      const { entry } = journal.append({
        chain: 'closures',
        kind: 'session-z',
        operator: context.operator,
        nowMs: context.nowMs,
        payload: {
          number: (journal.tail('closures')?.seq ?? 0) + 1,
          closedAtMs: context.nowMs,
          reading,
          countedCents: input.countedCents,
          overShortCents: overShort(input.countedCents, reading.expectedCents),
          perpetual: journal.perpetual(),
          headCode: headCode(journal.head(context.nowMs)),
          site,
          software: parts.software,
        },
      })
      eventLog.record('session-sealed', context, { sessionId: session.sessionId, zNumber: entry.seq })
      const z = store.z(entry.seq)
      assert(z, 'the Z that was sealed can be read')
      if (printing.hasPrinter) printing.printNumbered('z-report', z.number, context)
      const end = parts.dayEnded(context.nowMs)
      end.inTransaction()
      context.afterCommit(end.afterCommit)
      context.announce('cash-sessions.changed')
      return ok(z)
    },

    printX(_input, context) {
      const session = store.open()
      if (!session) return refuse('DAY_NOT_OPEN')
      if (!printing.hasPrinter) return refuse('NO_PRINTER')
      const content = JSON.stringify({ reading: read(session, context.nowMs), readAtMs: context.nowMs })
      printing.printOnce('x-report', content, context)
      return ok(null)
    },

    printZ(input, context) {
      if (!store.z(input.number)) return refuse('Z_UNKNOWN')
      if (!printing.hasPrinter) return refuse('NO_PRINTER')
      return ok({ copyNumber: printing.printNumbered('z-report', input.number, context) })
    },

    openDrawer(_input, context) {
      const session = store.open()
      if (!session) return refuse('DAY_NOT_OPEN')
      eventLog.record('drawer-opened', context, { sessionId: session.sessionId })
      printing.kickDrawer(context)
      context.announce('cash-sessions.changed')
      return ok(null)
    },

    state: (_input, { nowMs }) => state(store.open(), nowMs),
    x(_input, { nowMs }) {
      const session = store.open()
      return session ? read(session, nowMs) : null
    },
    zReports: ({ limit }) => [...store.lastZ(limit)],
  }
}
