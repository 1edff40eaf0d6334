import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BusinessDay } from '../../../shared/business-day.ts'
import { newDeliveryId, type CarrierCode } from '../ids.ts'
import { zCarrier } from '../rules/carrier.ts'
import { inTexts } from '../texts/in-screens.ts'
import { said, spaced } from './counter-shop.ts'
import { mondialLabel, MONDIAL, openParcelsShop, PICKUP, refusedWith, type ParcelsShop } from './parcels-shop.ts'

let shop: ParcelsShop
beforeEach(async () => {
  shop = await openParcelsShop()
})
afterEach(() => shop.close())

const labels = (count: number, from = 70_000_001) => Array.from({ length: count }, (_, n) => mondialLabel(from + n))
const announce = (deliveryId: Awaited<ReturnType<ParcelsShop['round']>>, more: object) =>
  shop.parcels.announce(shop.command({ deliveryId, lines: [], confirmed: false, ...more }))
const stock = async () => (await shop.parcels.deliveries({})).stock

/** A carrier of the café that numbers in its own published way. */
async function withCarrier(code: string, name: string, more: object = {}): Promise<CarrierCode> {
  const { carriers, terms } = await shop.parcels.setup({})
  const carrier = zCarrier.parse({ ...carriers.find((one) => one.code === MONDIAL), code, name, networks: [], ...more })
  await shop.parcels.saveCarrier(shop.command({ carrier }))
  const agreed = terms.find((one) => one.carrier === MONDIAL)!
  await shop.parcels.saveTerms(shop.command({ terms: { ...agreed, carrier: carrier.code } }))
  return carrier.code
}

