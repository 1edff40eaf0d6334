import { describe, expect, it } from 'vitest'
import franceFile from '../../resources/vat/france.json' with { type: 'json' }
import { taxationOf, zVatTable, type VatTable } from '../../src/main/catalogue/index.ts'
import { Defect } from '../../src/shared/assert.ts'
import { vatClasses, zPlace, type Place, type VatClass } from '../../src/shared/catalogue.ts'
import { vatRate } from '../../src/shared/vat.ts'
import { day } from '../support/said.ts'

const france = zVatTable.parse(franceFile)
const TODAY = day('2026-11-23')

describe('F-52 the French table of rates', () => {
  it.each(vatClasses.flatMap((vatClass) => zPlace.options.map((place) => ({ vatClass, place }))))(
    'has exactly one rate today for $vatClass $place',
    ({ vatClass, place }) => {
      const valid = france.rates.filter((row) => row.vatClass === vatClass && row.place === place && row.from <= TODAY)
      const latest = valid.filter((row) => valid.every((other) => other.from <= row.from))
      expect(latest).toHaveLength(1)
      expect(taxationOf(france, vatClass, place, TODAY)).toEqual({
        rate: latest[0]?.rate,
        supply: latest[0]?.supply,
        nature: latest[0]?.nature,
      })
    },
  )

  it('never gives two rates to the same class and place from the same day', () => {
    const keys = france.rates.map(({ vatClass, place, from }) => `${vatClass} ${place} ${from}`)
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([])
  })

  it('says for every row where it comes from', () => {
    expect(france.rates.filter((row) => !row.source.startsWith('CGI art. '))).toEqual([])
  })

  // Brief fiscal §4.1, checklist F-52 and F-53.
  it.each([
    { what: 'a coffee', vatClass: 'hot-drink', onSite: 1000, takeaway: 1000 },
    { what: 'a beer', vatClass: 'alcohol', onSite: 2000, takeaway: 2000 },
    { what: 'a can', vatClass: 'soft-drink', onSite: 1000, takeaway: 550 },
    { what: 'a sandwich', vatClass: 'dish', onSite: 1000, takeaway: 1000 },
    { what: 'a packet of crisps', vatClass: 'keepable-food', onSite: 1000, takeaway: 550 },
    { what: 'sweets', vatClass: 'confectionery', onSite: 1000, takeaway: 2000 },
    { what: 'bread', vatClass: 'bread', onSite: 1000, takeaway: 550 },
    { what: 'a book', vatClass: 'book', onSite: 550, takeaway: 550 },
    { what: 'batteries', vatClass: 'standard', onSite: 2000, takeaway: 2000 },
    { what: 'a newspaper', vatClass: 'press-agency', onSite: 0, takeaway: 0 },
  ] satisfies { what: string; vatClass: VatClass; onSite: number; takeaway: number }[])(
    'taxes $what at $onSite on site and $takeaway to take away',
    ({ vatClass, onSite, takeaway }) => {
      expect([
        taxationOf(france, vatClass, 'on-site', TODAY).rate,
        taxationOf(france, vatClass, 'takeaway', TODAY).rate,
      ]).toEqual([onSite, takeaway])
    },
  )

  it('F-55 calls a service what is served on site, goods what is taken away or never served, agency the press', () => {
    const summary = (place: Place) =>
      Object.groupBy(vatClasses, (vatClass) => {
        const { supply, nature } = taxationOf(france, vatClass, place, TODAY)
        return `${nature} ${supply}`
      })
    expect(summary('on-site')).toEqual({
      'own service': ['hot-drink', 'soft-drink', 'alcohol', 'dish', 'keepable-food', 'bread', 'confectionery'],
      'own goods': ['book', 'standard'],
      'agency goods': ['press-agency'],
    })
    expect(summary('takeaway')).toEqual({
      'own goods': vatClasses.filter((vatClass) => vatClass !== 'press-agency'),
      'agency goods': ['press-agency'],
    })
  })
})

describe('F-53 alcohol', () => {
  it.each(zPlace.options)('is at the normal rate %s, from the first day of the table on', (place) => {
    const days = france.rates.filter((row) => row.vatClass === 'alcohol').map((row) => row.from)
    expect(days.length).toBeGreaterThan(0)
    for (const from of [...days, TODAY]) {
      expect(taxationOf(france, 'alcohol', place, from)).toMatchObject({ rate: 2000, nature: 'own' })
    }
  })
})

describe('F-52 a dated row', () => {
  const row = france.rates.find((known) => known.vatClass === 'bread' && known.place === 'takeaway')!
  const dated: VatTable = {
    ...france,
    rates: [
      { ...row, rate: vatRate(700), from: day('2027-01-01') },
      ...france.rates,
      { ...row, rate: vatRate(600), from: day('2026-12-01') },
    ],
  }

  it.each([
    ['2026-11-30', 550],
    ['2026-12-01', 600],
    ['2026-12-31', 600],
    ['2027-01-01', 700],
    ['2030-06-15', 700],
  ])('is in force on %s at %d, wherever it stands in the table', (on, rate) => {
    expect(taxationOf(dated, 'bread', 'takeaway', day(on)).rate).toBe(rate)
  })

  it('touches no other class or place', () => {
    expect(taxationOf(dated, 'bread', 'on-site', day('2027-01-01')).rate).toBe(1000)
  })

  it('leaves nothing to guess before the first day of a table', () => {
    expect(() => taxationOf(france, 'bread', 'takeaway', day('2013-12-31'))).toThrow(Defect)
  })

  it('must be a day of the calendar', () => {
    const rates = [{ ...row, from: '2027-02-30' }]
    expect(zVatTable.safeParse({ territory: 'FR', rates }).success).toBe(false)
  })
})
