import { milli, ONE } from '../../shared/money.ts'
import { REWARD } from '../../shared/loyalty.ts'
import { newLineId, type LineId } from '../../shared/ids.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import { LINES_MAX } from '../../shared/ticket.ts'
import type { LineInHand } from './in-hand.ts'
import type { OpenTicketStore } from './open-store.ts'

/**
 * Offers one piece of a line: an ordinary discount of all of its price, with a line of its own where there is more than one
 * piece. What the kitchen was told stays told, since both come from one line. Answers which line is offered.
 */
export function createOfferPiece(open: OpenTicketStore) {
  return function offerPiece({ draft, line }: LineInHand): Result<LineId, 'LINE_SHARED' | 'TICKET_FULL'> {
    if (line.shared) return refuse('LINE_SHARED')
    if (line.quantityMilli <= ONE) {
      open.setLineDiscount(line.lineId, REWARD)
      return ok(line.lineId)
    }
    if (draft.lines.length >= LINES_MAX) return refuse('TICKET_FULL', { max: LINES_MAX })
    const leftMilli = milli(line.quantityMilli - ONE)
    const sentMilli = milli(Math.max(0, line.sentMilli - leftMilli))
    const lineId = newLineId()
    open.setSent(line.lineId, milli(line.sentMilli - sentMilli)) // first: never more than the quantity
    open.setQuantity(line.lineId, leftMilli)
    open.addLine(draft.ticketId, { ...line, lineId, quantityMilli: ONE, sentMilli, discount: REWARD })
    return ok(lineId)
  }
}
export type OfferPiece = ReturnType<typeof createOfferPiece>
