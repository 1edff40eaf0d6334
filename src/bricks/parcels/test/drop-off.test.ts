import { siteOnPaper } from '../../../main/documents/demonstration.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { layOut } from '../../../main/documents/layout.ts'
import { toText } from '../../../main/documents/text.ts'
import { printableIn } from '../../../main/documents/transliterate.ts'
import { readPdf } from '../../../../test/support/pdf-reader.ts'
import { sampleSale } from '../../../../test/support/paper-samples.ts'
import { newManifestId, newParcelId, type CarrierCode, type ParcelId } from '../ids.ts'
import { manifestPaper } from '../papers/manifest-paper.ts'
import {
  CHRONOPOST,
  CLEANER,
  DRAWN,
  MR,
  MR_LABEL,
  MR_SECOND,
  openCounterShop,
  PICKUP,
  said,
  type CounterShop,
} from './counter-shop.ts'

let shop: CounterShop
afterEach(() => shop?.close())
const open = async (from = '2026-11-23 15:00') => (shop = await openCounterShop({ from }))
const squeezed = (words: string) => words.replaceAll(/\s+/g, ' ')
/** As many numbers given before as the scenario says. */
const used = (kind: string, year: number, last: number) =>
  shop.write('INSERT INTO parcel_series VALUES (?, ?, ?)', kind, year, last)

describe('A-11 a drop-off', () => {
  it('is parsed, gets its number, and its receipt says when, for whom, and under which number', async () => {
    await open()
    used('drop-off', 2026, 116)
    expect(await shop.parcels.readLabel({ text: MR_LABEL })).toMatchObject({
      kind: 'label',
      read: { isSure: true, choices: [{ carrier: MR }], key: null, parcelNo: 1, parcelCount: 1 },
    })
    const card = await shop.drop({ printReceipt: true })
    expect(card).toMatchObject({ number: 'D-2026-000117', code: '87654321', state: 'dropped-off', direction: 'out' })
    expect(shop.one(`SELECT value ->> '$.check' FROM parcels WHERE parcel_id = '${card.parcelId}'`)).toBe('ok')
    expect(shop.one(`SELECT value ->> '$.commissionCents' FROM parcels WHERE parcel_id = '${card.parcelId}'`)).toBe(10)
    const [slip] = await shop.slips(1)
    for (const words of ['REÇU DE DÉPÔT', 'D-2026-000117', '23/11/2026 15:00', 'Mondial Relay', '87654321', 'Léa'])
      expect(squeezed(slip!)).toContain(words)
    expect(slip).not.toContain('DUPLICATA')
    expect(await shop.parcels.printDropOff(shop.command({ parcelId: card.parcelId }))).toEqual({ copyNumber: 1 })
    await shop.parcels.printDropOff(shop.command({ parcelId: card.parcelId }))
    const [, second, third] = await shop.slips(3)
    expect(second).toContain('DUPLICATA n° 1')
    expect(third).toContain('DUPLICATA n° 2')
  })

  it('has a number of its own year, without gaps, whatever was refused meanwhile', async () => {
    await open('2026-12-31 18:00')
    const numbers = []
    numbers.push((await shop.drop()).number)
    expect((await said(shop.drop()))[0]).toBe('ALREADY_HERE')
    expect((await said(shop.drop({ text: 'LA652019371FR', carrier: PICKUP })))[0]).toBe('CHECK_WRONG')
    numbers.push((await shop.drop({ text: 'LA652019371FR', carrier: PICKUP, forcedReason: 'étiquette usée' })).number)
    expect(shop.one(`SELECT value ->> '$.check' FROM parcels ORDER BY rowid DESC`)).toBe('forced')
    shop.set('2027-01-02 10:00')
    numbers.push((await shop.drop({ text: MR_SECOND })).number)
    expect(numbers).toEqual(['D-2026-000001', 'D-2026-000002', 'D-2027-000001'])
  })

  it('is the original when its first paper comes later', async () => {
    await open()
    const { parcelId } = await shop.drop()
    expect(await shop.parcels.printDropOff(shop.command({ parcelId }))).toEqual({ copyNumber: 0 })
    const unknown = shop.parcels.printDropOff(shop.command({ parcelId: newParcelId() }))
    expect((await said(unknown))[0]).toBe('PARCEL_UNKNOWN')
  })

  it('that is too heavy or too large is told, and taken where somebody says so', async () => {
    await open()
    await shop.agree(MR, { from: '2026-11-23' as never, mostG: 30_000, longestCm: 120, sumCm: 150 })
    const measures = { weightG: 31_500, longestCm: null, sumCm: null }
    expect(await said(shop.drop({ measures }))).toEqual([
      'OVER_LIMITS',
      "Trop lourd : 31,5 kg pour 30 kg au plus. L'accepter quand même ?",
    ])
    expect((await said(shop.drop({ measures: { ...measures, weightG: 1, longestCm: 121 } })))[1]).toContain('Trop long')
    expect((await said(shop.drop({ measures: { ...measures, weightG: 1, sumCm: 151 } })))[1]).toContain('Trop grand')
    const card = await shop.drop({ measures, limitConfirmed: true })
    expect(card.state).toBe('dropped-off')
    expect((await said(shop.drop({ text: MR_SECOND, measures: { ...measures, weightG: 30_000 } })))[0]).toBe('none')
  })

  it('lies where it is suggested, and counts in how full the shelves are', async () => {
    await open()
    const before = (await shop.parcels.shelves({})).percent
    const small = await shop.drop()
    // Where the carrier's last one lies, as long as there is room for it.
    expect(small.place).toBe('C1')
    const large = await shop.drop({ text: MR_SECOND, size: 'L' })
    expect(large.place).not.toBe('C1')
    const { percent, places } = await shop.parcels.shelves({})
    expect(percent).toBe(before + Math.round(500 / 60))
    expect(places.find(({ label }) => label === large.place)!.taken).toBeGreaterThanOrEqual(4)
    expect((await shop.drop({ text: '24000123450102300593000079', place: 'B4' })).place).toBe('B4')
  })

  it('for a carrier needs a label, and its contract to run', async () => {
    await open()
    expect((await said(shop.drop({ text: null })))[0]).toBe('LABEL_NEEDED')
    expect((await said(shop.drop({ place: 'Z9' })))[0]).toBe('PLACE_UNKNOWN')
    expect((await said(shop.drop({ carrier: 'nobody' as CarrierCode })))[0]).toBe('CARRIER_UNKNOWN')
    await shop.change(MR, { to: '2026-11-22' as never })
    expect((await said(shop.drop()))[0]).toBe('CONTRACT_OVER')
  })

  it('of something for the dry cleaner has no label: its number is its code', async () => {
    await open()
    expect((await said(shop.drop({ carrier: CLEANER, text: null })))[0]).toBe('NAME_NEEDED')
    const card = await shop.drop({ carrier: CLEANER, text: null, name: 'Martin Léa', note: 'Manteau', place: 'C2' })
    expect(card).toMatchObject({ number: 'D-2026-000001', code: 'D2026000001', local: { note: 'Manteau' } })
  })
})

