import { z } from 'zod'
import { zPlace } from '../../shared/catalogue.ts'
import type { notes as contract } from '../../shared/contracts/notes.ts'
import { zBusinessDay, zCents, zInstantMs, zMilli } from '../../shared/contracts/procedure.ts'
import { zSite, zSoftware, type Site, type Software } from '../../shared/contracts/till.ts'
import { zCashSessionId, zProductId, zTicketId } from '../../shared/ids.ts'
import { ok, refuse } from '../../shared/result.ts'
import { zDiscountReason, type LinePart, type OpenTicket } from '../../shared/ticket.ts'
import type { Handlers } from '../hosts/handlers.ts'
import type { Journal } from '../journal/index.ts'
import type { Printing } from '../printing/index.ts'
import type { OpenSession, Tickets } from '../tickets/index.ts'

/** What is sealed of a provisional note. It raises no total (checklist F-39). */
export const zNote = z.strictObject({
  ticketId: zTicketId,
  sessionId: zCashSessionId,
  businessDay: zBusinessDay,
  zone: z.string(),
  notedAtMs: zInstantMs,
  place: zPlace,
  site: zSite,
  software: zSoftware,
  training: z.boolean(),
  discountReason: zDiscountReason.exactOptional(),
  lines: z.array(
    z.strictObject({
      productId: zProductId,
      label: z.string(),
      options: z.array(z.strictObject({ label: z.string() })),
      quantityMilli: zMilli,
      unitPriceCents: zCents,
      ttcCents: zCents,
      /** What a set menu is made of; absent for any other product. */
      parts: z.array(z.strictObject({ productId: zProductId, label: z.string() })).exactOptional(),
      /** Absent where nothing was taken off. */
      discountCents: zCents.exactOptional(),
      discountReason: zDiscountReason.exactOptional(),
      shared: z.literal(true).exactOptional(),
    }),
  ),
  totalCents: zCents,
})
export type NoteBody = z.infer<typeof zNote>

type Parts = {
  readonly journal: Journal
  readonly tickets: Tickets
  readonly software: Software
  readonly session: () => OpenSession | undefined
  readonly cafe: () => { readonly site: Site; readonly settings: { readonly zone: string } }
}

/** The door of notes: what is sealed behind a note's number. */
export function createNotes({ journal }: Pick<Parts, 'journal'>) {
  return {
    noted(number: number, training: boolean): { readonly body: NoteBody; readonly operator: string } | undefined {
      const entry = journal.entry(training ? 'training' : 'notes', number)
      return entry?.kind === 'note' ? { body: zNote.parse(entry.payload), operator: entry.operator } : undefined
    },
  }
}
export type Notes = ReturnType<typeof createNotes>

export function noteHandlers(
  parts: Parts & { readonly printing: Printing; readonly notes: Notes },
): Handlers<typeof contract> {
  const { tickets, printing, journal } = parts

  function noteOf(ticket: OpenTicket, session: OpenSession, nowMs: number): NoteBody {
    const { site, settings } = parts.cafe()
    return {
      ticketId: ticket.ticketId,
      sessionId: session.sessionId,
      businessDay: tickets.dayOf(nowMs),
      zone: settings.zone,
      notedAtMs: nowMs,
      place: ticket.place,
      site,
      software: parts.software,
      training: tickets.isTraining(),
      ...(ticket.discount === null ? {} : { discountReason: ticket.discount.reason }),
      lines: ticket.lines.map((line) => ({
        productId: line.productId,
        label: line.label,
        options: line.options.map((option) => ({ label: option.label })),
        quantityMilli: line.quantityMilli,
        unitPriceCents: line.unitPriceCents,
        ttcCents: line.ttcCents,
        ...(line.discountCents === 0 ? {} : { discountCents: line.discountCents }),
        ...(line.discount === null ? {} : { discountReason: line.discount.reason }),
        ...(line.shared ? { shared: true as const } : {}),
        ...(line.parts.length === 0
          ? {}
          : { parts: line.parts.map((part) => ({ productId: part.productId, label: partWords(part) })) }),
      })),
      totalCents: ticket.totalCents,
    }
  }

  return {
    print({ ticketId }, context) {
      const session = parts.session()
      if (!session) return refuse('DAY_NOT_OPEN')
      if (!printing.hasPrinter()) return refuse('NO_PRINTER')
      const ticket = tickets.inHand(context.nowMs, context.caller.station)
      if (ticket?.ticketId !== ticketId) return refuse('TICKET_NOT_OPEN')
      if (ticket.lines.length === 0) return refuse('TICKET_EMPTY')
      const training = tickets.isTraining()
      const document = training ? 'training-note' : 'note'
      const body = noteOf(ticket, session, context.nowMs)
      const before = ticket.noteNumber === null ? undefined : parts.notes.noted(ticket.noteNumber, training)
      if (ticket.noteNumber !== null && before && saysTheSame(before.body, body)) {
        const copyNumber = printing.printNumbered(document, ticket.noteNumber, context)
        return ok({ number: ticket.noteNumber, copyNumber })
      }
      const { entry } = journal.append({
        chain: training ? 'training' : 'notes',
        kind: 'note',
        operator: context.operator,
        nowMs: context.nowMs,
        payload: body,
      })
      parts.tickets.setNoted(ticketId, entry.seq)
      context.announce('tickets.changed')
      return ok({ number: entry.seq, copyNumber: printing.printNumbered(document, entry.seq, context) })
    },
  }
}

function partWords({ label, options }: LinePart): string {
  return [label, ...options.map((option) => option.label)].join(', ')
}

function saysTheSame(before: NoteBody, after: NoteBody): boolean {
  return before.place === after.place && JSON.stringify(before.lines) === JSON.stringify(after.lines)
}
