import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inTransaction } from '../../src/main/db/open.ts'
import { fileColumns } from '../../src/shared/network-file.ts'
import { readPdf } from '../support/pdf-reader.ts'
import { coffees, daysFrom, morningOf, openNetworkCafe, textOf, type NetworkCafe } from '../support/network.ts'

let cafe: NetworkCafe
beforeEach(() => {
  cafe = openNetworkCafe()
})
afterEach(() => cafe.close())

const everyDay = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, fromMinute: 480, toMinute: 1200 }))

describe('D-01: the fee of a month', () => {
  it('is a share of own sales and commissions, without stakes and deposits: 12 104,37 → 242,09 → 342,09', async () => {
    cafe.settings({
      categories: [{ category: 'Presse', activity: 'games' }],
      agencyRates: [{ category: 'Presse', hundredths: 550 }],
    })
    cafe.price('prd_pinte', 504_000) // 4,200.00 HT at 20 %
    cafe.price('prd_plat-du-jour', 341_000) // 3,100.00 at 10 %
    cafe.price('prd_cacahuetes', 152_975) // 1,450.00 at 5.5 %
    cafe.price('prd_baguette', 65_410) // 620.00 at 5.5 %
    cafe.price('prd_l-equipe', 260_000) // stakes, collected for others
    cafe.day('2026-11-02', () => {
      cafe.sell(['prd_pinte'])
      cafe.sell(['prd_plat-du-jour'])
      cafe.sell(['prd_cacahuetes', 'prd_baguette'], 'takeaway')
      cafe.sell(['prd_l-equipe'])
      cafe.sellService({ service: 'bikes', nature: 'own', priceCents: 27_080 }) // 225.67 at 20 %
      cafe.sellService({ service: 'bikes', nature: 'liability', priceCents: 128_000 })
      cafe.sellService({ service: 'meals', nature: 'own', priceCents: 251_801, vatClass: 'dish' }) // 2,289.10 at 10 %
      cafe.sellService({ service: 'parcels', nature: 'own', priceCents: 9_192 }) // 76.60 at 20 %
    })
    coffees(cafe, [])
    for (const day of daysFrom('2026-11', 3, 30)) cafe.shut(day) // to come: refused, said again below
    cafe.clockTo(morningOf('2026-12-01'))
    cafe.closeOver()
    for (const day of daysFrom('2026-11', 3, 30)) expect(cafe.shut(day)).toMatchObject({ ok: true })
    const month = cafe.month('2026-11')
    expect(month).toMatchObject({
      missingDays: [],
      fee: { baseCents: 12_104_37, shareCents: 242_09, fixedCents: 100_00, feeCents: 342_09 },
    })
    const rows = (await month).rows
    const of = (activity: string) => rows.find((row) => row.activity === activity)
    expect(of('bar')).toMatchObject({ ht_20: 4_200_00, vat_20: 840_00, tickets: 1 })
    expect(of('food')).toMatchObject({ ht_10: 3_100_00, vat_10: 310_00 })
    expect(of('grocery')).toMatchObject({ ht_5_5: 1_450_00, vat_5_5: 79_75 })
    expect(of('bread')).toMatchObject({ ht_5_5: 620_00, vat_5_5: 34_10 })
    expect(of('games')).toMatchObject({ agency_collected: 2_600_00, commission_ht: 143_00, ht_20: 0 })
    expect(of('bikes')).toMatchObject({
      ht_20: 225_67,
      deposits_in: 1_280_00,
      deposits_out: 0,
      deposits_balance: 1_280_00,
    })
    expect(of('meals')).toMatchObject({ ht_10: 2_289_10 })
    expect(of('parcels')).toMatchObject({ commission_ht: 76_60, commission_vat: 15_32, ht_20: 0 })
    expect(of('cafe')).toMatchObject({ tickets: 8, open_days: 1 })
  })

  it('leaves commissions out where the network says so', async () => {
    cafe.settings({ feeOnCommissions: false })
    cafe.day('2026-10-31', () => cafe.sellService({ service: 'parcels', nature: 'own', priceCents: 9_192 }))
    cafe.clockTo(morningOf('2026-11-01'))
    cafe.closeOver()
    expect((await cafe.month('2026-10')).fee).toMatchObject({ baseCents: 0, feeCents: 100_00 })
  })
})

