import type { tips as contract } from '../../shared/contracts/tips.ts'
import { plus, ZERO } from '../../shared/money.ts'
import { refuse } from '../../shared/result.ts'
import type { Handlers } from '../hosts/handlers.ts'
import { inHandOf, owedLine, withinBounds, type OpenTicketStore, type Tickets } from '../tickets/index.ts'
import type { TipStore } from './store.ts'

export { createTipStore, tipsTrack, type TipStore } from './store.ts'

type Parts = {
  readonly store: TipStore
  readonly tickets: Tickets
  readonly open: OpenTicketStore
  readonly isOn: () => boolean
}

/** What a customer gives on top by himself: never asked for by the till, never part of a price (brief fiscal §5). */
export function tipHandlers({ store, tickets, open, isOn }: Parts): Handlers<typeof contract> {
  const { editable, answer } = inHandOf(tickets)
  return {
    give(input, context) {
      if (!isOn()) return refuse('TIPS_OFF')
      if (tickets.isTraining()) return refuse('TRAINING_ON')
      const found = editable(input.ticketId, context.caller.station)
      if (!found.ok) return found
      const draft = found.value
      if (!draft.lines.some((line) => line.owed === null)) return refuse('TICKET_EMPTY')
      if (open.knowsLine(input.lineId)) return refuse('ID_REUSED')
      const operatorId = context.operator
      const before = draft.lines.find((line) => line.owed?.kind === 'tip' && line.owed.ref === operatorId)
      if (before?.shared) return refuse('LINE_SHARED')
      if (before) open.removeLine(before.lineId)
      const amountCents = plus(before?.priceCents ?? ZERO, input.amountCents)
      open.addLine(draft.ticketId, owedLine(input.lineId, { kind: 'tip', ref: operatorId }, amountCents, draft.round))
      const counter = answer(context)
      const bounded = counter.ok && counter.value.ticket ? withinBounds(counter.value.ticket) : counter
      return bounded.ok ? counter : bounded
    },
    report: ({ from, to }) => store.between(from, to),
  }
}
