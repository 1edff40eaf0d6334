import { assert } from '../../shared/assert.ts'
import { laterDay } from '../../shared/business-day.ts'
import type { cashSessions as contract, SessionState } from '../../shared/contracts/cash-sessions.ts'
import type { Settings, Site, Software } from '../../shared/contracts/till.ts'
import type { CashSessionId } from '../../shared/ids.ts'
import { ZERO } from '../../shared/money.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { EventLog } from '../fiscal/event-log.ts'
import type { CommandContext, Handlers } from '../hosts/handlers.ts'
import type { Journal } from '../journal/index.ts'
import type { HandedOutPapers, Printing } from '../printing/index.ts'
import type { Tickets } from '../tickets/index.ts'
import { countHandlers } from './counts.ts'
import { drawerHandlers } from './drawers.ts'
import type { Readings } from './readings.ts'
import {
  isSumOf,
  needsExplanation,
  OVERDUE_AFTER_MS,
  overShort,
  sealedReading,
  sumByPerson,
  sumDifferences,
} from './rules.ts'
import type { CashSession, CashSessionStore } from './store.ts'

export type CashSessionParts = {
  readonly store: CashSessionStore
  readonly readings: Readings
  readonly tickets: Tickets
  readonly printing: Printing
  readonly handedOut: HandedOutPapers
  readonly journal: Journal
  readonly eventLog: EventLog
  readonly software: Software
  readonly cafe: () => { readonly site: Site; readonly settings: Settings }
  readonly changeSettings: (settings: Settings, context: CommandContext) => void
  /** A training bore this id: its sales are never mixed with real ones. */
  readonly wasTraining: (sessionId: CashSessionId) => boolean
  /** Days that are over and wait for somebody to look at the clock. */
  readonly daysWaiting: (nowMs: number) => number
  /** Whatever is over is sealed before a new day begins. */
  readonly dayBegins: (context: CommandContext) => void
  /** Housekeeping that belongs to the end of a day: backup, checkpoint, old answers. */
  readonly dayEnded: (nowMs: number) => { readonly inTransaction: () => void; readonly afterCommit: () => void }
}