describe('the driver', () => {
  const mine = async (carrier: CarrierCode = MR) =>
    (await shop.parcels.forDrivers({})).carriers.find((one) => one.carrier === carrier)!

  it('takes what was dropped off and what nobody fetched, signs, and has a numbered paper of it', async () => {
    await open('2026-11-16 10:12')
    const late = await shop.lay({ name: 'Martin Léa', text: MR_SECOND })
    shop.set('2026-11-23 15:00')
    const fresh = await shop.lay({ name: 'Petit Jean', text: '24000123450102300593000079' })
    const dropped = await shop.drop()
    const { parcels } = await mine()
    const reasons = new Map(parcels.map(({ parcelId, reason }) => [parcelId, reason]))
    expect([reasons.get(late), reasons.get(dropped.parcelId), reasons.get(fresh)]).toEqual([
      'expired',
      'dropped-off',
      undefined,
    ])
    await shop.agree(MR, { from: '2026-11-23' as never, returnCents: 5 as never })
    const manifest = await shop.give([late, dropped.parcelId], { print: true })
    expect(manifest).toMatchObject({ number: 'M-2026-000001', driver: 'Karim', unsignedReason: '' })
    const state = (id: ParcelId) =>
      shop.one(`SELECT state || ' ' || (value ->> '$.commissionCents') FROM parcels WHERE parcel_id = '${id}'`)
    expect([state(late), state(dropped.parcelId)]).toEqual(['handed-over 5', 'handed-over 10'])
    const [slip] = await shop.slips(1)
    for (const words of ['REMISE AU CHAUFFEUR', 'M-2026-000001', 'Karim', '87654321', 'D-2026-000001', '2 colis'])
      expect(squeezed(slip!)).toContain(words)
    expect((await shop.parcels.forDrivers({})).recent[0]).toMatchObject({ count: 2, isSigned: true, driver: 'Karim' })
    expect((await said(shop.give([late])))[0]).toBe('PARCEL_NOT_SO')
    expect(await shop.parcels.printManifest(shop.command({ manifestId: manifest.manifestId }))).toEqual({
      copyNumber: 1,
    })
  })

  it('§1.9-11 who does not sign needs a reason', async () => {
    await open()
    const { parcelId } = await shop.drop()
    expect(await said(shop.give([parcelId], { signature: '' }))).toEqual([
      'MANIFEST_UNSIGNED',
      'Signature du chauffeur manquante. Continuer sans (motif obligatoire) ?',
    ])
    const given = await shop.give([parcelId], { signature: '', unsignedReason: 'pressé' })
    expect(given).toMatchObject({ number: 'M-2026-000001', unsignedReason: 'pressé', signature: '' })
    const again = shop.give([parcelId], { manifestId: given.manifestId })
    expect((await said(again))[0]).toBe('MANIFEST_EXISTS')
  })

  it('takes nothing that is another carrier’s, nothing that still waits for somebody, nothing unknown', async () => {
    await open()
    const { parcelId } = await shop.drop()
    const waits = await shop.lay({ text: CHRONOPOST, carrier: PICKUP, name: 'Martin Léa' })
    expect((await said(shop.give([parcelId, waits])))[0]).toBe('OTHER_CARRIERS_PARCEL')
    expect((await said(shop.give([waits], { carrier: PICKUP })))[0]).toBe('PARCEL_NOT_SO')
    expect((await said(shop.give([newParcelId()])))[0]).toBe('PARCEL_UNKNOWN')
    expect(shop.one(`SELECT count(*) FROM parcel_events WHERE kind = 'give-to-driver'`)).toBe(0)
  })

  it('still comes when a contract is over', async () => {
    await open()
    const { parcelId } = await shop.drop()
    await shop.change(MR, { to: '2026-11-22' as never })
    expect(await mine()).toMatchObject({ isOver: true })
    expect((await said(shop.give([parcelId])))[0]).toBe('none')
  })

  it('has it on A4 as well: every number, and what was signed; nothing where there is none', async () => {
    await open()
    const one = await shop.drop()
    const two = await shop.drop({ text: MR_SECOND })
    const { manifestId } = await shop.give([one.parcelId, two.parcelId])
    const file = await shop.parcels.manifestPdf({ manifestId })
    expect(file!.name).toBe('bordereau-M-2026-000001.pdf')
    const words = squeezed(readPdf(Buffer.from(file!.base64, 'base64')).words().join(' '))
    for (const said of ['Remise au chauffeur', 'M-2026-000001', '87654321', '12345678', 'D-2026-000002', 'Karim'])
      expect(words).toContain(said)
    expect(await shop.parcels.manifestPdf({ manifestId: newManifestId() })).toBeNull()
  })

  it.each([32, 42, 48])('has a paper that fits %s columns, however long its numbers', (columns) => {
    const item = (n: number) => ({
      parcelId: newParcelId(),
      code: `00340123450000000017${'9'.repeat(n * 8)}`,
      parcelNo: n,
      parcelCount: 2,
      number: n === 1 ? 'D-2026-000117' : '',
      reason: n === 1 ? ('dropped-off' as const) : ('expired' as const),
    })
    const manifest = {
      manifestId: newManifestId(),
      number: 'M-2026-000001',
      carrier: MR,
      atMs: 0,
      by: 'Léa',
      driver: 'Un chauffeur au nom vraiment très long qui ne tient pas',
      signature: DRAWN,
      unsignedReason: '',
      items: [item(1), item(2)],
    }
    const paper = manifestPaper({
      manifest,
      carrier: 'Mondial Relay',
      site: siteOnPaper({ site: sampleSale().site, demo: false }),
      zone: 'Europe/Paris',
      copyNumber: 1,
    })
    expect(layOut(paper, { columns, printable: printableIn('cp858') }).length).toBeGreaterThan(20)
    expect(
      Math.max(
        ...toText(paper, columns)
          .split('\n')
          .map(({ length }) => length),
      ),
    ).toBeLessThanOrEqual(columns)
  })
})
