import { afterEach, describe, expect, it } from 'vitest'
import { newCommandId } from '../../../shared/ids.ts'
import { refusalOf } from '../../../../test/support/shop.ts'
import {
  CHRONOPOST,
  MR,
  MR_SECOND,
  openCounterShop,
  PICKUP,
  proof,
  said,
  VINTED,
  type CounterShop,
} from './counter-shop.ts'

let shop: CounterShop
afterEach(() => shop?.close())
const open = async (from = '2026-11-21 17:40') => (shop = await openCounterShop({ from }))

describe('A-08 two parcels of one person', () => {
  it('are one search, two places, one signature and one proof; two lines of commission', async () => {
    await open()
    await shop.lay({ name: 'Martin Léa', place: 'B3' })
    await shop.lay({ text: MR_SECOND, name: 'MARTIN Lea', place: 'C1' })
    await shop.lay({ text: CHRONOPOST, carrier: PICKUP, name: 'Martineau Paul', place: 'A2' })
    const found = await shop.find('martin le')
    expect(found).toMatchObject({ kind: 'people', people: [{ name: 'Martin Léa' }] })
    const parcels = found.kind === 'people' ? found.people[0]!.parcels : []
    expect(parcels.map(({ place }) => place)).toEqual(['B3', 'C1'])
    const shown = proof()
    const ids = parcels.map(({ parcelId }) => parcelId)
    await shop.parcels.handOver(shop.command({ parcelIds: ids, proof: shown, seconds: 40, ticket: null }))
    const events = shop.one<string>(
      `SELECT json_group_array(json_array(kind, value ->> '$.proof', value ->> '$.to', value ->> '$.commissionCents', value ->> '$.seconds'))
       FROM parcel_events WHERE kind = 'hand-over'`,
    )
    expect(JSON.parse(events)).toEqual([
      ['hand-over', shown.proofId, 'picked-up', 30, 20],
      ['hand-over', shown.proofId, 'picked-up', 30, 20],
    ])
    expect(shop.one('SELECT count(*) FROM parcel_proofs')).toBe(1)
    expect(await shop.find('martin le')).toEqual({ kind: 'nobody' })
  })

  it('of two people are two hand-overs', async () => {
    await open()
    const a = await shop.lay({ name: 'Martin Léa' })
    const b = await shop.lay({ text: MR_SECOND, name: 'Petit Jean' })
    expect((await said(shop.handOver([a, b])))[0]).toBe('NOT_ONE_PERSON')
    expect(shop.one('SELECT count(*) FROM parcel_proofs')).toBe(0)
  })
})

