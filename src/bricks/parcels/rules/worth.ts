import { cents, divideHalfUp, sum, type Cents } from '../../../shared/money.ts'
import type { Act } from './acts.ts'
import type { ParcelsSetup } from './carrier.ts'

const SECOND_MS = 1000
const HOUR_S = 3600
/** A pause longer than this between two scans of a delivery is somebody at the counter, and no work on parcels. */
export const PAUSE_S = 180

/** Seconds of work, and how many of them nobody measured. */
export type Spent = { readonly seconds: number; readonly estimated: number }
const none: Spent = { seconds: 0, estimated: 0 }
const both = (a: Spent, b: Spent): Spent => ({ seconds: a.seconds + b.seconds, estimated: a.estimated + b.estimated })
const guessed = (seconds: number): Spent => ({ seconds, estimated: seconds })

/**
 * How long a carrier's parcels took: deliveries from scan to scan, hand-overs and drop-offs as long as their screen says, and
 * where nobody measured, what the settings say a gesture takes. What the driver takes along is not in it.
 */
export function spentOn(acts: readonly Act[], { seconds }: Pick<ParcelsSetup, 'seconds'>): Spent {
  const received = acts.filter(({ kind }) => kind === 'received')
  const deliveries = [...Map.groupBy(received, ({ deliveryId, parcelId }) => deliveryId ?? parcelId).values()]
  const gesture = (act: Act, guess: number): Spent =>
    act.seconds === null ? guessed(guess) : { seconds: act.seconds, estimated: 0 }
  return [
    ...deliveries.map((scans) => deliveryTook(scans, seconds.received)),
    ...acts.filter(({ kind }) => kind === 'handed-over').map((act) => gesture(act, seconds.handedOver)),
    ...acts.filter(({ kind }) => kind === 'dropped-off').map((act) => gesture(act, seconds.droppedOff)),
  ].reduce(both, none)
}

/** Its first parcel has no scan before it, and one after a pause has none that says anything. */
function deliveryTook(scans: readonly Act[], guess: number): Spent {
  return scans.reduce<Spent>((spent, { atMs }, n) => {
    const before = scans[n - 1]
    const gap = before ? Math.round((atMs - before.atMs) / SECOND_MS) : undefined
    const isMeasured = gap !== undefined && gap >= 0 && gap <= PAUSE_S
    return both(spent, isMeasured ? { seconds: gap, estimated: 0 } : guessed(guess))
  }, none)
}

/** HT for an hour of that work; null where nothing was done. */
export function hourly(htCents: Cents, { seconds }: Spent): Cents | null {
  return seconds === 0 ? null : cents(Number(divideHalfUp(BigInt(htCents) * BigInt(HOUR_S), BigInt(seconds))))
}

export type SealedSale = { readonly number: number; readonly atMs: number; readonly cents: Cents }
export type Beside = {
  /** How often somebody came for parcels, however many they took. */
  readonly visits: number
  readonly followed: number
  readonly salesCents: Cents
}

/**
 * Sales that were sealed within some minutes after a hand-over: beside it, not because of it. Each ticket counts once, for
 * the last visit before it, whichever carrier's that was.
 */
export function besideOf(
  acts: readonly Act[],
  sales: readonly SealedSale[],
  withinMinutes: number,
): ReadonlyMap<Act['carrier'], Beside> {
  const handed = acts.filter(({ kind }) => kind === 'handed-over').toSorted((a, b) => a.atMs - b.atMs)
  const visits = [
    ...Map.groupBy(handed, ({ proofId, parcelId, carrier }) => `${carrier} ${proofId ?? parcelId}`).values(),
  ]
    .flatMap(([first]) => (first ? [{ carrier: first.carrier, atMs: first.atMs, sales: [] as SealedSale[] }] : []))
    .toSorted((a, b) => a.atMs - b.atMs)
  let next = 0
  for (const sale of sales.toSorted((a, b) => a.atMs - b.atMs)) {
    while ((visits[next]?.atMs ?? Infinity) <= sale.atMs) next += 1
    const last = visits[next - 1]
    if (last && sale.atMs - last.atMs <= withinMinutes * 60 * SECOND_MS) last.sales.push(sale)
  }
  return new Map(
    [...Map.groupBy(visits, ({ carrier }) => carrier)].map(([carrier, mine]) => [
      carrier,
      {
        visits: mine.length,
        followed: mine.filter((visit) => visit.sales.length > 0).length,
        salesCents: sum(mine.flatMap((visit) => visit.sales.map((sale) => sale.cents))),
      },
    ]),
  )
}
