import type { Shown } from '../../shared/contracts/customer-display.ts'
import type { Site, Settings } from '../../shared/contracts/till.ts'
import { absolute } from '../../shared/money.ts'
import type { OpenTicket, SettledTicket } from '../../shared/ticket.ts'

/** Long enough to count one's change, short enough that the next customer does not read it. */
export const SETTLED_SHOWN_MS = 15_000

export type Known = {
  readonly nowMs: number
  readonly site: Pick<Site, 'name' | 'thanks'>
  readonly settings: Pick<Settings, 'displayMessage' | 'zone'>
  readonly training: boolean
  /** Nobody holds the counter: what is on it is nobody's to see. */
  readonly locked: boolean
  readonly ticket: OpenTicket | undefined
  readonly last: SettledTicket | undefined
}

/** Of what the counter knows, what its customer may see. */
export function shownTo(known: Known): Shown {
  const { site, settings, training } = known
  return {
    cafe: site.name,
    message: settings.displayMessage || site.thanks,
    zone: settings.zone,
    training,
    now: nowShown(known),
  }
}

function nowShown({ nowMs, locked, ticket, last }: Known): Shown['now'] {
  if (locked) return { kind: 'welcome' }
  if (ticket) {
    const { totalCents, paidCents, dueCents } = ticket
    const lines = ticket.lines.map(({ label, options, quantityMilli, ttcCents }) => ({
      label,
      options: options.map((option) => option.label),
      quantityMilli,
      amountCents: ttcCents,
    }))
    return { kind: 'ticket', lines, totalCents, paidCents, dueCents }
  }
  if (!last || last.kind === 'tender-change') return { kind: 'welcome' }
  const leftMs = last.settledAtMs + SETTLED_SHOWN_MS - nowMs
  // Neither after its time nor, under a clock that jumped back, before it.
  if (leftMs <= 0 || leftMs > SETTLED_SHOWN_MS) return { kind: 'welcome' }
  return { kind: last.kind, totalCents: absolute(last.totalCents), changeCents: last.changeCents, leftMs }
}
