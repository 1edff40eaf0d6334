import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { refusalOf } from '../../../../test/support/shop.ts'
import { openBooksShop, RELAIS, type BooksShop } from './books-shop.ts'
import { openSuiviPeer, PEER_KEY, type SuiviPeer } from './suivi-peer.ts'

const KNOWN = '6A26112200015'
let shop: BooksShop
let peer: SuiviPeer
beforeEach(async () => {
  peer = await openSuiviPeer([KNOWN])
  shop = await openBooksShop({ from: '2026-11-23 08:00' })
  shop.changeSetup((setup) => ({ ...setup, suivi: { ...setup.suivi, base: peer.baseUrl } }))
})
afterEach(async () => {
  await shop.close()
  await peer.close()
})

const parcel = (code = KNOWN) => shop.receive('2026-11-23 08:00', RELAIS, code)
const asks = (parcelId: ReturnType<typeof parcel>['parcelId'], again = false) =>
  shop.parcels.askCarrier({ parcelId, lang: 'fr', again })
const setKey = (key: string) => shop.parcels.saveSuiviKey(shop.command({ key }))

describe('what the carrier says of a parcel', () => {
  it('is not asked without a key', async () => {
    expect(await asks(parcel().parcelId)).toEqual({ kind: 'off', told: null })
    expect(peer.asked).toEqual([])
  })

  it('is asked once, and told again with its age', async () => {
    await setKey(PEER_KEY)
    const { parcelId } = parcel()
    const first = await asks(parcelId)
    expect(first).toMatchObject({ kind: 'told', told: { askedAtMs: shop.now(), product: 'Colissimo', isFinal: false } })
    expect(first.told?.steps.map(({ done }) => done)).toEqual([true, true, true, false])
    shop.set('2026-11-23 08:09')
    expect(await asks(parcelId)).toEqual(first)
    expect(peer.asked).toHaveLength(1)
    shop.set('2026-11-23 08:10')
    expect((await asks(parcelId)).told?.askedAtMs).toBe(shop.now())
    expect(peer.asked).toHaveLength(2)
    // Whoever wants to know now is asked for, but not at every tap.
    await asks(parcelId, true)
    expect(peer.asked).toHaveLength(2)
    shop.set('2026-11-23 08:11')
    await asks(parcelId, true)
    expect(peer.asked).toHaveLength(3)
  })

  it('is asked once for two who want to know at once', async () => {
    await setKey(PEER_KEY)
    const { parcelId } = parcel()
    await Promise.all([asks(parcelId), asks(parcelId)])
    expect(peer.asked).toHaveLength(1)
  })

  it('is what it last said, where there is no line', async () => {
    await setKey(PEER_KEY)
    const { parcelId } = parcel()
    const { told } = await asks(parcelId)
    peer.become({ kind: 'hangs-up' })
    shop.set('2026-11-23 09:00')
    const offline = await asks(parcelId)
    expect(offline.kind).not.toBe('told')
    expect(offline.told).toEqual(told)
  })

  it.each([
    ['key-refused', { kind: 'says', status: 401, body: '{}' }],
    ['too-many', { kind: 'says', status: 429, body: '{}' }],
    ['failed', { kind: 'says', status: 500, body: '' }],
    ['failed', { kind: 'says', status: 200, body: '<html>' }],
  ] as const)('may be %s', async (kind, mood) => {
    await setKey(PEER_KEY)
    peer.become(mood)
    expect(await asks(parcel().parcelId)).toEqual({ kind, told: null })
  })

  it('is unknown where La Poste does not know it, and never asked of another carrier’s number', async () => {
    await setKey(PEER_KEY)
    expect((await asks(parcel('6A26112200022').parcelId)).kind).toBe('unknown')
    expect(peer.asked).toHaveLength(1)
    expect((await asks(parcel('1ZR7F2024112620261').parcelId)).kind).toBe('not-theirs')
    expect(peer.asked).toHaveLength(1)
  })
})

describe('the key', () => {
  it('is told by no answer, and written in no log', async () => {
    const key = 'okapi-secret-7f3a'
    expect(await setKey(key)).toEqual({ hasKey: true })
    const shown = await shop.parcels.setup({})
    expect(shown.setup.hasSuiviKey).toBe(true)
    expect(JSON.stringify(shown)).not.toContain(key)
    expect(shop.one<number>(`SELECT count(*) FROM command_log WHERE answer LIKE '%okapi%'`)).toBe(0)
    expect(shop.one<number>(`SELECT count(*) FROM journal_entries WHERE entry LIKE '%okapi%'`)).toBe(0)
    // It lies in the settings of the parcels and nowhere else.
    const file = ['', '-wal'].map((end) => readFileSync(`${shop.ledgerFile}${end}`, 'latin1')).join('')
    expect(file).toContain(key)
    await setKey('')
    expect((await shop.parcels.setup({})).setup.hasSuiviKey).toBe(false)
  })

  it('is what a header can bear', async () => {
    expect(await refusalOf(setKey('clé'))).toBe('KEY_WRONG')
    expect(await refusalOf(setKey('a b'))).toBe('KEY_WRONG')
  })
})