describe('A-09 somebody else comes', () => {
  const neighbour = { name: 'Durand Paul', idType: 'identity-card' } as const

  it('with a signed letter: refused, since Pickup wants both original papers', async () => {
    await open()
    const parcelId = await shop.lay({ carrier: PICKUP, text: CHRONOPOST, name: 'Martin Léa' })
    const letter = shop.handOver([parcelId], { idType: 'none', thirdPerson: neighbour })
    expect(await said(letter)).toEqual([
      'BOTH_IDS_NEEDED',
      "Pickup demande les deux pièces d'identité originales : celle du destinataire et celle de la personne présente. Une lettre signée ne suffit pas.",
    ])
    const noPaper = shop.handOver([parcelId], { thirdPerson: { ...neighbour, idType: 'none' } })
    expect((await said(noPaper))[0]).toBe('BOTH_IDS_NEEDED')
  })

  it('with both: handed over; his name and both kinds of paper are written down, no number and no picture', async () => {
    await open()
    const parcelId = await shop.lay({ carrier: PICKUP, text: CHRONOPOST, name: 'Martin Léa' })
    await shop.handOver([parcelId], { idType: 'passport', thirdPerson: neighbour })
    const kept = JSON.parse(shop.one<string>('SELECT value FROM parcel_proofs')) as Record<string, unknown>
    expect(kept).toMatchObject({ idType: 'passport', thirdPerson: neighbour, parcelIds: [parcelId] })
    expect(Object.keys(kept).toSorted()).toEqual(
      ['atMs', 'codeOk', 'idType', 'parcelIds', 'proofId', 'signature', 'thirdPerson'].toSorted(),
    )
    expect(await shop.find(CHRONOPOST, 'scanned')).toMatchObject({ kind: 'gone', gone: { thirdPerson: 'Durand Paul' } })
  })

  it('is refused, needs a paper of his own, or the code alone, as each carrier has it', async () => {
    await open()
    const parcelId = await shop.lay({ name: 'Martin Léa' })
    await shop.change(MR, { thirdPerson: 'refused' })
    expect((await said(shop.handOver([parcelId], { thirdPerson: neighbour })))[0]).toBe('THIRD_PERSON_REFUSED')
    await shop.change(MR, { thirdPerson: 'own-id' })
    const bare = { idType: 'none', thirdPerson: { ...neighbour, idType: 'none' } } as const
    expect((await said(shop.handOver([parcelId], bare)))[0]).toBe('OWN_ID_NOT_SHOWN')
    await shop.change(MR, { thirdPerson: 'code' })
    expect((await said(shop.handOver([parcelId], bare)))[0]).toBe('CODE_NOT_GIVEN')
    expect((await said(shop.handOver([parcelId], { ...bare, codeOk: true })))[0]).toBe('none')
  })

  it('where two papers are wanted, a gesture that names neither of them is none', async () => {
    await open()
    const parcelId = await shop.lay({ carrier: PICKUP, text: CHRONOPOST, name: 'Martin Léa' })
    const unsaid = { ...neighbour, idType: 'unsaid' } as const
    for (const shown of [
      { idType: 'passport', thirdPerson: unsaid },
      { idType: 'unsaid', thirdPerson: neighbour },
    ] as const) {
      expect((await said(shop.handOver([parcelId], shown)))[0]).toBe('BOTH_IDS_NEEDED')
    }
    // One's own paper may have been seen without anybody saying which it was: the register says that.
    expect((await said(shop.handOver([parcelId], { idType: 'unsaid' })))[0]).toBe('none')
    expect(shop.one(`SELECT value ->> '$.idType' FROM parcel_proofs`)).toBe('unsaid')
    expect(await shop.find(CHRONOPOST, 'scanned')).toMatchObject({ kind: 'gone', gone: { seen: 'id' } })
  })
})

describe('what has to be shown', () => {
  it.each([
    ['nothing', { idType: 'none' }, 'none'],
    ['id', { idType: 'none', codeOk: true }, 'ID_NOT_SHOWN'],
    ['id', { idType: 'driving-licence' }, 'none'],
    ['code', { idType: 'passport' }, 'CODE_NOT_GIVEN'],
    ['code', { idType: 'none', codeOk: true }, 'none'],
    ['id-and-code', { idType: 'passport' }, 'CODE_NOT_GIVEN'],
    ['id-and-code', { idType: 'none', codeOk: true }, 'ID_NOT_SHOWN'],
    ['id-and-code', { idType: 'passport', codeOk: true }, 'none'],
  ] as const)('where a carrier wants %s, %j is %s', async (wanted, shown, code) => {
    await open()
    await shop.change(MR, { proof: wanted })
    const parcelId = await shop.lay({ name: 'Martin Léa' })
    expect((await said(shop.handOver([parcelId], shown)))[0]).toBe(code)
  })

  it('a signature, where the carrier wants one', async () => {
    await open()
    const parcelId = await shop.lay({ name: 'Martin Léa' })
    expect(await said(shop.handOver([parcelId], { signature: '' }))).toEqual([
      'SIGNATURE_MISSING',
      'Mondial Relay demande une signature.',
    ])
    const bag = await shop.lay({ carrier: VINTED, text: 'VG20261121007', name: 'Martin Léa' })
    expect((await said(shop.handOver([bag], { signature: '', codeOk: true })))[0]).toBe('none')
  })

  it('by each carrier’s own rule, where one person fetches of several', async () => {
    await open()
    const mr = await shop.lay({ name: 'Martin Léa' })
    const bag = await shop.lay({ carrier: VINTED, text: 'VG20261121007', name: 'Martin Léa' })
    expect((await said(shop.handOver([mr, bag])))[0]).toBe('CODE_NOT_GIVEN')
    expect((await said(shop.handOver([mr, bag], { codeOk: true })))[0]).toBe('none')
  })
})

