import type { Asking } from './asking.ts'
import { isHoldToRenew } from './damages.ts'
import { checksDue } from './fleet-view.ts'
import type { BikeId, RentalId } from './ids.ts'
import { waitedFor } from './late-moves.ts'
import type { BikesParts, HireHandlers } from './parts.ts'
import type { RentalLine } from './rental.ts'
import type { KeptRental } from './store.ts'
import { contractNumber } from './view.ts'
import { hourOf, openingDay } from './wall-clock.ts'

type Row = Exclude<ReturnType<HireHandlers['today']>, Promise<unknown>>[number] & {
  /** The bikes that it is about, by their numbers. */
  readonly bikes: readonly string[]
}
/** How far ahead and behind a day's own hires are looked for, in milliseconds: longer than any of its nights. */
const AROUND_MS = 48 * 3_600_000

/** What somebody has to see to today, one by one. */
export function todayRows(parts: BikesParts, asking: Asking, nowMs: number): readonly Row[] {
  return [
    ...leaving(parts, nowMs),
    ...outside(parts, nowMs),
    ...holdsThatLapse(parts, nowMs),
    ...checksDue(parts, nowMs).map(({ bikeId, number, daysOut }) => ({
      kind: 'check-due' as const,
      rentalId: null,
      bikeId,
      label: `${number} · ${daysOut} j`,
      atMs: null,
      bikes: [number],
    })),
    ...possibleNow(parts, asking, nowMs),
  ]
}

/** Whose a rental is; its number where nobody is named. */
export function nameOf(kept: KeptRental | undefined): string {
  return kept ? kept.party.name || contractNumber(kept) : ''
}

/** « Mme Petit · VAE-02, VAE-05 ». */
function labelOf(kept: KeptRental, lines: readonly RentalLine[] = kept.lines): string {
  return [nameOf(kept), numbersOf(lines).join(', ')].filter((part) => part !== '').join(' · ')
}

const numbersOf = (lines: readonly Pick<RentalLine, 'number'>[]) => lines.map(({ number }) => number)

/** Who is expected and has not come. */
function leaving({ rentals, clock }: BikesParts, nowMs: number): readonly Row[] {
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
      bikes: numbersOf(kept.lines),
    }))
}

/** Who is late, the latest first in time; then who comes back today. */
function outside(parts: BikesParts, nowMs: number): readonly Row[] {
  const { rentals, clock } = parts
  const day = openingDay(nowMs, clock())
  const all = rentals.during(['out'], nowMs - AROUND_MS, nowMs + AROUND_MS).flatMap((kept) => {
    const lines = kept.lines.filter(({ leftAtMs, backAtMs }) => leftAtMs !== null && backAtMs === null)
    const dueMs = Math.min(...lines.map(({ endMs }) => endMs))
    return lines.length > 0 ? [{ kept, lines, dueMs }] : []
  })
  /** « 13:00 M. Roux », who wants that very bike next and could not be given another. */
  const waiting = new Map<BikeId, string>(
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
        bikes: numbersOf(lines),
      }))
  return [...said('overdue'), ...said('comes-back')]
}

/** Card holds that lapse before the bike is back: renew, or ask for a cheque (B-12). */
function holdsThatLapse({ rentals, doors }: BikesParts, nowMs: number): readonly Row[] {
  const day = doors.today(nowMs)
  return rentals.during(['out'], nowMs - AROUND_MS, nowMs + AROUND_MS).flatMap((kept): readonly Row[] => {
    const { deposit } = kept
    const isDue = deposit?.state === 'held' && isHoldToRenew(deposit, day)
    const label = `${labelOf(kept)} · ${deposit?.expiresOn ?? ''}`
    return isDue
      ? [
          {
            kind: 'hold-lapses',
            rentalId: kept.rentalId,
            bikeId: null,
            label,
            atMs: null,
            bikes: numbersOf(kept.lines),
          },
        ]
      : []
  })
}

/** Who waited for bikes that can be had now. */
function possibleNow({ fleet }: BikesParts, { answer }: Asking, nowMs: number): readonly Row[] {
  const names = new Map(fleet.models().map(({ modelId, name }) => [modelId, name]))
  return fleet
    .waiting()
    .filter(({ asked }) => asked.startMs > nowMs && answer(asked, nowMs).ok)
    .map(({ asked, name, phone }) => {
      const wishes = asked.wishes.map(({ quantity, modelId }) => `${quantity} ${names.get(modelId) ?? ''}`)
      const label = [name, phone, wishes.join(', ')].filter((part) => part !== '').join(' · ')
      return { kind: 'waiting', rentalId: null, bikeId: null, label, atMs: asked.startMs, bikes: [] }
    })
}
