import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { newIncidentId, newInventoryId, type CarrierCode, type ParcelId } from '../ids.ts'
import { inTexts } from '../texts/in-screens.ts'
import { todayTexts } from '../texts/today.ts'
import { spaced } from './counter-shop.ts'
import { mondialLabel, MONDIAL, openParcelsShop, refusedWith, winter, type ParcelsShop } from './parcels-shop.ts'

const LOOKS_EVERY_MS = 30_000

let shop: ParcelsShop
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  shop = await openParcelsShop({ from: '2026-11-16 10:12' })
})
afterEach(async () => {
  await shop.close()
  vi.useRealTimers()
})
/** The till looks around at an hour on the wall. */
function look(wall: string): void {
  shop.set(wall)
  vi.advanceTimersByTime(LOOKS_EVERY_MS)
}
async function received(shipment: number, more: object = {}): Promise<ParcelId> {
  const { scanned } = await shop.scanIn(await shop.round(), mondialLabel(shipment), more)
  if (scanned.kind !== 'stored') throw new Error(`not stored: ${scanned.kind}`)
  return scanned.parcel.parcelId
}
const file = async (parcelId: ParcelId) => (await shop.parcels.parcelFile({ parcelId }))!
const stateOf = async (parcelId: ParcelId) => (await file(parcelId)).parcel.state
const items = async () => {
  const all = await shop.ask.today.items({})
  return Object.fromEntries(
    all
      .filter(({ service }) => service === 'parcels')
      .flatMap((one) => one.items.map(({ kind, count }) => [kind, count])),
  )
}

/** What the counter reads of them in the morning, one sentence a kind. */
const sentences = async () => {
  const mine = (await shop.ask.today.items({})).find(({ service }) => service === 'parcels')?.items ?? []
  return mine.map((item) => spaced(todayTexts.fr[item.kind]!(item)))
}

