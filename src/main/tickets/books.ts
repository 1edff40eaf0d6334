import type { TicketId } from '../../shared/ids.ts'
import { cents, milli, sum, ZERO } from '../../shared/money.ts'
import type { SettledTicket } from '../../shared/ticket.ts'
import { zTicketKind } from '../../shared/ticket.ts'
import type { Entry, Journal } from '../journal/index.ts'
import type { SealedTicket } from './sale.ts'
import type { HandedOut, Refunded, SettledStore } from './settled-store.ts'

/** Sealed tickets of one chain: those of the café, or those of its training. */
export type TicketBook = {
  readonly chain: 'tickets' | 'training'
  readonly latest: () => SettledTicket | undefined
  readonly byId: (ticketId: TicketId) => SettledTicket | undefined
  readonly byNumber: (number: number) => SettledTicket | undefined
  readonly newest: (limit: number) => readonly SettledTicket[]
  readonly refundedOf: (number: number) => ReadonlyMap<number, Refunded>
  readonly correctionsOf: (number: number) => readonly number[]
}

/** Found in tables; but what was given back, and what corrects what, the sealed entries themselves say. */
export function realBook(settled: SettledStore, journal: Journal): TicketBook {
  const correcting = (number: number) => journal.correctionsOf(number).map(sealedTicket)
  return {
    ...settled,
    chain: 'tickets',
    refundedOf: (number) => givenBack(correcting(number)),
    correctionsOf: (number) => correcting(number).map((ticket) => ticket.number),
  }
}

/** What these tickets give back of each line of the one they correct, by its place on it. */
function givenBack(correcting: readonly SealedTicket[]): ReadonlyMap<number, Refunded> {
  const lines = correcting.flatMap((ticket) => (ticket.kind === 'refund' ? ticket.body.lines : []))
  return new Map(
    [...Map.groupBy(lines, (line) => line.ofLine)].map(([position, same]) => [
      position,
      {
        quantityMilli: milli(0 - same.reduce((total, line) => total + line.quantityMilli, 0)),
        ttcCents: cents(0 - sum(same.map((line) => line.ttcCents))),
        vatCents: cents(0 - sum(same.map((line) => line.vatCents))),
      },
    ]),
  )
}

/**
 * The made-up tickets of one training: few, so they are read from their chain, and no table of real ones ever holds them
 * (checklist F-37).
 */
export function trainingBook(journal: Journal, sessionId: () => string | undefined, handedOut: HandedOut): TicketBook {
  function all(): readonly SealedTicket[] {
    const mine = sessionId()
    return journal
      .backwards('training', ({ payload }) => (payload['sessionId'] ?? mine) === mine) // copies name no session
      .filter((entry) => zTicketKind.safeParse(entry.kind).success)
      .map(sealedTicket)
  }
  const correcting = (number: number) =>
    all()
      .filter((ticket) => ticket.kind !== 'sale' && ticket.body.corrects.number === number)
      .toReversed()

  const refundedOf = (number: number) => givenBack(correcting(number))

  function settled(ticket: SealedTicket): SettledTicket {
    const { body, number, kind } = ticket
    return {
      ticketId: body.ticketId,
      number,
      kind,
      corrects: ticket.kind === 'sale' ? null : ticket.body.corrects.number,
      settledAtMs: body.settledAtMs,
      businessDay: body.businessDay,
      totalCents: body.totalCents,
      refundedCents: [...refundedOf(number).values()].reduce((total, { ttcCents }) => cents(total + ttcCents), ZERO),
      changeCents: sum(body.tenders.map((tender) => tender.changeCents)),
      tenderKinds: [...new Set(body.tenders.map((tender) => tender.kind))],
      lineCount: body.lines.length,
      printed: handedOut('training-receipt', number),
    }
  }
  const find = (is: (ticket: SealedTicket) => boolean): SettledTicket | undefined => {
    const found = all().find(is)
    return found && settled(found)
  }
  return {
    chain: 'training',
    latest: () => find(() => true),
    byId: (ticketId) => find((ticket) => ticket.body.ticketId === ticketId),
    byNumber: (number) => find((ticket) => ticket.number === number),
    newest: (limit) => all().slice(0, limit).map(settled),
    refundedOf,
    correctionsOf: (number) => correcting(number).map((ticket) => ticket.number),
  }
}

export function sealedTicket({ kind, seq, operator, payload }: Entry): SealedTicket {
  return { kind, number: seq, operator, body: payload } as unknown as SealedTicket // `seal` wrote it
}