describe('D-02: a month with a hole', () => {
  beforeEach(() => {
    cafe.settings({ hours: everyDay }, '2026-09')
    cafe.clockTo(morningOf('2026-11-01'))
    coffees(cafe, [...daysFrom('2026-11', 1, 13), ...daysFrom('2026-11', 15, 30)])
    cafe.clockTo(morningOf('2026-12-01'))
    cafe.closeOver()
  })

  it('is marked incomplete, names the day and has no fee; said to be shut, the day is no hole any more', async () => {
    expect(cafe.month('2026-11')).toMatchObject({ missingDays: ['2026-11-14'], fee: null, isTold: null })
    const made = cafe.make('2026-11')
    expect(made).toMatchObject({ ok: true, value: { sequence: 1, missingDays: ['2026-11-14'], fee: null } })
    expect(await textOf(cafe, 1, '.csv')).toContain(';2026-11-14;')
    const handed = await cafe.files(1)
    expect(handed?.email.text).toContain('sam. 14 nov.')

    expect(cafe.shut('2026-11-13')).toMatchObject({ ok: false, code: 'NETWORK_DAY_TRADED' })
    expect(cafe.shut('2026-12-01')).toMatchObject({ ok: false, code: 'NETWORK_DAY_TO_COME' })
    expect(cafe.shut('2026-11-14')).toMatchObject({ ok: true })
    expect(cafe.month('2026-11')).toMatchObject({ missingDays: [], isTold: false })
    expect(cafe.make('2026-11')).toMatchObject({ ok: true, value: { sequence: 2, missingDays: [] } })
    expect(cafe.make('2026-11')).toMatchObject({ ok: false, code: 'NETWORK_ALREADY_TOLD' })
  })

  it('of a month in which the till was not there yet nothing is asked, not even the fixed part', async () => {
    const { days, missingDays, fee } = await cafe.month('2026-10')
    expect(new Set(days.map(({ state }) => state))).toEqual(new Set(['before']))
    expect({ missingDays, fee }).toEqual({ missingDays: [], fee: null })
  })

  it('a day off by the promised hours is no hole', () => {
    cafe.settings({ hours: everyDay.filter(({ weekday }) => weekday !== 6) }, '2026-09')
    expect(cafe.month('2026-11')).toMatchObject({ missingDays: [] }) // the 14th is a Saturday
  })

  it('a drawer that nobody counted is a hole', () => {
    cafe.clockTo(morningOf('2026-12-01'))
    cafe.openDay()
    cafe.clockTo(morningOf('2026-12-02'))
    cafe.closeOver()
    const december = cafe.month('2026-12') as { days: { state: string }[] }
    expect(december.days.slice(0, 2).map(({ state }) => state)).toEqual(['drawer-open', 'to-come'])
  })
})

