import { addCash } from '../../shared/cash.ts'
import type { Reading } from '../../shared/contracts/cash-sessions.ts'
import { FIRST_DRAWER, type Settings } from '../../shared/contracts/till.ts'
import { ZERO } from '../../shared/money.ts'
import type { EventLog } from '../fiscal/event-log.ts'
import { sumOwed, sumTickets, type OpenSession, type Tickets } from '../tickets/index.ts'
import { advancesOf, expectedInDrawer, papersSince, sumCategories } from './rules.ts'
import type { CashSession, CashSessionStore } from './store.ts'

type Parts = {
  readonly store: CashSessionStore
  readonly tickets: Tickets
  readonly eventLog: EventLog
  readonly cafe: () => { readonly settings: Settings }
  readonly training: () => (OpenSession & { readonly startedAtMs: number }) | undefined
}

/** What an X shows and a Z seals, of the drawer that the counter uses. */
export function createReadings(parts: Parts) {
  const { store, tickets, eventLog } = parts
  const { drawer } = store

  const openHere = (): CashSession | undefined => store.openIn(parts.cafe().settings.counterDrawer)

  /** The session that an X reads: the day's, or the training's while there is one. */
  function current(): CashSession | undefined {
    const training = parts.training()
    if (!training) return openHere()
    const { sessionId, startedAtMs, businessDay } = training
    const none = { drawerId: FIRST_DRAWER, floatCents: ZERO, advancesBefore: [], afterTicket: 0 }
    return { ...none, sessionId, businessDay, openedAtMs: startedAtMs }
  }

  /** X and Z are this one question: what an X shows now, a Z would seal now. */
  function read(session: CashSession, nowMs: number): Reading {
    const { sessionId } = session
    // From the sealed tickets, never from tables that repeat them: what a Z seals is what the journal says.
    const sealed = tickets.ofSession(sessionId, session.afterTicket)
    const { saleCount, salesCents: _, vat, ...sums } = sumTickets(sealed)
    const { owed, tips } = sumOwed(sealed)
    const onOpen = tickets.allOpen(nowMs, tickets.isTraining()).flatMap((ticket) => ticket.tenders)
    const advances = [...advancesOf(onOpen)]
    const advancesBefore = [...session.advancesBefore]
    const movements = addCash(drawer.movements(sessionId))
    const { drawers } = parts.cafe().settings
    const named = drawers.length > 1 ? drawers.find((one) => one.drawerId === session.drawerId) : undefined
    return {
      sessionId,
      businessDay: session.businessDay,
      openedAtMs: session.openedAtMs,
      floatCents: session.floatCents,
      ...sums,
      ticketCount: saleCount,
      vat: vat.map(({ rate, ttcCents, htCents, vatCents }) => ({ rate, ttc: ttcCents, ht: htCents, vat: vatCents })),
      tenders: [...sums.tenders],
      categories: sumCategories(sealed.flatMap((ticket) => ticket.body.lines.filter((line) => !line.owed))),
      owed: [...owed],
      tips: [...tips],
      voidedTickets: eventLog.countInSession(sessionId, 'ticket-voided'),
      voidedLines: eventLog.countInSession(sessionId, 'line-voided'),
      drawerOpenings: eventLog.countInSession(sessionId, 'drawer-opened'),
      openingReasons: drawer.openings(sessionId),
      ...(named && { drawer: named }),
      movements,
      safeCents: parts.training() ? ZERO : drawer.safeCents(),
      advances,
      advancesBefore,
      papers: papersSince(session.openedAtMs, [...sealed.flatMap((ticket) => ticket.body.tenders), ...onOpen]),
      expectedCents: expectedInDrawer(session.floatCents, sums.tenders, advances, advancesBefore, movements),
    }
  }

  return { openHere, current, read }
}
export type Readings = ReturnType<typeof createReadings>
