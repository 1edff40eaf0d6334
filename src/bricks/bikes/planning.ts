import { plainEndMs, type Block } from '../../shared/calendar.ts'
import type { Asking } from './asking.ts'
import type { BikeId, RentalId, RepairId } from './ids.ts'
import type { BikesParts, HireHandlers } from './parts.ts'
import { nameOf, todayRows } from './today.ts'

type Planning = ReturnType<HireHandlers['planning']>
type Row = Exclude<Planning, Promise<unknown>>[number]

/** What the planning draws, and what somebody has to see to today. */
export function planningHandlers(parts: BikesParts, asking: Asking): Pick<HireHandlers, 'planning' | 'today'> {
  const { calendar, fleet, rentals } = parts

  function shownBlock(block: Block, labels: Map<string, string>): Row['blocks'][number] {
    const isRental = block.kind === 'booking'
    return {
      blockId: block.blockId,
      kind: isRental ? 'rental' : 'maintenance',
      state: block.state === 'void' ? 'done' : block.state,
      rentalId: isRental ? (block.ref as RentalId) : null,
      label: labels.get(block.ref) ?? labelOf(block, labels),
      startMs: block.startMs,
      endMs: plainEndMs(block),
      bufferedEndMs: block.endMs,
      pinned: block.pinned,
    }
  }
  /** A rental of four bikes is read once. */
  function labelOf({ kind, ref }: Block, labels: Map<string, string>): string {
    const label =
      kind === 'booking' ? nameOf(rentals.rental(ref as RentalId)) : (fleet.repair(ref as RepairId)?.reason ?? '')
    labels.set(ref, label)
    return label
  }

  return {
    planning({ fromMs, toMs }, { nowMs }) {
      const bikes = fleet.bikes().filter(({ gone }) => gone === null)
      const names = new Map(fleet.models().map(({ modelId, name }) => [modelId, name]))
      const ids = bikes.map(({ bikeId }) => bikeId)
      const blocks = toMs > fromMs ? calendar.between(ids, fromMs, toMs, nowMs) : []
      const byBike = Map.groupBy(blocks, ({ resource }) => resource as BikeId)
      const labels = new Map<string, string>()
      return bikes.map(({ bikeId, number, size, modelId }) => ({
        bikeId,
        number,
        size,
        modelName: names.get(modelId) ?? '',
        blocks: (byBike.get(bikeId) ?? []).map((block) => shownBlock(block, labels)),
      }))
    },
    today: (_input, { nowMs }) => todayRows(parts, asking, nowMs).map(({ bikes: _, ...row }) => row),
  }
}