describe('the file', () => {
  beforeEach(() => {
    cafe.settings({})
    coffees(cafe, daysFrom('2026-10', 1, 31))
    cafe.clockTo(morningOf('2026-11-01'))
    cafe.closeOver()
  })

  it('has the columns of the brief in their order, then what they lack', async () => {
    expect(cafe.make('2026-10')).toMatchObject({ ok: true })
    const [header, whole, bar] = (await textOf(cafe, 1, '.csv')).split('\r\n')
    expect(header).toBe(
      'site_id;month;activity;ht_5_5;vat_5_5;ht_10;vat_10;ht_20;vat_20;ht_0;tickets;units;agency_collected;' +
        'commission_ht;deposits_in;deposits_out;deposits_balance;cash_gap;open_days;schema_version;sequence;hash_previous;' +
        'ht_2_1;vat_2_1;commission_vat;missing_days;hash',
    )
    expect(fileColumns).toHaveLength(27)
    expect(whole).toMatch(/^LOZ-007;2026-10;cafe;0;0;0;0;0;0;0;31;0;0;0;0;0;0;0;31;1;1;0{64};0;0;0;;[0-9a-f]{64}$/)
    // A coffee is 1.60 at 10 %: 1.45 and 0.15 on each of 31 tickets.
    expect(bar).toMatch(/^LOZ-007;2026-10;bar;0;0;4495;465;/)
  })

  it('is kept for good, and the next one is bound to it', async () => {
    cafe.make('2026-10')
    cafe.day('2026-11-02', () => cafe.sell(['prd_demi']))
    cafe.clockTo(morningOf('2026-11-03'))
    cafe.closeOver()
    cafe.make('2026-11')
    const [first, second] = [await textOf(cafe, 1, '.json'), await textOf(cafe, 2, '.json')].map(
      (text) => JSON.parse(text) as { hash: string; hash_previous: string; sequence: number },
    )
    expect(second).toMatchObject({ sequence: 2, hash_previous: first?.hash })
    const change = (sql: string) => () => inTransaction(cafe.db, () => cafe.db.prepare(sql).run())
    expect(change(`UPDATE network_files SET month = '2027-01'`)).toThrow(/not rewritten/)
    expect(change('DELETE FROM network_files')).toThrow(/not deleted/)
  })

  it('a correction appears in the month in which it is made: nothing that was told changes', async () => {
    cafe.make('2026-10')
    cafe.day('2026-11-02', () => {
      cafe.sell(['prd_demi'])
      cafe.refund(1) // a coffee of October
    })
    cafe.clockTo(morningOf('2026-11-03'))
    cafe.closeOver()
    expect(await cafe.month('2026-10')).toMatchObject({ isTold: true })
    const bar = (await cafe.month('2026-11')).rows.find((row) => row.activity === 'bar')
    // A half is 3.00 at 20 %, the coffee 1.60 at 10 %.
    expect(bar).toMatchObject({ ht_20: 250, vat_20: 50, ht_10: -145, vat_10: -15, tickets: 1, units: 0 })
    cafe.make('2026-11')
    expect((await textOf(cafe, 2, '.csv')).split('\r\n')[2]).toMatch(/^LOZ-007;2026-11;bar;0;0;-145;-15;250;50;/)
  })

  it('leaves as table, JSON, cover and a draft of the message; no name of anybody is in it', async () => {
    cafe.settings({ email: 'chiffres@reseau.example' })
    cafe.make('2026-10')
    const handed = await cafe.files(1)
    expect(handed?.files.map(({ name }) => name)).toEqual([
      'zinc-LOZ-007-2026-10-n1.csv',
      'zinc-LOZ-007-2026-10-n1.json',
      'zinc-LOZ-007-2026-10-n1.pdf',
      'zinc-LOZ-007-2026-10-n1.eml',
    ])
    const eml = await textOf(cafe, 1, '.eml')
    expect(eml).toMatch(/^To: chiffres@reseau\.example\r\nSubject: =\?UTF-8\?B\?/)
    expect(eml).toContain('filename="zinc-LOZ-007-2026-10-n1.csv"')
    expect(eml.split('\r\n').every((line) => line.length <= 998)).toBe(true)
    const cover = readPdf(Buffer.from(handed!.files[2]!.base64, 'base64'))
    const said = cover.words().map((one) => one.replaceAll(/\s/g, ' '))
    const { hash } = JSON.parse(await textOf(cafe, 1, '.json')) as { hash: string }
    expect(cover.pages).toHaveLength(1)
    // 31 coffees of 1.45 HT: 44.95, of which 2 % are 0.90, and 100.00 a month.
    expect(said).toEqual(expect.arrayContaining(['44,95 €', '0,90 €', '100,90 €', hash]))
    expect(said.join(' ')).toContain('zinc-LOZ-007-2026-10-n1.json')
    for (const name of ['Léa', 'Sami', 'opr_1']) {
      expect(cover.words().join(' ')).not.toContain(name)
      expect(await textOf(cafe, 1, '.csv')).not.toContain(name)
      expect(await textOf(cafe, 1, '.json')).not.toContain(name)
    }
    expect(await cafe.files(9)).toBeNull()
  })

  it('is refused without a code of the café, and of a month without a closed day', () => {
    cafe.settings({ siteId: '' })
    expect(cafe.make('2026-10')).toMatchObject({ ok: false, code: 'NETWORK_SITE_MISSING' })
    cafe.settings({})
    expect(cafe.make('2027-02')).toMatchObject({ ok: false, code: 'NETWORK_MONTH_EMPTY' })
    expect(cafe.make('2026-08')).toMatchObject({ ok: false, code: 'NETWORK_MONTH_EMPTY' })
  })
})
