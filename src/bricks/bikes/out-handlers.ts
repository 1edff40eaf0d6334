import type { CommandContext } from '../../main/hosts/handlers.ts'
import { ZERO } from '../../shared/money.ts'
import { ok, refuse } from '../../shared/result.ts'
import { accrualHandler } from './accruals.ts'
import { saved, stolenHandler, takeBackHandler } from './back.ts'
import { swapHandler } from './changes.ts'
import { departHandler, depositOf } from './depart.ts'
import { extendHandlers } from './extending.ts'
import { depositLine, depositMissing, dueLines, moneyOf, putOnTicket } from './out-parts.ts'
import { newLineId } from '../../shared/ids.ts'
import type { BikesParts, OutHandlers } from './parts.ts'
import { byBikeHandler, cameBackHandler, depositsHandler, reportHandler } from './registers.ts'
import { settleHandler } from './settle.ts'
import { contractNumber } from './view.ts'

/** From the departure on. */
export function outHandlers(parts: BikesParts): OutHandlers {
  return {
    depart: departHandler(parts),
    charge: chargeHandler(parts),
    takeBack: takeBackHandler(parts),
    settle: settleHandler(parts),
    swap: swapHandler(parts),
    ...extendHandlers(parts),
    reportStolen: stolenHandler(parts),
    renewHold: renewHoldHandler(parts),
    byBike: byBikeHandler(parts),
    cameBack: cameBackHandler(parts),
    deposits: depositsHandler(parts),
    report: reportHandler(parts),
    accrual: accrualHandler(parts),
  }
}

/** What is due and on no ticket: hire that was taken off, an extension, and a deposit in cash that was never paid. */
function chargeHandler(parts: BikesParts): OutHandlers['charge'] {
  return (input, context) => {
    const kept = parts.rentals.rental(input.rentalId)
    if (!kept) return refuse('RENTAL_UNKNOWN')
    if (!['out', 'returned', 'stolen', 'closed'].includes(kept.state)) return refuse('NOTHING_DUE')
    const { rentalId } = kept
    const missing = kept.state === 'out' ? depositMissing(parts, kept) : ZERO
    const dues = moneyOf(parts, kept).left
    const lines = [
      ...dueLines(rentalId, dues, input.lineId),
      ...(missing > 0
        ? [depositLine(rentalId, contractNumber(kept), missing, dues.length === 0 ? input.lineId : newLineId())]
        : []),
    ]
    if (lines.length === 0) return refuse('NOTHING_DUE')
    const put = putOnTicket(parts, input, lines, context)
    if (!put.ok) return put
    context.announce('services.changed')
    return ok(parts.shown(kept))
  }
}

/** A card hold that lapses is taken anew, or a cheque in its place; cash then waits for `charge`. */
function renewHoldHandler(parts: BikesParts): OutHandlers['renewHold'] {
  return ({ rentalId, ...asked }, context: CommandContext) => {
    const kept = parts.rentals.rental(rentalId)
    if (!kept) return refuse('RENTAL_UNKNOWN')
    const { deposit } = kept
    const isPaper = deposit?.kind === 'card-hold' || deposit?.kind === 'cheque'
    if (kept.state !== 'out' || deposit?.state !== 'held' || !isPaper) return refuse('DEPOSIT_NOT_HELD')
    const renewed = depositOf(parts, kept, asked, context.nowMs)
    if (!renewed.ok) return renewed
    return saved(parts, { ...kept, deposit: renewed.value }, context)
  }
}
