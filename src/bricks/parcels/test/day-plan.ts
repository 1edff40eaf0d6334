import type { Random } from '../../../../test/support/random.ts'
import { cents } from '../../../shared/money.ts'
import type { CarrierCode } from '../ids.ts'
import type { Carrier, Terms } from '../rules/carrier.ts'
import { codeOf, keyed, type Keyed } from './any-label.ts'
import { aCarrier, someTerms } from './books-shop.ts'
import { MONDIAL, PICKUP } from './parcels-shop.ts'

export const UPS = 'ups' as CarrierCode
export const DAY = '2026-11-23'

/** An hour on that day's wall, so many minutes after midnight. */
export const wall = (minute: number): string =>
  `${DAY} ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/**
 * What the day comes to for each carrier. `returned` is what the demo's shelves hold that is over by then, and what two
 * people do not want; `visits` is how often somebody came.
 */
export const PLAN = [
  { carrier: MONDIAL, received: 50, handedOver: 40, droppedOff: 30, returned: 5, visits: 35, ht: 1580 },
  { carrier: PICKUP, received: 40, handedOver: 30, droppedOff: 20, returned: 1, visits: 28, ht: 1207 },
  { carrier: UPS, received: 30, handedOver: 25, droppedOff: 10, returned: 2, visits: 25, ht: 544 },
] as const

export const upsCarrier: Carrier = aCarrier(UPS, { name: 'UPS', proof: 'code', thirdPerson: 'code', isSigned: false })
const FROM = '2026-11-22'
const returnCents = cents(7)
/** 37 light and 3 heavy ones of Mondial Relay make the 1580 of the plan: 37 × 30 + 3 × 45 + 30 × 10 + 5 × 7. */
export const agreed: readonly Terms[] = [
  someTerms(MONDIAL, FROM, { dailyLimit: 40, returnCents, mostG: 30_000 }),
  someTerms(PICKUP, FROM, { dailyLimit: 30, dropOffCents: cents(15), returnCents }),
  someTerms(UPS, FROM, { pickupCents: cents(20), dropOffCents: cents(3), returnCents }),
]

const formats: Readonly<Record<string, readonly Keyed['kind'][]>> = {
  [MONDIAL]: ['mondial-relay-label'],
  [PICKUP]: ['s10', 'dpd-short', 'dpd-long'],
  [UPS]: ['ups'],
}

/** So many different shipments of a carrier, as its labels are scanned: every kind that it brings, keys right. */
export function labelsOf(random: Random, carrier: CarrierCode, count: number): readonly string[] {
  const kinds = keyed.filter(({ kind }) => formats[carrier]?.includes(kind))
  const found = new Map<string, string>()
  while (found.size < count) {
    const label = codeOf(kinds[found.size % kinds.length]!, (of) => random.whole(0, of - 1))
    // Mondial Relay's shipment is eight digits after its brand.
    found.set(carrier === MONDIAL ? label.slice(2, 10) : label, label)
  }
  return [...found.values()]
}

/** The same label with a last key that is none of its own. */
export function wrongKey(label: string): string {
  const at = label.search(/\d(?=\D*$)/)
  return `${label.slice(0, at)}${(Number(label[at]) + 1) % 10}${label.slice(at + 1)}`
}

/** A number as a name has it: nobody's has digits. */
const lettered = (n: number): string => [...String(n)].map((digit) => 'abcdefghij'[Number(digit)]).join('')

/** Whose each parcel is, by its place in the delivery: some people have several. */
export const names: Readonly<Record<string, (n: number) => string>> = {
  [MONDIAL]: (n) => `Paulette Relais${n < 10 ? `pair${lettered(Math.floor(n / 2))}` : lettered(n)}`,
  [PICKUP]: (n) => `Gaston Point${n < 3 ? 'trio' : lettered(n)}`,
  // The first one is for somebody for whom Mondial Relay brought something as well.
  [UPS]: (n) => (n === 0 ? names[MONDIAL]!(10) : `Irma Brune${lettered(n)}`),
}
