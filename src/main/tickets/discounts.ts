import { assert } from '../../shared/assert.ts'
import type { tickets as contract } from '../../shared/contracts/tickets.ts'
import type { LineId, TicketId } from '../../shared/ids.ts'
import { sum, type Cents } from '../../shared/money.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import type { Discount } from '../../shared/ticket.ts'
import type { CommandContext, Handlers } from '../hosts/handlers.ts'
import { inHandOf } from './in-hand.ts'
import type { OpenTicketStore } from './open-store.ts'
import { isDiscountable } from './pricing.ts'
import type { Tickets } from './tickets.ts'

type Parts = {
  readonly tickets: Tickets
  readonly open: OpenTicketStore
  /** The largest part of a price, in hundredths of a percent, that may be taken off without the right to discount freely. */
  readonly smallDiscountMax: () => number
}
type OfLine = { readonly ticketId: TicketId; readonly lineId: LineId; readonly discount: Discount | null }
type OfTicket = { readonly ticketId: TicketId; readonly discount: Discount | null }
/** Whether so much may be taken off a price. */
type Bound<Code extends string> = (discount: Discount, priceCents: Cents) => Result<null, Code>
type Names = 'discountLine' | 'discountLineFreely' | 'discountTicket' | 'discountTicketFreely'

/** What is taken off before payment. The sealed ticket bears each discount and its reason, so no event tells of it. */
export function discountHandlers(parts: Parts): Pick<Handlers<typeof contract>, Names> {
  const { tickets, open } = parts
  const { editable, editableLine, answer } = inHandOf(tickets)

  /** A discount never exceeds what it is taken off. */
  const freely: Bound<'DISCOUNT_TOO_LARGE'> = (discount, priceCents) =>
    discount.kind === 'amount' && discount.amountCents > priceCents
      ? refuse('DISCOUNT_TOO_LARGE', { maxCents: priceCents })
      : ok(null)

  const little: Bound<'DISCOUNT_TOO_LARGE' | 'DISCOUNT_OVER_LIMIT'> = (discount, priceCents) => {
    const bounded = freely(discount, priceCents)
    if (!bounded.ok) return bounded
    const max = parts.smallDiscountMax()
    const isSmall =
      discount.kind === 'percent' ? discount.hundredths <= max : discount.amountCents * 10_000 <= priceCents * max
    return isSmall ? ok(null) : refuse('DISCOUNT_OVER_LIMIT', { percent: max / 100 })
  }

  function ofLine<Code extends string>(input: OfLine, context: CommandContext, bound: Bound<Code>) {
    const found = editableLine(input, context.caller.station)
    if (!found.ok) return found
    const { draft, line } = found.value
    if (line.shared) return refuse('LINE_SHARED')
    const plain = tickets.priced({ ...draft, discount: null, lines: [{ ...line, discount: null }] }, context.nowMs)
      .lines[0]
    assert(plain, 'one line is priced')
    if (!isDiscountable(line, plain)) return refuse('PRICE_FIXED')
    const bounded = input.discount ? bound(input.discount, plain.ttcCents) : ok(null)
    if (!bounded.ok) return bounded
    open.setLineDiscount(line.lineId, input.discount)
    return answer(context)
  }

  function ofTicket<Code extends string>(input: OfTicket, context: CommandContext, bound: Bound<Code>) {
    const found = editable(input.ticketId, context.caller.station)
    if (!found.ok) return found
    const draft = found.value
    if (draft.lines.some((line) => line.shared)) return refuse('LINE_SHARED')
    const plain = tickets.priced({ ...draft, discount: null }, context.nowMs).lines
    const among = plain.filter((line, n) => {
      const drafted = draft.lines[n]
      return drafted && isDiscountable(drafted, line)
    })
    if (input.discount && among.length === 0) return refuse('PRICE_FIXED')
    const bounded = input.discount ? bound(input.discount, sum(among.map((line) => line.ttcCents))) : ok(null)
    if (!bounded.ok) return bounded
    open.update({ ...draft, discount: input.discount })
    return answer(context)
  }

  return {
    discountLine: (input, context) => ofLine(input, context, little),
    discountLineFreely: (input, context) => ofLine(input, context, freely),
    discountTicket: (input, context) => ofTicket(input, context, little),
    discountTicketFreely: (input, context) => ofTicket(input, context, freely),
  }
}