export function cashSessionHandlers(parts: CashSessionParts): Handlers<typeof contract> {
  const { store, readings, tickets, printing, handedOut, journal, eventLog } = parts
  const { current, openHere, read } = readings

  function state(session: CashSession | undefined, nowMs: number): SessionState {
    if (!session) {
      const { counterDrawer } = parts.cafe().settings
      return { state: 'closed', lastCountedCents: store.lastZOf(counterDrawer)?.countedCents ?? ZERO }
    }
    const { sessionId, businessDay, openedAtMs, floatCents } = session
    const overdue = nowMs - openedAtMs > OVERDUE_AFTER_MS
    return { state: 'open', sessionId, businessDay, openedAtMs, floatCents, overdue }
  }

  return {
    open(input, context) {
      if (tickets.isTraining()) return refuse('TRAINING_ON')
      if (openHere()) return refuse('SESSION_ALREADY_OPEN')
      if (store.knows(input.sessionId) || parts.wasTraining(input.sessionId)) return refuse('ID_REUSED')
      const waiting = parts.daysWaiting(context.nowMs)
      if (waiting > 0 && input.clockConfirmed !== true) return refuse('CLOCK_AHEAD', { days: waiting })
      parts.dayBegins(context)
      const { counterDrawer } = parts.cafe().settings
      // A clock that jumped back must not open a day before the last one that was sealed.
      const day = laterDay(tickets.dayOf(context.nowMs), store.lastZ(1)[0]?.reading.businessDay)
      eventLog.record('session-opened', context, {
        sessionId: input.sessionId,
        drawerId: counterDrawer,
        afterTicket: journal.tail('tickets')?.seq ?? 0,
        businessDay: day,
        openedAtMs: context.nowMs,
        floatCents: input.floatCents,
        advancesBefore: [...(store.lastZOf(counterDrawer)?.reading.advances ?? [])],
      })
      context.announce('cash-sessions.changed')
      return ok(state(openHere(), context.nowMs))
    },

    close(input, context) {
      if (tickets.isTraining()) return refuse('TRAINING_ON')
      const session = openHere()
      if (session?.sessionId !== input.sessionId) return refuse('DAY_NOT_OPEN')
      const { countedCents, pieces, explanation } = input
      if (!isSumOf(pieces, countedCents)) return refuse('COUNT_DIFFERS')
      const { site, settings } = parts.cafe()
      const blind = store.drawer.lastCount(session.sessionId)
      if (settings.blindCount && blind?.countedCents !== countedCents) return refuse('COUNT_FIRST')
      const { expectedCents } = read(session, context.nowMs)
      if (expectedCents !== (input.expectedCents ?? expectedCents)) return refuse('SESSION_CHANGED', { expectedCents })
      const limitCents = settings.explainAboveCents
      if (needsExplanation(overShort(countedCents, expectedCents), limitCents, explanation)) {
        return refuse('EXPLANATION_MISSING', { limitCents })
      }
      eventLog.record('session-closing', context, { sessionId: session.sessionId })
      const reading = read(session, context.nowMs)
      journal.append({
        chain: 'closures',
        kind: 'session-z',
        operator: context.operator,
        nowMs: context.nowMs,
        payload: {
          number: (store.lastZ(1)[0]?.number ?? 0) + 1,
          closedAtMs: context.nowMs,
          reading: sealedReading(reading),
          countedCents,
          overShortCents: overShort(countedCents, reading.expectedCents),
          ...(pieces && { pieces }),
          ...(explanation && { explanation }),
          perpetual: journal.perpetual(),
          ...journal.mark(context.nowMs),
          site,
          software: parts.software,
        },
      })
      const z = store.zOfSession(session.sessionId)
      eventLog.record('session-sealed', context, { sessionId: session.sessionId, zNumber: z?.number ?? 0 })
      assert(z, 'the Z that was sealed can be read')
      if (printing.hasPrinter()) printing.printNumbered('z-report', z.number, context)
      const end = parts.dayEnded(context.nowMs)
      end.inTransaction()
      context.afterCommit(end.afterCommit)
      context.announce('cash-sessions.changed')
      return ok(z)
    },

    ...countHandlers(parts),
    ...drawerHandlers(parts),

    printX(_input, context) {
      const session = current()
      if (!session) return refuse('DAY_NOT_OPEN')
      if (!printing.hasPrinter()) return refuse('NO_PRINTER')
      const training = tickets.isTraining()
      const { blindCount: blind } = parts.cafe().settings
      const reading = read(session, context.nowMs)
      const content = JSON.stringify({ reading, readAtMs: context.nowMs, training, blind })
      printing.printOnce('x-report', content, context)
      return ok(null)
    },

    printZ(input, context) {
      if (!store.z(input.number)) return refuse('Z_UNKNOWN')
      if (!printing.hasPrinter()) return refuse('NO_PRINTER')
      return ok({ copyNumber: printing.printNumbered('z-report', input.number, context) })
    },

    giveZ({ number }, context) {
      if (!store.z(number)) return refuse('Z_UNKNOWN')
      return ok({ copyNumber: printing.handOut('z-report', { number, medium: 'file', reason: 'asked' }, context) })
    },

    async zFile({ number, copyNumber }, { nowMs }) {
      const z = store.z(number)
      const base64 = z && (await handedOut.pdf({ document: 'z-report', number, copyNumber }, z.closedAtMs, nowMs))
      return base64 === undefined ? null : { name: `z-${number}.pdf`, base64 }
    },

    openDrawer({ reason }, context) {
      if (tickets.isTraining()) return refuse('TRAINING_ON')
      const session = openHere()
      if (!session) return refuse('DAY_NOT_OPEN')
      eventLog.record('drawer-opened', context, { sessionId: session.sessionId, reason })
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
    differences({ from, to }) {
      const list = store.differences(from, to)
      return { list: [...list], sums: sumDifferences(list), people: sumByPerson(list) }
    },
  }
}