describe('a hand-over that was a mistake', () => {
  it('is taken back on the same day, to where it lay, without commission', async () => {
    await open()
    const parcelId = await shop.lay({ name: 'Martin Léa', place: 'B3' })
    await shop.handOver([parcelId])
    expect(await shop.parcels.undoHandOver(shop.command({ parcelId, reason: 'wrong-parcel' }))).toMatchObject({
      state: 'stored',
      place: 'B3',
    })
    expect(shop.one(`SELECT value ->> '$.commissionCents' FROM parcels WHERE parcel_id = '${parcelId}'`)).toBeNull()
    expect((await said(shop.handOver([parcelId])))[0]).toBe('none')
    shop.set('2026-11-22 10:00')
    const late = shop.parcels.undoHandOver(shop.command({ parcelId, reason: 'mistake' }))
    expect(await said(late)).toEqual(['NOT_TODAY', "Une remise s'annule le jour même seulement."])
  })

  it('is not taken back once the same number came again', async () => {
    await open()
    const parcelId = await shop.lay({ name: 'Martin Léa' })
    await shop.handOver([parcelId])
    await shop.drop()
    expect((await said(shop.parcels.undoHandOver(shop.command({ parcelId, reason: 'mistake' }))))[0]).toBe('CAME_BACK')
  })

  it('asked twice under one id is one', async () => {
    await open()
    const parcelId = await shop.lay({ name: 'Martin Léa' })
    const asked = { commandId: newCommandId(), parcelIds: [parcelId], proof: proof(), seconds: null, ticket: null }
    const first = await shop.parcels.handOver(asked)
    expect(await shop.parcels.handOver(asked)).toEqual(first)
    expect(shop.one(`SELECT count(*) FROM parcel_events WHERE kind = 'hand-over'`)).toBe(1)
    expect(await refusalOf(shop.parcels.handOver({ ...asked, proof: proof() }))).toBe('COMMAND_REUSED')
  })
})

describe('whoever it is for', () => {
  it('may refuse it: it goes back with the driver, and is no day late', async () => {
    await open()
    const parcelId = await shop.lay({ name: 'Martin Léa' })
    expect(await shop.parcels.customerRefuses(shop.command({ parcelId }))).toMatchObject({
      state: 'to-return',
      lateDays: 0,
    })
    expect((await said(shop.handOver([parcelId])))[1]).toBe(
      'Refusé, en attente du chauffeur. Autorisé par Mondial Relay ? Non par défaut.',
    )
    expect((await shop.parcels.forDrivers({})).carriers[0]!.parcels.map(({ reason }) => reason)).toContain('refused')
  })

  it('is found by three letters, in any order of the names, or by the end of the code', async () => {
    await open()
    await shop.lay({ name: 'Éléonore Le Goff', place: 'B3' })
    for (const text of ['ele', 'goff', 'GOFF éléonore', '4321', '87654321', '5432 1']) {
      expect(await shop.cardOf(text), text).toMatchObject({ place: 'B3' })
    }
    for (const text of ['el', 'goffre', '9321']) expect(await shop.find(text), text).toEqual({ kind: 'nobody' })
  })

  it('pays by weight where that was agreed, by the terms of the day of the act', async () => {
    await open()
    await shop.agree(MR, { from: '2026-11-21' as never, pickupHeavyCents: 70 as never, heavyFromG: 1000 })
    await shop.agree(MR, { from: '2026-11-22' as never, pickupHeavyCents: 90 as never })
    const cents = (id: string) =>
      shop.one(`SELECT value ->> '$.commissionCents' FROM parcels WHERE parcel_id = '${id}'`)
    const heavy = await shop.lay({ name: 'A', weightG: 1001 })
    const light = await shop.lay({ name: 'B', weightG: 1000, text: MR_SECOND })
    await shop.handOver([heavy])
    await shop.handOver([light])
    expect([cents(heavy), cents(light)]).toEqual([70, 30])
    await shop.parcels.undoHandOver(shop.command({ parcelId: heavy, reason: 'mistake' }))
    shop.set('2026-11-22 10:00')
    await shop.handOver([heavy])
    expect(cents(heavy)).toBe(90)
  })
})
