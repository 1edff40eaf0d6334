import { freeNow } from '../../main/calendar/index.ts'
import { plainEndMs, type Block } from '../../shared/calendar.ts'
import { ZERO } from '../../shared/money.ts'
import type { BikeState, Fleet, Model } from './fleet.ts'
import type { KeptBike } from './fleet-store.ts'
import type { BikeId, RentalId, RepairId } from './ids.ts'
import type { BikesParts } from './parts.ts'
import { dayPrice } from './prices.ts'
import { createShelf } from './shelf.ts'
import { tariffOn } from './tariff.ts'
import { daysSpanned, openingDay } from './wall-clock.ts'

const MINUTE_MS = 60_000

/** The fleet as tiles and lists show it: what is there, what is free now and until when, what needs a look over. */
export function createFleetView(parts: BikesParts) {
  const { fleet, calendar } = parts
  const shelf = createShelf(parts)

  function modelShown(
    model: Model,
    bikes: readonly KeptBike[],
    nowMs: number,
  ): Omit<Fleet['models'][number], 'pictureMs'> {
    const own = bikes.filter(({ modelId, gone }) => modelId === model.modelId && gone === null)
    const ready = own.filter(({ toInspect }) => !toInspect).map(({ bikeId }) => bikeId)
    const now = freeNow(calendar.fleet(ready, nowMs), model.bufferMinutes * MINUTE_MS)
    return {
      ...model,
      freeNow: now.free.length,
      freeUntilMs: now.fewerFromMs,
      nextFreeMs: now.nextMs,
      count: own.length,
      dayCents: dayCentsOf(parts, model, nowMs),
    }
  }

  return (nowMs: number): Fleet => {
    const bikes = fleet.bikes()
    const ids = bikes.map(({ bikeId }) => bikeId)
    const serving = calendar.serving(ids, nowMs)
    const coming = firstOf(calendar.fleet(ids, nowMs).blocks, nowMs)
    const daysOut = daysOutOf(parts, nowMs)
    const { checkAfterDays } = parts.setup()
    const pictures = parts.photos.pictures()
    return {
      models: fleet
        .models()
        .map((model) => ({ ...modelShown(model, bikes, nowMs), pictureMs: pictures.get(model.modelId) ?? null })),
      bikes: bikes
        .map(({ toInspect, gone, checkedAtMs: _, ...bike }) => {
          const block = serving.get(bike.bikeId) ?? coming.get(bike.bikeId)
          const days = daysOut.get(bike.bikeId) ?? 0
          return {
            ...bike,
            state: stateOf({ toInspect, gone }, serving.get(bike.bikeId), nowMs),
            rentalId: block?.kind === 'booking' ? (block.ref as RentalId) : null,
            untilMs: serving.has(bike.bikeId) ? block && plainEndMs(block) : block?.startMs,
            daysOut: days,
            checkDue: gone === null && days >= checkAfterDays,
            repairId: block?.kind === 'maintenance' ? (block.ref as RepairId) : null,
          }
        })
        .map((bike) => ({ ...bike, untilMs: bike.untilMs ?? null })),
      accessories: fleet.accessories().map((one) => ({
        ...one,
        freeNow: shelf.freeOf(one, { startMs: nowMs, endMs: nowMs + 1 }, nowMs),
      })),
    }
  }
}

function stateOf(
  { toInspect, gone }: Pick<KeptBike, 'toInspect' | 'gone'>,
  block: Block | undefined,
  nowMs: number,
): BikeState {
  if (gone !== null) return gone
  if (block?.kind === 'maintenance') return 'maintenance'
  if (block?.state === 'out') return plainEndMs(block) < nowMs ? 'overdue' : 'out'
  if (toInspect) return 'to-inspect'
  if (block?.state === 'held') return 'held'
  return block?.state === 'confirmed' ? 'booked' : 'free'
}

/** What comes next on each bike. */
function firstOf(blocks: readonly Block[], nowMs: number): ReadonlyMap<string, Block> {
  const first = new Map<string, Block>()
  for (const block of blocks) if (block.startMs > nowMs && !first.has(block.resource)) first.set(block.resource, block)
  return first
}

/** What a day costs today, TTC; nothing where no tariff has begun. */
function dayCentsOf({ clock }: BikesParts, { tariffs }: Model, nowMs: number) {
  const dated = tariffOn(tariffs, openingDay(nowMs, clock()))
  return dated.ok ? dayPrice(dated.value.tariff) : ZERO
}

/** Days that each bike was out since its last time in the workshop; a day out is one, however short. */
function daysOutOf({ fleet, clock }: BikesParts, nowMs: number): ReadonlyMap<BikeId, number> {
  const days = new Map<BikeId, number>()
  for (const { bikeId, leftMs, backMs } of fleet.timesOut()) {
    const spanned = daysSpanned(leftMs, Math.max(leftMs, backMs ?? nowMs), clock())
    days.set(bikeId, (days.get(bikeId) ?? 0) + spanned)
  }
  return days
}

/** Bikes whose brakes and tyres want a look: after so many days out (bikes.md §2.3, « when were the brakes done »). */
export function checksDue(parts: BikesParts, nowMs: number) {
  const daysOut = daysOutOf(parts, nowMs)
  const { checkAfterDays } = parts.setup()
  return parts.fleet
    .bikes()
    .filter(({ gone }) => gone === null)
    .map(({ bikeId, number }) => ({ bikeId, number, daysOut: daysOut.get(bikeId) ?? 0 }))
    .filter((bike) => bike.daysOut >= checkAfterDays)
}
