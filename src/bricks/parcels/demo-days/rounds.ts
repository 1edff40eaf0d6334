import type { DemoMoment } from '../../../main/demo/index.ts'
import { shipmentOf } from '../demo-parcels.ts'
import { newDeliveryId, newManifestId, newParcelId, type CarrierCode } from '../ids.ts'
import { MONDIAL, PICKUP, SIGNATURE, VINTED, type Desk } from './desk.ts'
import { somebody } from './people.ts'

type Round = {
  readonly carrier: CarrierCode
  readonly driver: string
  /** Sunday is 0. */
  readonly weekdays: readonly number[]
  readonly minute: number
  readonly most: number
  /** Tells the numbers of two carriers apart on the same day. */
  readonly serial: number
}
const HOUR = 60
const rounds: readonly Round[] = [
  { carrier: MONDIAL, driver: 'Karim', weekdays: [1, 2, 3, 4, 5, 6], minute: 8.6 * HOUR, most: 7, serial: 0 },
  { carrier: PICKUP, driver: 'Nadège', weekdays: [2, 3, 4, 5, 6], minute: 9.3 * HOUR, most: 3, serial: 30 },
  { carrier: VINTED, driver: 'Tiago', weekdays: [1, 3, 5], minute: 10.1 * HOUR, most: 3, serial: 60 },
]
const DAY_MS = 86_400_000
const PER_DAY = 100
/** Of the numbers that people leave, behind those that come. */
const LEFT = 20
/** Half a minute a parcel, from hand to shelf. */
const SCAN_MINUTES = 0.5

const serialOf = ({ day }: Desk, n: number): number => 62_000_000 + (Date.parse(day) / DAY_MS) * PER_DAY + n
const weekdayOf = ({ day }: Desk): number => new Date(`${day}T12:00:00Z`).getUTCDay()

/** The vans of a morning: each brings what it had announced, and takes along what waits for it. */
export function vansOf(desk: Desk): readonly DemoMoment[] {
  const { random, isRestDay } = desk
  if (isRestDay) return []
  return rounds
    .filter(({ weekdays }) => weekdays.includes(weekdayOf(desk)))
    .flatMap((round) => vanOf(desk, round, round.minute + random.whole(-10, 15)))
}

function vanOf(desk: Desk, { carrier, driver, most, serial }: Round, from: number): readonly DemoMoment[] {
  const { random, parcels, command } = desk
  const deliveryId = newDeliveryId()
  const codes = Array.from({ length: random.whole(1, most) }, (_, n) => shipmentOf(carrier, serialOf(desk, serial + n)))
  const lines = codes.map((code) => `${code};${somebody(random)}`)
  // Now and then one of the list is not in the van, and now and then one is wet.
  const brought = random.chance(0.08) ? codes.slice(1) : codes
  const scans = brought.map((text, n): DemoMoment => {
    const size = random.chance(0.7) ? 'S' : random.chance(0.8) ? 'M' : 'L'
    const isWet = random.chance(0.02)
    const more = isWet ? { reserve: 'Carton mouillé' } : {}
    const scan = () => parcels.scanIn(command({ deliveryId, text, carrier, size, ...more } as const))
    return { minute: from + (n + 1) * SCAN_MINUTES, happens: scan }
  })
  const minute = from + (brought.length + 2) * SCAN_MINUTES
  return [
    {
      minute: from,
      async happens() {
        await parcels.openDelivery(command({ deliveryId, carrier, driver }))
        await parcels.announce(command({ deliveryId, lines, confirmed: true }))
      },
    },
    ...scans,
    { minute, happens: () => parcels.closeDelivery(command({ deliveryId, confirmed: true })) },
    { minute, happens: () => givenTo(desk, carrier, driver) },
  ]
}

/** The driver signs for what nobody fetched and for what people left. */
export async function givenTo({ parcels, command }: Desk, carrier: CarrierCode, driver: string): Promise<void> {
  const waiting = (await parcels.forDrivers({})).carriers.find((one) => one.carrier === carrier)?.parcels ?? []
  if (waiting.length === 0) return
  const parcelIds = waiting.map(({ parcelId }) => parcelId)
  const signed = { driver, signature: SIGNATURE, unsignedReason: '', print: false }
  await parcels.giveToDriver(command({ manifestId: newManifestId(), carrier, parcelIds, ...signed }))
}

/** What was on a list and never came is given up on the day after. */
export async function givenUp({ parcels, command }: Desk, minute: number): Promise<readonly DemoMoment[]> {
  const { notReceived } = await parcels.deliveries({})
  return notReceived.map(({ parcelId }) => ({
    minute,
    happens: () => parcels.closeMissing(command({ parcelId })),
  }))
}

/** People who send something, for each carrier its own. */
export function leftBy(desk: Desk, minutes: readonly number[]): readonly DemoMoment[] {
  const { random, parcels, command } = desk
  return minutes.map((minute, n) => {
    const round = random.pick(rounds)
    const dropped = {
      parcelId: newParcelId(),
      text: shipmentOf(round.carrier, serialOf(desk, round.serial + LEFT + n)),
      carrier: round.carrier,
      forcedReason: '',
      name: '',
      phone: '',
      note: '',
      size: 'S',
      measures: { weightG: null, longestCm: null, sumCm: null },
      limitConfirmed: false,
      place: null,
      printReceipt: false,
      seconds: random.whole(20, 70),
    } as const
    return { minute, happens: () => parcels.dropOff(command(dropped)) }
  })
}