describe('a round in', () => {
  it('A-01 counts what was announced, received, refused, missing and nobody expected, and asks before it closes', async () => {
    expect(await stock()).toBe(23)
    const deliveryId = await shop.round()
    const listed = labels(12)
    expect((await announce(deliveryId, { lines: listed })).figures).toMatchObject({ announced: 12, missing: 12 })
    for (const text of listed.slice(0, 10)) await shop.scanIn(deliveryId, text)
    const torn = await shop.scanIn(deliveryId, listed[10]!, { reserve: 'carton déchiré' })
    expect(torn.scanned).toMatchObject({ kind: 'refused', parcel: { state: 'refused-at-dock', place: null } })
    const extra = await shop.scanIn(deliveryId, mondialLabel(79_999_999))
    expect(extra.scanned).toMatchObject({ kind: 'stored', isUnexpected: true })
    const figures = { announced: 12, received: 11, refused: 1, missing: 1, unexpected: 1 }
    expect(extra.figures).toEqual(figures)
    expect(await stock()).toBe(34)

    const closing = shop.parcels.closeDelivery(shop.command({ deliveryId, confirmed: false }))
    expect(await refusedWith(closing)).toEqual({ code: 'MISSING_PARCELS', detail: { missing: 1 } })
    const closed = await shop.parcels.closeDelivery(shop.command({ deliveryId, confirmed: true }))
    expect(closed).toMatchObject({ figures, delivery: { closed: figures, closedAtMs: shop.now() } })
    const { notReceived } = await shop.parcels.deliveries({})
    expect(notReceived).toMatchObject([{ code: '70000012', state: 'not-received' }])
    const [torned] = (await shop.parcels.delivery({ deliveryId }))!.parcels.filter(
      ({ parcel }) => parcel.state === 'refused-at-dock',
    )
    expect(await shop.parcels.parcelFile({ parcelId: torned!.parcel.parcelId })).toMatchObject({
      events: [{ kind: 'announce' }, { kind: 'refuse-at-dock' }],
      incidents: [{ kind: 'refused', note: 'carton déchiré' }],
    })
  })

  it('A-01 what was not received is stored when it comes in a later round, or is waited for no more', async () => {
    const first = await shop.round()
    await announce(first, { lines: labels(2) })
    await shop.parcels.closeDelivery(shop.command({ deliveryId: first, confirmed: true }))
    const second = await shop.round()
    const late = await shop.scanIn(second, labels(1)[0]!)
    expect(late).toMatchObject({
      scanned: { kind: 'stored', isUnexpected: false },
      figures: { received: 1, missing: 0 },
    })
    const [left] = (await shop.parcels.deliveries({})).notReceived
    const closed = await shop.parcels.closeMissing(shop.command({ parcelId: left!.parcelId }))
    expect(closed.state).toBe('closed-missing')
    expect((await shop.parcels.deliveries({})).notReceived).toEqual([])
    expect((await shop.parcels.delivery({ deliveryId: first }))?.figures).toMatchObject({ announced: 2, missing: 2 })
  })

  it('A-02 the same code twice in a round is ignored, and told with its place', async () => {
    const deliveryId = await shop.round()
    const first = await shop.scanIn(deliveryId, mondialLabel(1))
    const again = await shop.scanIn(deliveryId, mondialLabel(1))
    expect(first.scanned.kind).toBe('stored')
    const place = first.scanned.kind === 'stored' && first.scanned.parcel.place
    expect(again.scanned).toMatchObject({ kind: 'already-here', parcel: { place } })
    expect(again.figures).toEqual(first.figures)
    expect(await stock()).toBe(24)
    expect(shop.one(`SELECT count(*) FROM parcel_events WHERE kind = 'receive'`)).toBe(24)
  })

  it('a label that says parcel 0 of 0 under right keys is one parcel, and the register stays readable', async () => {
    const { scanned } = await shop.scanIn(await shop.round(), mondialLabel(6, 0, 0))
    expect(scanned).toMatchObject({ kind: 'stored', parcel: { parcelNo: 1, parcelCount: 1 } })
    expect(await stock()).toBe(24)
  })

  it('two parcels of one shipment are two', async () => {
    const deliveryId = await shop.round()
    await shop.scanIn(deliveryId, mondialLabel(5, 1, 2))
    const second = await shop.scanIn(deliveryId, mondialLabel(5, 2, 2))
    expect(second).toMatchObject({ scanned: { parcel: { parcelNo: 2, parcelCount: 2 } }, figures: { received: 2 } })
  })

  it('A-03 every carrier’s codes are checked, and a wrong key is forced with a reason', async () => {
    const carriers = {
      LA652019370FR: await withCarrier('la-poste', 'La Poste'),
      '6A26112200015': await withCarrier('colissimo', 'Colissimo'),
      '1ZR7F2024112620261': await withCarrier('ups', 'UPS'),
      '15505123456789F': PICKUP,
      '310123456783': await withCarrier('gls', 'GLS'),
      '(00)337601234000000429': await withCarrier('colis-prive', 'Colis Privé'),
    }
    for (const [text, carrier] of Object.entries(carriers)) {
      const { scanned } = await shop.scanIn(await shop.round(carrier), text)
      expect(scanned, text).toMatchObject({ kind: 'stored', parcel: { check: 'ok', carrier } })
    }
    const wrong = [
      ['LA652019371FR', 'la-poste', '0', '1'],
      ['6A26112200016', 'colissimo', '5', '6'],
      ['310123456784', 'gls', '3', '4'],
    ] as const
    for (const [text, carrier, expected, read] of wrong) {
      const deliveryId = await shop.round(carrier as CarrierCode)
      expect((await shop.scanIn(deliveryId, text)).scanned).toMatchObject({ kind: 'asks-key', expected, read })
      const { scanned } = await shop.scanIn(deliveryId, text, { forcedReason: 'étiquette usée' })
      expect(scanned, text).toMatchObject({
        kind: 'stored',
        parcel: { check: 'forced', forcedReason: 'étiquette usée' },
      })
    }
  })

  it('§1.9-5 a code of another carrier is asked about, and stored under the one that is chosen', async () => {
    await withCarrier('ups', 'UPS')
    const deliveryId = await shop.round()
    const { scanned } = await shop.scanIn(deliveryId, '1ZR7F2024112620261')
    expect(scanned).toEqual({
      kind: 'asks-carrier',
      code: '1ZR7F2024112620261',
      seems: 'UPS',
      choices: [
        { carrier: MONDIAL, name: 'Mondial Relay' },
        { carrier: 'ups', name: 'UPS' },
      ],
    })
    expect(spaced(inTexts.fr.round.seems({ seems: 'UPS', carrier: 'Mondial Relay' }))).toBe(
      'Ce colis semble être UPS, la tournée est Mondial Relay. Le ranger quand même ?',
    )
    expect(await stock()).toBe(23)
    const kept = await shop.scanIn(deliveryId, '1ZR7F2024112620261', { carrier: MONDIAL })
    expect(kept.scanned).toMatchObject({ kind: 'stored', parcel: { carrier: MONDIAL, check: 'ok' } })
    const theirs = await shop.scanIn(deliveryId, '1ZA1B2C36800123456', { carrier: 'ups' })
    expect(theirs.scanned).toMatchObject({ kind: 'stored', parcel: { carrier: 'ups', check: 'ok' } })
    const odd = await shop.scanIn(deliveryId, 'QQ12-RR34-99')
    expect(odd.scanned).toMatchObject({ kind: 'asks-format', code: 'QQ12RR3499' })
    expect((await shop.scanIn(deliveryId, 'QQ12-RR34-99', { carrier: MONDIAL })).scanned.kind).toBe('stored')
    expect((await shop.scanIn(deliveryId, '09980000020033')).scanned).toMatchObject({ seems: 'Pickup' })
  })

  it.each([
    ['3017620422003', 'ARTICLE_SCANNED', { ean: '3017620422003' }],
    ['6A1750010123456789012345', 'SORTING_SCANNED', {}],
    ['1234', 'NOT_A_LABEL', { why: 'too-short' }],
    ['été à la plage', 'NOT_A_LABEL', { why: 'signs' }],
  ])('%s is no parcel, and it is said why', async (text, code, detail) => {
    const deliveryId = await shop.round()
    expect(await refusedWith(shop.scanIn(deliveryId, text))).toEqual({ code, detail })
  })

  it('a scan through the wrong keyboard is made good', async () => {
    const deliveryId = await shop.round(PICKUP)
    const { scanned } = await shop.scanIn(deliveryId, 'LQ-(éà&ç"èàFR') // LA652019370FR by a wand that believes in another keyboard
    expect(scanned).toMatchObject({ kind: 'stored', isRepaired: true, parcel: { code: 'LA652019370FR' } })
  })

  it('§1.9-10 more than was agreed is asked once by number, and told at each parcel beyond', async () => {
    const deliveryId = await shop.round()
    expect(await refusedWith(announce(deliveryId, { count: 120 }))).toEqual({
      code: 'MANY_ANNOUNCED',
      detail: { announced: 120, limit: 40, before: 3 },
    })
    const fresh = await shop.round(await withCarrier('gls', 'GLS'))
    expect(await said(announce(fresh, { count: 120 }))).toEqual([
      'MANY_ANNOUNCED',
      '120 colis annoncés ? Votre limite est 40 par jour. Confirmer ?',
    ])
    expect((await announce(deliveryId, { count: 120, confirmed: true })).figures.announced).toBe(120)
    expect((await announce(deliveryId, { count: 37 })).figures).toMatchObject({ announced: 37, missing: 37 })
    for (const text of labels(37)) expect((await shop.scanIn(deliveryId, text)).scanned).toMatchObject({ over: null })
    const beyond = await shop.scanIn(deliveryId, mondialLabel(80_000_000))
    expect(beyond).toMatchObject({
      scanned: { over: { count: 41, limit: 40 } },
      figures: { missing: 0, unexpected: 1 },
    })
  })

  it('a list is read line by line: names beside codes, headings, what is bad and what is here', async () => {
    const deliveryId = await shop.round()
    const here = (await shop.scanIn(deliveryId, mondialLabel(4))).scanned
    const answer = await announce(deliveryId, {
      lines: [
        'Code;Nom;Téléphone',
        `${mondialLabel(1)};Martin Léa;06 12 34 56 78`,
        `"Durand Paul",${mondialLabel(2)}`,
        '',
        mondialLabel(2),
        '3017620422003',
        `${mondialLabel(3).slice(0, 25)}${(Number(mondialLabel(3)[25]) + 1) % 10}`,
        'pas un code',
        mondialLabel(4),
      ],
    })
    expect(answer).toMatchObject({
      added: 2,
      known: [{ code: '00000004', place: here.kind === 'stored' && here.parcel.place }],
      bad: [
        { line: 5, why: 'twice' },
        { line: 6, text: '3017620422003', why: 'article' },
        { line: 7, why: 'wrong-key' },
        { line: 8, text: 'pas un code', why: 'not-a-label' },
      ],
    })
    const { scanned } = await shop.scanIn(deliveryId, mondialLabel(1))
    expect(scanned).toMatchObject({ parcel: { name: 'Martin Léa', phone: '06 12 34 56 78' } })
  })

  it('nothing comes in once a contract is over, and before anything was agreed', async () => {
    const { carriers } = await shop.parcels.setup({})
    const carrier = carriers.find(({ code }) => code === MONDIAL)!
    await shop.parcels.saveCarrier(shop.command({ carrier: { ...carrier, to: '2025-04-30' as BusinessDay } }))
    const opened = (code: CarrierCode) =>
      refusedWith(shop.parcels.openDelivery(shop.command({ deliveryId: newDeliveryId(), carrier: code, driver: '' })))
    expect(await opened(MONDIAL)).toEqual({ code: 'CONTRACT_OVER', detail: { to: '2025-04-30' } })
    await shop.parcels.saveCarrier(
      shop.command({
        carrier: { ...carrier, code: 'neuf' as CarrierCode, name: 'Neuf', from: '2027-01-01' as BusinessDay },
      }),
    )
    expect(await opened('neuf' as CarrierCode)).toEqual({ code: 'CONTRACT_NOT_BEGUN', detail: { from: '2027-01-01' } })
    await shop.parcels.saveCarrier(shop.command({ carrier: { ...carrier, code: 'nu' as CarrierCode, name: 'Nu' } }))
    expect(await opened('nu' as CarrierCode)).toEqual({ code: 'NO_TERMS', detail: { carrier: 'Nu' } })
    expect(await opened('qui' as CarrierCode)).toMatchObject({ code: 'CARRIER_UNKNOWN' })
  })

  it('is over when it was closed', async () => {
    const deliveryId = await shop.round()
    const scanned = await shop.scanIn(deliveryId, mondialLabel(1))
    const parcelId = scanned.scanned.kind === 'stored' ? scanned.scanned.parcel.parcelId : undefined
    await shop.parcels.closeDelivery(shop.command({ deliveryId, confirmed: false }))
    const over = { code: 'DELIVERY_OVER', detail: {} }
    expect(await refusedWith(shop.scanIn(deliveryId, mondialLabel(2)))).toEqual(over)
    expect(await refusedWith(announce(deliveryId, { count: 3 }))).toEqual(over)
    expect(await refusedWith(shop.parcels.turnAway(shop.command({ parcelId: parcelId!, reserve: 'mouillé' })))).toEqual(
      over,
    )
  })

  it('what turns out to be damaged goes back with the driver while the round is open', async () => {
    const deliveryId = await shop.round()
    const { scanned } = await shop.scanIn(deliveryId, mondialLabel(1))
    if (scanned.kind !== 'stored') throw new Error('was not stored')
    const { parcelId } = scanned.parcel
    const away = await shop.parcels.turnAway(shop.command({ parcelId, reserve: 'mouillé' }))
    expect(away).toMatchObject({
      parcel: { state: 'refused-at-dock', place: null },
      figures: { received: 0, refused: 1 },
    })
    expect(await stock()).toBe(23)
    // The carrier brings it again, in a new box: the same code may come back.
    expect((await shop.scanIn(deliveryId, mondialLabel(1))).scanned.kind).toBe('stored')
  })

  it('lays each parcel where it is said, else where it is suggested, and tells where nothing has room', async () => {
    const deliveryId = await shop.round()
    const places = [
      { label: 'X1', units: 2 },
      { label: 'X2', units: 1 },
    ]
    const kept = await shop.parcels.shelves({})
    await shop.parcels.savePlaces(
      shop.command({
        places: [...kept.places.map(({ label, taken }) => ({ label, units: Math.max(1, taken) })), ...places],
      }),
    )
    const put = async (n: number, more: object = {}) => {
      const { scanned } = await shop.scanIn(deliveryId, mondialLabel(n), more)
      return scanned.kind === 'stored' ? [scanned.parcel.place, scanned.isFull] : scanned.kind
    }
    expect(await put(1, { place: 'X2' })).toEqual(['X2', false])
    expect(await put(2)).toEqual(['X1', false])
    expect(await put(3)).toEqual(['X1', false])
    expect((await put(4))[1]).toBe(true)
    expect(await refusedWith(shop.scanIn(deliveryId, mondialLabel(5), { place: 'Q9' }))).toMatchObject({
      code: 'PLACE_UNKNOWN',
    })
  })
})
