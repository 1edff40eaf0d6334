import type { CommandContext } from '../../main/hosts/handlers.ts'
import { assert } from '../../shared/assert.ts'
import { plainEndMs, spanOf, type Block } from '../../shared/calendar.ts'
import { newBlockId } from '../../shared/ids.ts'
import { refuse } from '../../shared/result.ts'
import { freeBike, hireOut, saved, withLine } from './back.ts'
import { newRepairId, type BikeId } from './ids.ts'
import { bikeBusy, blockOf, missingCheck } from './out-parts.ts'
import type { BikesParts, OutHandlers } from './parts.ts'
import type { RentalLine } from './rental.ts'
import { createWorkshop } from './workshop.ts'

const MINUTE_MS = 60_000
const SOME_REPAIR = 'Panne'

/** The one bike stays, for repair where something is wrong with it; the other goes on in its place; nothing is due for it. */
export function swapHandler(parts: BikesParts): OutHandlers['swap'] {
  const { calendar, fleet } = parts

  return (input, context) => {
    const { nowMs } = context
    const found = hireOut(parts, input)
    if (!found.ok) return found
    const { kept, line } = found.value
    const other = fleet.bike(input.toBikeId)
    if (!other || other.gone !== null) return refuse('BIKE_UNKNOWN')
    if (other.toInspect) return refuse('BIKE_BUSY', { bike: other.number })
    const missing = missingCheck(parts, input.condition)
    if (missing !== undefined) return refuse('CHECKS_MISSING', { bike: other.number, item: missing })
    const block = blockOf(parts, kept.rentalId, line.bikeId)
    assert(block, 'a bike that is out takes its time')
    const untilMs = Math.max(plainEndMs(block), nowMs + MINUTE_MS)
    const taking: Block = {
      ...block,
      ...spanOf(nowMs, untilMs, block.bufferMs),
      blockId: newBlockId(),
      resource: other.bikeId,
      state: 'out',
      holdUntilMs: null,
    }
    const put = calendar.put(taking, nowMs)
    if (!put.ok) {
      assert('inTheWay' in put, 'a new block is only refused for another')
      return bikeBusy(parts, put.inTheWay, taking, nowMs)
    }
    freeBike(parts, kept, line.bikeId, nowMs)
    if (input.repair !== null) toWorkshop(input.bikeId, input.repair, context)
    const model = fleet.model(other.modelId)
    const next: RentalLine = {
      ...line,
      bikeId: other.bikeId,
      number: other.number,
      modelId: line.modelId,
      modelName: model?.name ?? line.modelName,
      startMs: nowMs,
      leftAtMs: nowMs,
      goingOut: input.condition,
      comingIn: null,
      damages: [],
    }
    const swapped = withLine(kept, line, { backAtMs: nowMs, replacedBy: other.bikeId })
    return saved(parts, { ...swapped, lines: [...swapped.lines, next] }, context)
  }

  /** Its later bookings go to other bikes; where one cannot, the bike must be ready for it. */
  function toWorkshop(bikeId: BikeId, reason: string, { nowMs }: CommandContext): void {
    const workshop = createWorkshop(parts)
    const [next] = workshop.bookingsOf(bikeId, nowMs)
    const repair = { repairId: newRepairId(), bikeId, reason: reason.trim() || SOME_REPAIR, fromMs: nowMs }
    const opened = workshop.open({ ...repair, untilMs: null }, nowMs)
    if (opened.ok || !next) return
    const shorter = workshop.open({ ...repair, untilMs: Math.max(nowMs + 1, next.startMs) }, nowMs)
    assert(shorter.ok, 'a bike that has just come back can be mended until its next booking')
  }
}
