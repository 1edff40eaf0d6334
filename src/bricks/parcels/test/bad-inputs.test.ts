import { afterEach, describe, expect, it } from 'vitest'
import { newParcelId } from '../ids.ts'
import { screenTexts } from '../texts/screens.ts'
import {
  MR,
  MR_LABEL,
  MR_SECOND,
  openCounterShop,
  PICKUP,
  proof,
  said,
  spaced,
  type CounterShop,
} from './counter-shop.ts'

let shop: CounterShop
afterEach(() => shop?.close())
const open = async (from = '2026-11-21 17:40') => (shop = await openCounterShop({ from }))

/** The other rows: 5 and 10 in deliveries.test, 11 in drop-off.test, 12 in shelves.test. */
describe('§1.9 of parcels.md, at the counter', () => {
  it('§1.9-6 a parcel that was handed over already', async () => {
    await open('2026-11-21 17:42')
    const parcelId = await shop.lay({ name: 'Martin Léa' })
    await shop.handOver([parcelId])
    shop.set('2026-11-22 10:00')
    const sentence = 'Déjà remis le 21/11 à 17:42 par Léa (pièce vérifiée).'
    expect(await said(shop.handOver([parcelId]))).toEqual(['ALREADY_HANDED_OVER', sentence])
    expect(await shop.find(MR_LABEL, 'scanned')).toMatchObject({
      kind: 'gone',
      gone: { state: 'picked-up', by: 'Léa', seen: 'id', mayUndo: false },
    })
  })

  it('§1.9-7 a parcel whose time is over: not, unless the carrier allows it or somebody who may says why', async () => {
    await open('2026-11-16 10:12')
    const parcelId = await shop.lay({ name: 'Martin Léa' })
    shop.set('2026-11-23 09:00')
    const sentence = 'Délai dépassé depuis 2 jours. Autorisé par Mondial Relay ? Non par défaut.'
    expect(await shop.cardOf('martin')).toMatchObject({ deadline: '2026-11-21', lateDays: 2 })
    expect(await said(shop.handOver([parcelId]))).toEqual(['LATE_NOT_ALLOWED', sentence])
    const late = { parcelIds: [parcelId], proof: proof(), seconds: null, ticket: null }
    await shop.parcels.handOverLate(shop.command({ ...late, reason: 'carrier-agreed' }))
    expect(shop.one(`SELECT value ->> '$.reason' FROM parcel_events ORDER BY seq DESC`)).toBe('carrier-agreed')
  })

  it('§1.9-7 a parcel whose time is over is handed over where its carrier allows it', async () => {
    await open('2026-11-16 10:12')
    await shop.change(MR, { lateHandOver: true })
    const parcelId = await shop.lay({ name: 'Martin Léa' })
    shop.set('2026-11-23 09:00')
    expect((await said(shop.handOver([parcelId])))[0]).toBe('none')
  })

  it('§1.9-8 an unknown code is registered now at a place that is suggested, and handed over at once', async () => {
    await open()
    const { unknown: sentence, registerNow, byName } = screenTexts.fr.counter
    expect([sentence, registerNow, byName].map(spaced)).toEqual([
      'Inconnu ici. Reçu sans être scanné ?',
      'Enregistrer maintenant',
      'Chercher par nom',
    ])
    const unknown = await shop.find(MR_SECOND, 'scanned')
    expect(unknown).toMatchObject({
      kind: 'unknown',
      read: { isSure: true, choices: [{ name: 'Mondial Relay' }], key: null, parcelNo: 1, parcelCount: 1 },
    })
    const label = { text: MR_SECOND, carrier: MR, forcedReason: '', name: 'Martin Léa', size: 'S' } as const
    const card = await shop.parcels.registerNow(shop.command({ parcelId: newParcelId(), ...label }))
    expect(card).toMatchObject({ state: 'stored', place: 'C1', deadline: '2026-11-26', carrierName: 'Mondial Relay' })
    expect((await said(shop.handOver([card.parcelId])))[0]).toBe('none')
  })

  it('§1.9-1 §1.9-2 §1.9-3 an article, a sorting code, a wrong key', async () => {
    await open()
    expect(await shop.find('3017620422003', 'scanned')).toEqual({
      kind: 'no-parcel',
      why: { code: 'ARTICLE_SCANNED', ean: '3017620422003' },
    })
    const sorting = '6A1750014123456001250021'
    expect(await shop.find(sorting, 'scanned')).toEqual({ kind: 'no-parcel', why: { code: 'SORTING_SCANNED' } })
    const label = { carrier: MR, forcedReason: '', name: '', size: 'S' } as const
    const wrong = (text: string, carrier = MR) =>
      said(shop.parcels.registerNow(shop.command({ parcelId: newParcelId(), ...label, carrier, text })))
    expect(await wrong('3017620422003')).toEqual([
      'ARTICLE_SCANNED',
      "C'est un code article (3017620422003), pas un colis.",
    ])
    expect(await wrong(sorting)).toEqual([
      'SORTING_SCANNED',
      "Code de tri Colissimo : scannez l'autre code, celui qui commence par 6A, 8L… (13 caractères).",
    ])
    expect(await wrong('LA652019371FR', PICKUP)).toEqual([
      'CHECK_WRONG',
      'Clé de contrôle fausse : 0 attendu, 1 lu. Rescannez, ou forcez avec un motif.',
    ])
  })

  it('§1.9-4 fourteen digits outside a round: « Quel transporteur ? », DPD in front of the others', async () => {
    await open()
    const found = await shop.find('15505123456789', 'scanned')
    expect(found).toMatchObject({ kind: 'unknown', read: { isSure: false } })
    const choices = found.kind === 'unknown' ? found.read.choices.map(({ name }) => name) : []
    // Pickup brings what DPD numbers.
    expect(choices[0]).toBe('Pickup')
    expect(choices.length).toBeGreaterThan(1)
    expect(spaced(screenTexts.fr.counter.whichCarrier)).toBe('Quel transporteur ?')
  })

  it('§1.9-9 nothing comes in under a contract that is over; what is here still goes out', async () => {
    await open()
    const parcelId = await shop.lay({ name: 'Martin Léa' })
    await shop.change(MR, { to: '2026-11-20' as never })
    const label = { text: MR_SECOND, carrier: MR, forcedReason: '', name: '', size: 'S' } as const
    expect(await said(shop.parcels.registerNow(shop.command({ parcelId: newParcelId(), ...label })))).toEqual([
      'CONTRACT_OVER',
      'Contrat terminé le 20/11/2026 : réception impossible, remises et retours encore possibles.',
    ])
    expect((await said(shop.handOver([parcelId])))[0]).toBe('none')
  })
})
