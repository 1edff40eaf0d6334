import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { feeOf, ownHt, type Figure } from '../../src/shared/network-file.ts'
import { defaultNetwork } from '../../src/shared/network.ts'
import type { Entry } from '../../src/main/journal/index.ts'
import type { Sale } from '../../src/main/tickets/index.ts'
import { morningOf, openNetworkCafe, type NetworkCafe } from '../support/network.ts'

const SEED = Number(process.env['ZINC_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
const products = [
  'prd_cafe',
  'prd_demi',
  'prd_plat-du-jour',
  'prd_cacahuetes',
  'prd_baguette',
  'prd_l-equipe',
  'prd_livre-recettes',
]

const aTicket = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('products' as const),
      products: fc.array(fc.constantFrom(...products), { minLength: 1, maxLength: 5 }),
      place: fc.constantFrom('on-site' as const, 'takeaway' as const),
    }),
  },
  fc.record({
    what: fc.constant('service' as const),
    service: fc.constantFrom('bikes', 'meals', 'parcels'),
    nature: fc.constantFrom('own' as const, 'agency' as const, 'liability' as const),
    priceCents: fc.integer({ min: 1, max: 90_000 }),
  }),
)
const days = ['2026-11-02', '2026-11-03', '2026-11-05']

/** The month again, from the sealed entries and nothing of ours: sums by rate, what is collected, deposits. */
function recomputed(cafe: NetworkCafe) {
  const lines = cafe.db
    .prepare<[], string>(`SELECT entry FROM journal_entries WHERE chain = 'tickets' ORDER BY seq`)
    .pluck()
    .all()
    .map((text) => JSON.parse(text) as Entry)
    .map(({ payload }) => payload as unknown as Sale)
    .filter(({ businessDay }) => businessDay.startsWith('2026-11'))
    .flatMap((sale) => sale.lines)
  const total = (of: (line: Sale['lines'][number]) => number) => lines.reduce((sum, line) => sum + of(line), 0)
  return {
    ht: total((line) => (line.nature === 'own' ? line.htCents : 0)),
    vat: total((line) => (line.nature === 'own' ? line.vatCents : 0)),
    ht20: total((line) =>
      line.nature === 'own' && line.vatRate === 2000 && line.service?.service !== 'parcels' ? line.htCents : 0,
    ),
    agency: total((line) => (line.nature === 'agency' ? line.ttcCents : 0)),
    deposits: total((line) => (line.nature === 'liability' ? line.ttcCents : 0)),
  }
}

describe('the monthly file', () => {
  it(`adds up to the sealed tickets and to the closings of its month (seed ${SEED})`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(aTicket, { maxLength: 6 }), { minLength: days.length, maxLength: days.length }),
        async (lived) => {
          const cafe = openNetworkCafe()
          try {
            cafe.settings({})
            for (const [n, tickets] of lived.entries())
              cafe.day(days[n] ?? '', () => {
                for (const one of tickets) {
                  if (one.what === 'products') cafe.sell(one.products, one.place)
                  else cafe.sellService(one)
                }
              })
            cafe.clockTo(morningOf('2026-12-01'))
            cafe.closeOver()
            const { rows } = await cafe.month('2026-11')
            const sum = (name: Figure) => rows.reduce((all, row) => all + row[name], 0)
            const plain = recomputed(cafe)
            // Nothing is collected at a rate here, so every commission is a sealed sale.
            expect(rows.reduce((all, row) => all + ownHt(row), 0) + sum('commission_ht')).toBe(plain.ht)
            expect(sum('vat_2_1') + sum('vat_5_5') + sum('vat_10') + sum('vat_20') + sum('commission_vat')).toBe(
              plain.vat,
            )
            expect(sum('ht_20')).toBe(plain.ht20)
            expect(sum('agency_collected')).toBe(plain.agency)
            expect(sum('deposits_in') - sum('deposits_out')).toBe(plain.deposits)
            expect(sum('deposits_balance')).toBe(plain.deposits)
            const closings = cafe.parts.closureStore.newest('month', 1)[0]
            expect(closings?.figures.htCents).toBe(plain.ht)
            expect(feeOf(rows, defaultNetwork).baseCents).toBe(plain.ht)
            const whole = rows.find((row) => row.activity === 'cafe')
            expect(whole?.tickets).toBe(lived.flat().length)
            expect(whole?.open_days).toBe(lived.filter((tickets) => tickets.length > 0).length)
          } finally {
            await cafe.close()
          }
        },
      ),
      { seed: SEED, numRuns: 12 },
    )
  }, 300_000)
})
