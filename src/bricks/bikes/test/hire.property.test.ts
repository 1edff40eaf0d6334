import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { newRentalId, newRepairId, type RentalId } from '../ids.ts'
import { openBikesShop, petit, refusedWith, type BikesShop } from './bikes-shop.ts'
import { at } from './tariffs.ts'

const HOUR_MS = 3_600_000
const MODELS = ['VTC', 'VAE'] as const
const day = at('2027-07-12 08:00')

const hours = fc.record({ start: fc.nat({ max: 9 }), length: fc.integer({ min: 1, max: 4 }) })
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constant('hold' as const),
      hours,
      model: fc.nat(1),
      quantity: fc.integer({ min: 1, max: 3 }),
      very: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('confirm' as const), of: fc.nat() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('again' as const),
      of: fc.nat(),
      hours,
      model: fc.nat(1),
      quantity: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('move' as const), of: fc.nat(), to: fc.nat(3), hours }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('cancel' as const), of: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('maintain' as const), bike: fc.nat(6), hours }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('later' as const), minutes: fc.nat(20) }) },
)
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never

const NUMBERS = ['VTC-01', 'VTC-02', 'VTC-03', 'VTC-04', 'VAE-01', 'VAE-02', 'VAE-03']
const span = ({ start, length }: { start: number; length: number }) => ({
  startMs: day + start * HOUR_MS,
  endMs: Math.min(day + (start + length) * HOUR_MS, day + 11 * HOUR_MS),
})

/** One thing that somebody asks; a refusal is an answer as well. */
async function ask(shop: BikesShop, one: Step, known: RentalId[], clock: { minutes: number }): Promise<string> {
  const { bikes, command } = shop
  const wish = ({ model, quantity, very }: { model: number; quantity: number; very?: boolean }) => [
    {
      modelId: shop.modelId(MODELS[model]!),
      quantity,
      bikeIds: very ? [shop.bikeId(`${MODELS[model]}-0${quantity}`)] : [],
    },
  ]
  const of = 'of' in one && known.length > 0 ? known[one.of % known.length]! : newRentalId()
  const rest = { accessories: [], guarantee: false }
  switch (one.what) {
    case 'hold': {
      const rentalId = newRentalId()
      const { code } = await refusedWith(shop.hold({ ...span(one.hours), wishes: wish(one), ...rest }, rentalId))
      if (code === 'none') known.push(rentalId)
      return code
    }
    case 'again':
      return (await refusedWith(shop.hold({ ...span(one.hours), wishes: wish(one), ...rest }, of))).code
    case 'confirm':
      return (await refusedWith(shop.confirm(of, petit))).code
    case 'cancel':
      return (await refusedWith(bikes.cancel(command({ rentalId: of })))).code
    case 'move': {
      const line = (await bikes.rental({ rentalId: of }))?.lines[0]
      const toBikeId = shop.bikeId(`${line?.modelName === 'VAE' ? 'VAE' : 'VTC'}-0${(one.to % 3) + 1}`)
      const bikeId = line?.bikeId ?? toBikeId
      return (await refusedWith(bikes.move(command({ rentalId: of, bikeId, toBikeId, ...span(one.hours) })))).code
    }
    case 'maintain': {
      const { startMs, endMs } = span(one.hours)
      const what = { repairId: newRepairId(), bikeId: shop.bikeId(NUMBERS[one.bike]!), reason: 'Pneu' }
      return (await refusedWith(bikes.maintain(command({ ...what, fromMs: startMs, untilMs: endMs })))).code
    }
    case 'later':
      clock.minutes += one.minutes
      shop.set(
        `2027-07-11 ${String(9 + Math.floor(clock.minutes / 60)).padStart(2, '0')}:${String(clock.minutes % 60).padStart(2, '0')}`,
      )
      return 'none'
  }
}

/** Each bike that a rental names has its block, with the same times, and no block is without its rental. */
function disagreements(file: string, nowMs: number): unknown[] {
  const db = new Database(file, { readonly: true })
  try {
    return db
      .prepare(
        `WITH named AS (
           SELECT rental_id AS ref, bike_id AS resource, line.value ->> '$.startMs' AS start_ms, line.value ->> '$.endMs' AS end_ms
           FROM bike_rentals JOIN bike_rental_lines line USING (rental_id)
           WHERE state = 'confirmed' OR (state = 'held' AND held_until_ms > @nowMs)),
         taken AS (
           SELECT ref, resource, start_ms, end_ms - coalesce(buffer_ms, 0) AS end_ms FROM calendar_blocks
           WHERE kind = 'booking' AND (state = 'confirmed' OR (state = 'held' AND hold_until_ms > @nowMs)))
         SELECT * FROM (SELECT * FROM named EXCEPT SELECT * FROM taken)
         UNION ALL SELECT * FROM (SELECT * FROM taken EXCEPT SELECT * FROM named)`,
      )
      .all({ nowMs })
  } finally {
    db.close()
  }
}

it(
  'whatever is asked in whatever order, contracts and calendar name the same bikes',
  { timeout: 120_000 },
  async () => {
    const codes = new Set<string>()
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 50 }), async (steps) => {
        const shop = await openBikesShop({ from: '2027-07-11 09:00' })
        const known: RentalId[] = []
        const clock = { minutes: 0 }
        try {
          for (const one of steps) {
            codes.add(await ask(shop, one, known, clock))
            expect(disagreements(shop.ledgerFile, shop.now())).toEqual([])
          }
        } finally {
          await shop.close()
        }
      }),
      { numRuns: 15 },
    )
    expect([...codes]).toEqual(expect.arrayContaining(['none', 'TOO_FEW_BIKES', 'BIKE_BUSY']))
    expect([...codes].filter((code) => code === 'INTERNAL_SERVER_ERROR' || code === 'BAD_REQUEST')).toEqual([])
  },
)
