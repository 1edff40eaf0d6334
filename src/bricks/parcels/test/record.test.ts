import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BusinessDay } from '../../../shared/business-day.ts'
import { readPdf } from '../../../../test/support/pdf-reader.ts'
import { openBooksShop, POINT, RELAIS, type BooksShop } from './books-shop.ts'

let shop: BooksShop
beforeEach(async () => {
  shop = await openBooksShop({ from: '2026-11-23 08:00' })
})
afterEach(() => shop.close())

const day = (text: string) => text as BusinessDay
const november = { from: day('2026-11-01'), to: day('2026-11-30') }
type File = { readonly name: string; readonly base64: string } | null
const textOf = (file: File) => Buffer.from(file?.base64 ?? '', 'base64').toString('utf8')
const wordsOf = (file: File) =>
  readPdf(Buffer.from(file?.base64 ?? '', 'base64'))
    .pages.flatMap(({ drawn }) => drawn.map(({ words }) => words))
    .join(' ')

function someParcels() {
  const lea = shop.receive('2026-11-20 09:00', RELAIS, 'RT000001', { name: 'Martin Léa', place: 'B3' })
  const gone = shop.receive('2026-11-20 09:01', RELAIS, 'RT000002', { name: 'Durand Paul' })
  shop.handOver('2026-11-21 17:42', gone)
  shop.dropOff('2026-11-22 10:00', POINT, 'PT000003', { number: 'D-2026-000117' })
  return { lea, gone }
}

describe('the register', () => {
  it('is searched by number, name and receipt, whatever became of it, the last one first', async () => {
    someParcels()
    const found = async (text: string, carrier: typeof RELAIS | null = null) =>
      (await shop.parcels.searchRegister({ text, carrier, limit: 10 })).map(({ code }) => code)
    expect(await found('rt 0000')).toEqual(['RT000002', 'RT000001'])
    expect(await found('LEA')).toEqual(['RT000001'])
    expect(await found('dur')).toEqual(['RT000002'])
    expect(await found('000117')).toEqual(['PT000003'])
    expect(await found('', POINT)).toEqual(['PT000003'])
    expect(await found('%')).toEqual([])
    expect(await found('nobody')).toEqual([])
  })

  it('tells all that happened to a parcel, when and by whom', async () => {
    const { gone } = someParcels()
    const history = await shop.parcels.history({ parcelId: gone.parcelId })
    expect(history).toMatchObject({ code: 'RT000002', state: 'picked-up', erasedOn: '2027-12-21' })
    expect(history?.events.map(({ kind, to }) => [kind, to])).toEqual([
      ['receive', 'stored'],
      ['hand-over', 'picked-up'],
    ])
    expect(history?.events[1]?.by).toBe('Léa')
  })

  it('shows that it is whole, and where it is not', async () => {
    someParcels()
    const whole = await shop.parcels.registerState({})
    expect(whole).toMatchObject({ events: 4, brokenAt: null, keptMonths: 13, named: 1, heldBack: 0 })
    expect(whole.lastHash).toMatch(/^[0-9a-f]{64}$/)
    shop.db.exec(`DROP TRIGGER parcel_events_kept; UPDATE parcel_events SET at_ms = at_ms + 1 WHERE seq = 2`)
    expect((await shop.parcels.registerState({})).brokenAt).toBe(2)
  })

  it('is handed over as a table, without names, bound by its hashes', async () => {
    someParcels()
    const file = await shop.parcels.registerFile({ ...november, as: 'csv' })
    expect(file?.name).toBe('registre-colis-2026-11-01-2026-11-30.csv')
    const rows = textOf(file).trimEnd().split('\r\n')
    expect(rows).toHaveLength(5)
    expect(rows[0]).toBe('\ufeffrang;date;heure;transporteur;numero;colis;recu;acte;etat;par;empreinte')
    expect(rows[2]).toMatch(/^2;20\/11\/2026;09:01;Essai relais-test;RT000002;1\/1;;Reçu;en rayon;.+;[0-9a-f]{64}$/)
    expect(textOf(file)).not.toMatch(/Martin|Durand/)
    const { lastHash } = await shop.parcels.registerState({})
    expect(rows.at(-1)).toContain(lastHash)
    const one = await shop.parcels.registerFile({ from: day('2026-11-21'), to: day('2026-11-21'), as: 'csv' })
    expect(textOf(one).trimEnd().split('\r\n')).toHaveLength(2)
  })

  it('is handed over as pages with the hash of its last event', async () => {
    someParcels()
    const { lastHash } = await shop.parcels.registerState({})
    const words = wordsOf(await shop.parcels.registerFile({ ...november, as: 'pdf' }))
    expect(words).toContain(lastHash)
    expect(words).toContain('RT000002')
    expect(words).not.toMatch(/Martin|Durand/)
  })

  it('is not handed over for more than a year, nor backwards', async () => {
    const long = { from: day('2025-01-01'), to: day('2026-11-30'), as: 'csv' } as const
    expect(await shop.parcels.registerFile(long)).toBeNull()
    expect(await shop.parcels.registerFile({ from: november.to, to: november.from, as: 'csv' })).toBeNull()
  })
})

describe('the statement as a file', () => {
  it('is a table of every paid act, and pages of their sums', async () => {
    someParcels()
    const asked = { carrier: RELAIS, month: '2026-11' }
    const table = await shop.parcels.statementFile({ ...asked, as: 'csv' })
    expect(textOf(table)).toBe(
      '\ufeffdate;heure;transporteur;numero;acte;ht\r\n21/11/2026;17:42;Essai relais-test;RT000002;Remises;0,30\r\n',
    )
    const words = wordsOf(await shop.parcels.statementFile({ ...asked, as: 'pdf' }))
    expect(words).toContain('0,36')
    expect(words).toContain('Ce relevé n’est pas une facture.')
    expect(
      await shop.parcels.statementFile({ carrier: 'nobody' as typeof RELAIS, month: '2026-11', as: 'pdf' }),
    ).toBeNull()
  })
})
