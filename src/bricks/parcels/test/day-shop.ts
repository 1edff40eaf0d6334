import { expect, vi } from 'vitest'
import { createRandom } from '../../../../test/support/random.ts'
import { newDeliveryId, newInventoryId, newManifestId, newParcelId, newProofId } from '../ids.ts'
import type { CarrierCode, DeliveryId, ParcelId } from '../ids.ts'
import { agreed, DAY, labelsOf, names, PLAN, UPS, upsCarrier, wall, wrongKey } from './day-plan.ts'
import { MONDIAL, openParcelsShop, PICKUP, refusedWith } from './parcels-shop.ts'

const DRAWN = 'M40 120L120 60L200 140L320 70'
const LOOKS_EVERY_MS = 30_000
const NEIGHBOUR = 'Paul Durand'
type Scanned = Awaited<ReturnType<Awaited<ReturnType<typeof openParcelsShop>>['scanIn']>>['scanned']

/** A counter on which a whole day is worked, by nothing but what its screens ask; the demo's 23 parcels lie there since Saturday. */
export async function openDayShop(seed: number) {
  const random = createRandom(seed)
  const shop = await openParcelsShop({ from: '2026-11-21 08:00' })
  const { parcels, command, set } = shop
  const labels = new Map(PLAN.map(({ carrier }) => [carrier, labelsOf(random, carrier, 55)]))
  const outbound = new Map(PLAN.map(({ carrier }) => [carrier, labelsOf(random, carrier, 30)]))
  /** What was scanned of each parcel that lies here, for whoever looks for it again. */
  const scannedAs = new Map<ParcelId, string>()
  const label = (carrier: CarrierCode, n: number) => labels.get(carrier)![n]!
  let minute = 0
  const next = (minutes = 1) => set(wall((minute += minutes)))
  const at = (hour: number, minutes = 0) => set(wall((minute = hour * 60 + minutes)))

  function kept(scanned: Scanned, text: string): ParcelId {
    if (scanned.kind !== 'stored') throw new Error(`${text} was not stored: ${scanned.kind}`)
    scannedAs.set(scanned.parcel.parcelId, text)
    return scanned.parcel.parcelId
  }
  async function scan(deliveryId: DeliveryId, text: string, more: object = {}) {
    next()
    return (await shop.scanIn(deliveryId, text, more)).scanned
  }
  async function amend(parcelId: ParcelId, name: string, weightG: number | null = null) {
    const { parcel } = (await parcels.parcelFile({ parcelId }))!
    await parcels.amendParcel(command({ parcelId, size: 'S' as const, place: parcel.place!, name, phone: '', weightG }))
  }
  async function open(carrier: CarrierCode, more: { readonly count?: number; readonly lines?: string[] }) {
    const deliveryId = newDeliveryId()
    await parcels.openDelivery(command({ deliveryId, carrier, driver: 'Karim' }))
    const announced = { deliveryId, lines: [], ...more }
    const unbelieved = parcels.announce(command({ ...announced, confirmed: false }))
    expect((await refusedWith(unbelieved)).code).toBe('MANY_ANNOUNCED')
    await parcels.announce(command({ ...announced, confirmed: true }))
    return deliveryId
  }
  async function close(deliveryId: DeliveryId) {
    const closing = (confirmed: boolean) => parcels.closeDelivery(command({ deliveryId, confirmed }))
    expect(await refusedWith(closing(false))).toEqual({ code: 'MISSING_PARCELS', detail: { missing: 1 } })
    return (await closing(true)).figures
  }

  /** 48 listed: 46 lie here, one is wet, one is not in the van; four that nobody listed, one of them UPS's; one is seen to be torn. */
  async function mondialComes() {
    const line = (n: number) => `${label(MONDIAL, n)};${names[MONDIAL]!(n)}`
    const deliveryId = await open(MONDIAL, { lines: Array.from({ length: 48 }, (_, n) => line(n)) })
    for (let n = 0; n < 46; n += 1) kept(await scan(deliveryId, label(MONDIAL, n)), label(MONDIAL, n))
    expect((await scan(deliveryId, label(MONDIAL, 0))).kind).toBe('already-here')
    expect((await scan(deliveryId, label(MONDIAL, 46), { reserve: 'mouillé' })).kind).toBe('refused')
    for (let n = 48; n < 52; n += 1) {
      const scanned = await scan(deliveryId, label(MONDIAL, n))
      expect(scanned).toMatchObject({ isUnexpected: true })
      kept(scanned, label(MONDIAL, n))
    }
    const torn = kept(await scan(deliveryId, label(MONDIAL, 52)), label(MONDIAL, 52))
    await parcels.turnAway(command({ parcelId: torn, reserve: 'déchiré' }))
    scannedAs.delete(torn)
    expect(await scan(deliveryId, label(UPS, 29))).toMatchObject({ kind: 'asks-carrier', seems: 'UPS' })
    kept(await scan(deliveryId, label(UPS, 29), { carrier: UPS }), label(UPS, 29))
    for (const [parcelId, text] of scannedAs) {
      const n = labels.get(MONDIAL)!.indexOf(text)
      if (n >= 20 && n < 23) await amend(parcelId, names[MONDIAL]!(n), 12_000)
    }
    return close(deliveryId)
  }

  /** 41 were said and 40 came, one of them with a worn label. */
  async function pickupComes() {
    const deliveryId = await open(PICKUP, { count: 41 })
    for (let n = 0; n < 40; n += 1) {
      const text = n === 5 ? wrongKey(label(PICKUP, n)) : label(PICKUP, n)
      if (n === 5) expect((await shop.scanIn(deliveryId, text)).scanned.kind).toBe('asks-key')
      const scanned = await scan(deliveryId, text, n === 5 ? { forcedReason: 'étiquette usée' } : {})
      await amend(kept(scanned, text), names[PICKUP]!(n))
    }
    return close(deliveryId)
  }

  async function upsComes() {
    const deliveryId = newDeliveryId()
    await parcels.openDelivery(command({ deliveryId, carrier: UPS, driver: '' }))
    for (let n = 0; n < 29; n += 1) {
      await amend(kept(await scan(deliveryId, label(UPS, n)), label(UPS, n)), names[UPS]!(n))
    }
    return (await parcels.closeDelivery(command({ deliveryId, confirmed: false }))).figures
  }

  const proof = (more: object = {}) => ({
    proofId: newProofId(),
    idType: 'identity-card' as const,
    codeOk: true,
    thirdPerson: null,
    signature: DRAWN,
    ...more,
  })
  const hand = (parcelIds: readonly ParcelId[], more: object = {}) =>
    parcels.handOver(command({ parcelIds: [...parcelIds], proof: proof(more), seconds: 40, ticket: null }))

  /** Whoever holds that label fetches all that waits for them; every ninth time a neighbour comes for it. */
  async function fetch(text: string, n: number) {
    const found = await parcels.findAtCounter({ text, how: 'scanned' })
    if (found.kind !== 'people') throw new Error(`${text} is not found: ${found.kind}`)
    const ids = found.people[0]!.parcels.map(({ parcelId }) => parcelId)
    const isNeighbour = n % 9 === 4
    const bare = {
      idType: 'none',
      codeOk: false,
      ...(isNeighbour && { thirdPerson: { name: NEIGHBOUR, idType: 'none' } }),
    }
    const { rule } = found.people[0]!.parcels[0]!
    const lacking = rule.proof === 'code' ? 'CODE_NOT_GIVEN' : isNeighbour ? 'BOTH_IDS_NEEDED' : 'ID_NOT_SHOWN'
    if (n % 9 < 5) expect((await refusedWith(hand(ids, bare))).code).toBe(lacking)
    await hand(ids, isNeighbour ? { thirdPerson: { name: NEIGHBOUR, idType: 'passport' } } : {})
    for (const parcelId of ids) scannedAs.delete(parcelId)
    return ids
  }

  /** 95 parcels in 87 visits, three minutes apart; after every sixth a coffee. */
  async function peopleCome() {
    let visits = 0
    let coffees = 0
    const parcelsOf: number[] = []
    for (const { carrier, handedOver } of PLAN) {
      for (let n = 0; n < handedOver; n += 1) {
        if (![...scannedAs.values()].includes(textOf(carrier, n))) continue // went with another one of the same person
        next(3)
        const ids = await fetch(textOf(carrier, n), visits)
        parcelsOf.push(ids.length)
        if (visits === 7) await mistaken(ids)
        if (visits % 6 === 0) {
          next()
          await shop.sell(['prd_cafe'])
          coffees += 1
        }
        visits += 1
      }
    }
    return { visits, coffees, parcelsOf }
  }
  const textOf = (carrier: CarrierCode, n: number) =>
    carrier === PICKUP && n === 5 ? wrongKey(label(carrier, n)) : label(carrier, n)
  /** Back on the shelf, and handed over again. */
  async function mistaken(ids: readonly ParcelId[]) {
    for (const parcelId of ids) await parcels.undoHandOver(command({ parcelId, reason: 'mistake' as const }))
    await hand(ids)
  }

  async function drop(carrier: CarrierCode, n: number) {
    next()
    const weightG = n === 0 && carrier === MONDIAL ? 31_000 : null
    const asked = {
      parcelId: newParcelId(),
      text: outbound.get(carrier)![n]!,
      carrier,
      forcedReason: '',
      name: '',
      phone: '',
      note: '',
      size: 'S' as const,
      measures: { weightG, longestCm: null, sumCm: null },
      place: null,
      printReceipt: false,
      seconds: carrier === UPS ? null : 30,
    }
    const leave = (limitConfirmed: boolean) => parcels.dropOff(command({ ...asked, limitConfirmed }))
    if (weightG !== null) expect((await refusedWith(leave(false))).code).toBe('OVER_LIMITS')
    const { number, parcelId } = await leave(weightG !== null)
    scannedAs.set(parcelId, asked.text)
    return number
  }
  /** What waits for the driver, but what `leaves` leaves here. */
  async function driverTakes(carrier: CarrierCode, more: object, leaves: 'nothing' | 'dropped-off' = 'nothing') {
    next()
    const { carriers } = await parcels.forDrivers({})
    const waiting = carriers.find((one) => one.carrier === carrier)!.parcels.filter(({ reason }) => reason !== leaves)
    const parcelIds = waiting.map(({ parcelId }) => parcelId)
    const signed = { signature: '', unsignedReason: '', ...more }
    const manifest = { manifestId: newManifestId(), carrier, parcelIds, driver: 'Karim', print: false }
    const given = await parcels.giveToDriver(command({ ...manifest, ...signed }))
    for (const parcelId of parcelIds) scannedAs.delete(parcelId)
    return given
  }

  return {
    ...shop,
    label,
    signed: { signature: DRAWN },
    at,
    mondialComes,
    pickupComes,
    upsComes,
    peopleCome,
    driverTakes,
    /** What was agreed, more room on the shelves, and the first look of the till in the morning. */
    async begin() {
      await parcels.saveCarrier(command({ carrier: upsCarrier }))
      for (const terms of agreed) await parcels.saveTerms(command({ terms }))
      const { places } = await parcels.shelves({})
      await parcels.savePlaces(command({ places: places.map((place) => ({ label: place.label, units: 30 })) }))
      at(8)
      vi.advanceTimersByTime(LOOKS_EVERY_MS)
      await shop.openDay()
    },
    async dropOffs() {
      const numbers: string[] = []
      for (const { carrier, droppedOff } of PLAN) {
        for (let n = 0; n < droppedOff; n += 1) numbers.push(await drop(carrier, n))
      }
      return numbers
    },
    async refuse(text: string) {
      const found = await parcels.findAtCounter({ text, how: 'scanned' })
      if (found.kind !== 'people') throw new Error(`${text} is not found`)
      await parcels.customerRefuses(command({ parcelId: found.people[0]!.parcels[0]!.parcelId }))
    },
    /** Along the shelves with the wand: what is left out is not found. */
    async walk(leftOut: readonly string[]) {
      const inventoryId = newInventoryId()
      await parcels.startInventory(command({ inventoryId }))
      for (const { parcelId, code } of (await parcels.shelves({})).parcels) {
        const text = scannedAs.get(parcelId) ?? code
        if (leftOut.includes(text)) continue
        expect((await parcels.seeParcel(command({ inventoryId, text }))).seen).toMatchObject({
          kind: 'seen',
          parcel: { parcelId },
        })
      }
      const end = (confirmed: boolean) => parcels.endInventory(command({ inventoryId, confirmed }))
      expect(await refusedWith(end(false))).toEqual({ code: 'PARCELS_UNSEEN', detail: { count: leftOut.length } })
      return end(true)
    },
    /** One file of the day as a table, without its heading. */
    async table(file: Promise<{ readonly base64: string } | null>): Promise<readonly (readonly string[])[]> {
      const text = Buffer.from((await file)!.base64, 'base64')
        .toString('utf8')
        .trimEnd()
      return text
        .split('\r\n')
        .slice(1)
        .map((row) => row.split(';'))
    },
    day: { from: DAY as never, to: DAY as never },
  }
}
export type DayShop = Awaited<ReturnType<typeof openDayShop>>