describe('what is kept too long', () => {
  it('A-06 received on Monday at 10:12 it is kept to the end of Saturday, and is to be returned on Sunday', async () => {
    const parcelId = await received(1)
    expect((await file(parcelId)).parcel.deadline).toBe('2026-11-21')
    look('2026-11-21 23:59')
    expect(await stateOf(parcelId)).toBe('stored')
    look('2026-11-22 06:00')
    expect(await file(parcelId)).toMatchObject({
      parcel: { state: 'to-return', deadline: '2026-11-21' },
      events: [{ kind: 'receive' }, { kind: 'expire', by: '', atMs: winter('2026-11-22 06:00') }],
    })
  })

  it('A-06 where the café is shut on Sunday it is on Monday’s list, and its last day stays what it was', async () => {
    const parcelId = await received(1)
    const before = (await items())['to-return'] ?? 0
    look('2026-11-23 07:30')
    expect(await file(parcelId)).toMatchObject({ parcel: { state: 'to-return', deadline: '2026-11-21' } })
    expect((await items())['to-return']).toBeGreaterThan(before)
  })

  it('the terms of the day of reception hold, whatever is agreed later', async () => {
    const parcelId = await received(1)
    const { terms } = await shop.parcels.setup({})
    const now = terms.filter(({ carrier }) => carrier === MONDIAL).at(-1)!
    await shop.parcels.saveTerms(shop.command({ terms: { ...now, from: '2026-11-16' as never, holdDays: 14 } }))
    look('2026-11-17 08:00')
    expect((await file(parcelId)).parcel.deadline).toBe('2026-11-21')
    const later = await received(2)
    expect((await file(later)).parcel.deadline).toBe('2026-12-01')
  })

  it('§1.9-12 nothing expires while the clock is behind, which is told, and all goes on when it is right again', async () => {
    const parcelId = await received(1)
    look('2026-11-25 09:00')
    expect(await stateOf(parcelId)).toBe('to-return')
    const other = await received(2)
    shop.set('2026-11-22 09:00')
    expect(await shop.parcels.shelves({})).toMatchObject({ clockBack: { unit: 'days', count: 3 } })
    expect(await items()).toMatchObject({ 'clock-back': 3 })
    const suspended = "L'heure de l'ordinateur recule de 3 jours : délais de garde suspendus, vérifiez l'horloge."
    expect(await sentences()).toContain(suspended)
    expect(spaced(inTexts.fr.shelves.suspended(`3 ${inTexts.fr.shelves.clockBack.days}`))).toBe(suspended)
    look('2026-11-22 10:00')
    expect(await stateOf(other)).toBe('stored')
    look('2026-12-01 09:00')
    expect(await stateOf(other)).toBe('to-return')
    expect(await shop.parcels.shelves({})).toMatchObject({ clockBack: null })
  })

  it('tells the day: what is to be returned, what ends today and tomorrow, how full, who forgot', async () => {
    look('2026-11-16 10:13')
    expect(await items()).toMatchObject({
      'to-return': 3,
      'last-day': 1,
      'expires-tomorrow': 3,
      'still-here': 4,
    })
    expect(await sentences()).toEqual(
      expect.arrayContaining([
        "3 à rendre aujourd'hui",
        '1 colis à son dernier jour',
        '3 expirent demain',
        '4 colis ici depuis plus de 3 jours',
      ]),
    )
    const shelves = await shop.parcels.shelves({})
    expect(shelves.percent).toBe(52)
    const places = shelves.places.map(({ label, taken }) => ({ label, units: Math.max(taken, 1) }))
    await shop.parcels.savePlaces(shop.command({ places }))
    await shop.round()
    const full = (await shop.ask.today.items({})).find(({ service }) => service === 'parcels')!
    expect(full.items).toContainEqual(expect.objectContaining({ kind: 'nearly-full', values: { percent: 100 } }))
    expect(full.items).toContainEqual(expect.objectContaining({ kind: 'open-delivery', count: 1 }))
    expect(await sentences()).toEqual(expect.arrayContaining(['Colis : 100 % plein', '1 tournée à clôturer']))
  })
})

describe('what lies where', () => {
  it('a parcel is moved, grows, gets a name; the places add up', async () => {
    const parcelId = await received(1)
    const change = { parcelId, size: 'L' as const, place: 'C1', name: 'Martin Léa', phone: '06', weightG: 900 }
    expect(await shop.parcels.amendParcel(shop.command(change))).toMatchObject({ place: 'C1', size: 'L' })
    const { places, parcels } = await shop.parcels.shelves({})
    expect(places.find(({ label }) => label === 'C1')).toMatchObject({ units: 6, taken: 8, count: 2, percent: 133 })
    expect(parcels).toHaveLength(24)
    const sum = (pick: (one: (typeof places)[number]) => number) => places.reduce((all, one) => all + pick(one), 0)
    expect(sum(({ count }) => count)).toBe(24)
    const nowhere = shop.parcels.amendParcel(shop.command({ ...change, place: 'Z9' }))
    expect(await refusedWith(nowhere)).toEqual({ code: 'PLACE_UNKNOWN', detail: { place: 'Z9' } })
    // The next one for the same person lies with it, once it is known who it is for.
    const deliveryId = await shop.round()
    const list = shop.command({ deliveryId, lines: [`${mondialLabel(9)};Martin Léa`], confirmed: false })
    await shop.parcels.announce(list)
    await shop.parcels.amendParcel(shop.command({ ...change, size: 'S' as const }))
    expect((await shop.scanIn(deliveryId, mondialLabel(9))).scanned).toMatchObject({ parcel: { place: 'C1' } })
  })

  it('a place that holds something is not taken away, and none is there twice', async () => {
    const { places } = await shop.parcels.shelves({})
    const kept = places.map(({ label, units }) => ({ label, units }))
    const save = (some: typeof kept) => refusedWith(shop.parcels.savePlaces(shop.command({ places: some })))
    expect(await save(kept.slice(1))).toEqual({ code: 'PLACE_HOLDS', detail: { place: 'A1', count: 3 } })
    expect(await save([...kept, { label: 'a1', units: 3 }])).toEqual({ code: 'PLACE_TWICE', detail: { place: 'a1' } })
  })

  it('an incident is kept with its claim', async () => {
    const parcelId = await received(1)
    const incident = { incidentId: newIncidentId(), parcelId, kind: 'damaged' as const, note: 'coin enfoncé' }
    await shop.parcels.noteIncident(shop.command({ ...incident, claimRef: 'MR-4711', amountCents: 2500 as never }))
    expect((await file(parcelId)).incidents).toMatchObject([
      { kind: 'damaged', claimRef: 'MR-4711', amountCents: 2500 },
    ])
  })
})

