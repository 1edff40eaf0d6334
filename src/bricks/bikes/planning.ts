import { plainEndMs, type Block } from '../../shared/calendar.ts'
import type { Asking } from './asking.ts'
import { checksDue } from './fleet-view.ts'
import type { BikeId, RentalId, RepairId } from './ids.ts'
import { waitedFor } from './late-moves.ts'
import type { BikesParts, HireHandlers } from './parts.ts'
import type { Rental } from './rental.ts'
import type { KeptRental } from './store.ts'
import { contractNumber } from './view.ts'
import { hourOf, openingDay } from './wall-clock.ts'

type Planning = ReturnType<HireHandlers['planning']>
type Row = Exclude<Planning, Promise<unknown>>[number]
type Today = Exclude<ReturnType<HireHandlers['today']>, Promise<unknown>>
/** How far ahead and behind a day's own hires are looked for, in milliseconds: longer than any of its nights. */
const AROUND_MS = 48 * 3_600_000

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
    today: (_input, { nowMs }) => [
      ...leaving(parts, nowMs),
      ...outside(parts, nowMs),
      ...holdsThatLapse(parts, nowMs),
      ...checksDue(parts, nowMs).map(({ bikeId, number, daysOut }) => ({
        kind: 'check-due' as const,
        rentalId: null,
        bikeId,
        label: `${number} · ${daysOut} j`,
        atMs: null,
      })),
      ...possibleNow(parts, asking, nowMs),
    ],
  }
}

function nameOf(kept: KeptRental | undefined): string {
  return kept ? kept.party.name || contractNumber(kept) : ''
}

/** « Mme Petit · VAE-02, VAE-05 ». */
function labelOf(kept: KeptRental, lines: Rental['lines'] = kept.lines): string {
  return [nameOf(kept), lines.map(({ number }) => number).join(', ')].filter((part) => part !== '').join(' · ')
}

/** Who is expected and has not come. */
function leaving({ rentals, clock }: BikesParts, nowMs: number): Today {
  const day = openingDay(nowMs, clock())
  return rentals
    .during(['confirmed'], nowMs - AROUND_MS, nowMs + AROUND_MS)
    .filter(({ startMs }) => openingDay(startMs, clock()) === day)
    .map((kept) => ({
      kind: 'leaves',
      rentalId: kept.rentalId,
      bikeId: null,
      label: labelOf(kept),
      atMs: kept.startMs,
    }))
}

/** Who is late, the latest first in time; then who comes back today. */
function outside(parts: BikesParts, nowMs: number): Today {
  const { rentals, clock } = parts
  const day = openingDay(nowMs, clock())
  const all = rentals.during(['out'], nowMs - AROUND_MS, nowMs + AROUND_MS).flatMap((kept) => {
    const lines = kept.lines.filter(({ leftAtMs, backAtMs }) => leftAtMs !== null && backAtMs === null)
    const dueMs = Math.min(...lines.map(({ endMs }) => endMs))
    return lines.length > 0 ? [{ kept, lines, dueMs }] : []
  })
  /** « 13:00 M. Roux », who wants that very bike next and could not be given another. */
  const waiting = new Map(
    waitedFor(parts, nowMs).map(({ bikeId, next }) => [
      bikeId,
      `${hourOf(next.startMs, clock().zone)} ${nameOf(rentals.rental(next.ref as RentalId))}`,
    ]),
  )
  const said = (kind: 'overdue' | 'comes-back') =>
    all
      .filter(({ dueMs }) =>
        kind === 'overdue' ? dueMs < nowMs : dueMs >= nowMs && openingDay(dueMs, clock()) === day,
      )
      .toSorted((a, b) => a.dueMs - b.dueMs)
      .map(({ kept, lines, dueMs }) => ({
        kind,
        rentalId: kept.rentalId,
        bikeId: null,
        label: [labelOf(kept, lines), ...lines.flatMap(({ bikeId }) => waiting.get(bikeId) ?? [])].join(' → '),
        atMs: dueMs,
      }))
  return [...said('overdue'), ...said('comes-back')]
}

/** Card holds that lapse before the bike is back: renew, or ask for a cheque (B-12). */
function holdsThatLapse({ rentals, doors }: BikesParts, nowMs: number): Today {
  const day = doors.today(nowMs)
  return rentals.during(['out'], nowMs - AROUND_MS, nowMs + AROUND_MS).flatMap((kept): Today => {
    const { deposit } = kept
    const isDue = deposit?.state === 'held' && deposit.renewOn !== null && deposit.renewOn <= day
    const label = `${labelOf(kept)} · ${deposit?.expiresOn ?? ''}`
    return isDue ? [{ kind: 'hold-lapses', rentalId: kept.rentalId, bikeId: null, label, atMs: null }] : []
  })
}

/** Who waited for bikes that can be had now. */
function possibleNow({ fleet }: BikesParts, { answer }: Asking, nowMs: number): Today {
  const names = new Map(fleet.models().map(({ modelId, name }) => [modelId, name]))
  return fleet
    .waiting()
    .filter(({ asked }) => asked.startMs > nowMs && answer(asked, nowMs).ok)
    .map(({ asked, name, phone }) => {
      const wishes = asked.wishes.map(({ quantity, modelId }) => `${quantity} ${names.get(modelId) ?? ''}`)
      const label = [name, phone, wishes.join(', ')].filter((part) => part !== '').join(' · ')
      return { kind: 'waiting', rentalId: null, bikeId: null, label, atMs: asked.startMs }
    })
}