describe('an inventory', () => {
  async function walk(skip: readonly ParcelId[]) {
    const inventoryId = newInventoryId()
    await shop.parcels.startInventory(shop.command({ inventoryId }))
    for (const parcel of (await shop.parcels.shelves({})).parcels) {
      if (!skip.includes(parcel.parcelId)) {
        await shop.parcels.seeParcel(shop.command({ inventoryId, text: parcel.code }))
      }
    }
    return inventoryId
  }

  it('A-13 names what nobody saw with its place, its last event and who; found it is what it was; lost it is for good', async () => {
    for (let n = 1; n <= 11; n += 1) await received(n, n === 11 ? { place: 'C2' } : {})
    const { parcels } = await shop.parcels.shelves({})
    expect(parcels).toHaveLength(34)
    const gone = parcels.find(({ code }) => code === '00000011')!
    const inventoryId = await walk([gone.parcelId])
    const ending = (confirmed: boolean) => shop.parcels.endInventory(shop.command({ inventoryId, confirmed }))
    expect(await refusedWith(ending(false))).toEqual({ code: 'PARCELS_UNSEEN', detail: { count: 1 } })
    const { inventory, gap } = await ending(true)
    expect(inventory).toMatchObject({ expected: 34, unseen: [gone.parcelId] })
    expect(inventory.seen).toHaveLength(33)
    expect(gap).toMatchObject([
      {
        parcel: { code: '00000011', place: 'C2', state: 'missing', before: 'stored' },
        last: { kind: 'receive', by: 'Léa' },
      },
    ])
    expect(await items()).toMatchObject({ missing: 1 })

    const found = await shop.parcels.findParcel(shop.command({ parcelId: gone.parcelId }))
    expect(found).toMatchObject({ state: 'stored', place: 'C2', before: null })
    const again = await walk([gone.parcelId])
    await shop.parcels.endInventory(shop.command({ inventoryId: again, confirmed: true }))
    const lost = await shop.parcels.declareLost(shop.command({ parcelId: gone.parcelId }))
    expect(lost).toMatchObject({ state: 'lost', leftAtMs: shop.now() })
    expect(await refusedWith(shop.parcels.findParcel(shop.command({ parcelId: gone.parcelId })))).toEqual({
      code: 'PARCEL_NOT_SO',
      detail: { state: 'lost', event: 'find' },
    })
    expect((await shop.parcels.shelves({})).missing).toEqual([])
  })

  it('what is to be returned comes back as that, also by a scan during a walk or at the door', async () => {
    const parcelId = await received(1)
    look('2026-11-23 08:00')
    const inventoryId = await walk([parcelId])
    await shop.parcels.endInventory(shop.command({ inventoryId, confirmed: true }))
    const next = newInventoryId()
    await shop.parcels.startInventory(shop.command({ inventoryId: next }))
    const seen = await shop.parcels.seeParcel(shop.command({ inventoryId: next, text: mondialLabel(1) }))
    expect(seen.seen).toMatchObject({ kind: 'found', parcel: { state: 'to-return' } })
    const again = await shop.parcels.seeParcel(shop.command({ inventoryId: next, text: mondialLabel(1) }))
    expect(again.seen.kind).toBe('seen-before')
    await shop.parcels.endInventory(shop.command({ inventoryId: next, confirmed: true }))
    const door = await shop.scanIn(await shop.round('pickup' as CarrierCode), 'LA652019370FR')
    expect(door.scanned.kind).toBe('stored')
    const atTheDoor = await shop.scanIn(await shop.round(), '61200400')
    expect(atTheDoor.scanned).toMatchObject({ kind: 'found', parcel: { state: 'to-return' } })
  })

  it('ticks by hand what no scanner reads, the right one of two parcels of a shipment', async () => {
    const parcelId = await received(1)
    const other = await received(2)
    const inventoryId = await walk([parcelId, other])
    const tick = (asked: ParcelId) => shop.parcels.tickParcel(shop.command({ inventoryId, parcelId: asked }))
    expect(await tick(parcelId)).toMatchObject({ seen: { kind: 'seen', parcel: { parcelId } } })
    expect((await tick(parcelId)).seen.kind).toBe('seen-before')
    const nobody = 'pcl_00000000-0000-4000-8000-999999999999' as ParcelId
    expect((await refusedWith(tick(nobody))).code).toBe('PARCEL_UNKNOWN')
    const { inventory } = await shop.parcels.endInventory(shop.command({ inventoryId, confirmed: true }))
    expect(inventory.unseen).toEqual([other])
    expect((await refusedWith(tick(other))).code).toBe('INVENTORY_OVER')
    // Missing by now, and ticked in the next walk: found.
    const next = await walk([])
    const again = shop.parcels.tickParcel(shop.command({ inventoryId: next, parcelId: other }))
    expect((await again).seen.kind).toBe('found')
  })

  it('tells what it does not know, and what should be gone', async () => {
    const deliveryId = await shop.round()
    await shop.scanIn(deliveryId, mondialLabel(1), { reserve: 'mouillé' })
    const inventoryId = newInventoryId()
    await shop.parcels.startInventory(shop.command({ inventoryId }))
    const seen = async (text: string) => (await shop.parcels.seeParcel(shop.command({ inventoryId, text }))).seen
    expect(await seen(mondialLabel(77))).toEqual({ kind: 'unknown', code: '00000077' })
    expect(await seen(mondialLabel(1))).toMatchObject({ kind: 'gone', last: { kind: 'refuse-at-dock' } })
    const twice = shop.parcels.startInventory(shop.command({ inventoryId: newInventoryId() }))
    expect((await refusedWith(twice)).code).toBe('INVENTORY_RUNS')
    expect((await shop.parcels.shelves({})).inventory?.inventoryId).toBe(inventoryId)
  })
})

describe('a label that is scanned anywhere in the till', () => {
  it('opens the parcel that is here, and asks about one that left', async () => {
    const parcelId = await received(1)
    const resolved = await shop.ask.scans.resolve({ text: mondialLabel(1) })
    expect(resolved.acts).toEqual({
      kind: 'service',
      service: 'parcels',
      wanted: `parcel:${parcelId}`,
      label: expect.stringMatching(/^Mondial Relay …00000001 · /),
    })
    expect(await shop.ask.scans.resolve({ text: mondialLabel(99) })).toMatchObject({ acts: null, asks: [] })
    await shop.scanIn(await shop.round(), mondialLabel(2), { reserve: 'mouillé' })
    expect(await shop.ask.scans.resolve({ text: mondialLabel(2) })).toMatchObject({
      acts: null,
      asks: [{ kind: 'service' }],
    })
    // An article stays an article.
    expect((await shop.ask.scans.resolve({ text: '5449000000996' })).acts).toMatchObject({ kind: 'product' })
  })
})
