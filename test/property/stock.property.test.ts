import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ProductId } from '../../src/shared/ids.ts'
import { cents, milli } from '../../src/shared/money.ts'
import {
  averageAfter,
  newDeliveryId,
  newStockCountId,
  packagesToOrder,
  rateOf,
  takenBySales,
  valueOf,
} from '../../src/shared/stock.ts'
import { defectsOf, expectBooksToBalance, expectProjectionsToRebuild, ticketsOf } from '../support/books.ts'
import { command } from '../support/said.ts'
import { openShop } from '../support/shop.ts'
import { keep, keg, levelOf, supplier } from '../support/stock.ts'

const HALF = 'prd_demi' as ProductId
const PINT = 'prd_pinte' as ProductId

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('sell' as const),
      product: fc.constantFrom(HALF, PINT),
      pieces: fc.integer({ min: 1, max: 4 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('recipe' as const),
      product: fc.constantFrom(HALF, PINT),
      amount: fc.integer({ min: 0, max: 600 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('deliver' as const),
      packages: fc.integer({ min: 1, max: 3 }),
      priceCents: fc.integer({ min: 0, max: 12_000 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('count' as const), counted: fc.integer({ min: 0, max: 90_000 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      kind: fc.constantFrom('waste' as const, 'own-use' as const, 'found' as const),
      amount: fc.integer({ min: 1, max: 5000 }),
    }),
  },
)

describe('any life of a keg', () => {
  it('its level is what was counted, moved and sold by the recipe of the time; a rebuild tells the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        const shop = await openShop()
        try {
          await shop.openDay()
          const item = await keep(shop.ask, keg())
          const { supplierId } = await supplier(shop.ask)
          const inForce = new Map<ProductId, number>()
          const model = { level: 0, sold: 0 }
          for (const one of steps) {
            if (one.do === 'sell') {
              await shop.sell(Array.from({ length: one.pieces }, () => one.product))
              model.level -= one.pieces * (inForce.get(one.product) ?? 0)
              model.sold += 1
            } else if (one.do === 'recipe') {
              const lines = one.amount === 0 ? [] : [{ itemId: item.itemId, amount: one.amount }]
              await shop.ask.stock.saveRecipe({ ...command(), thing: one.product, lines })
              inForce.set(one.product, one.amount)
            } else if (one.do === 'deliver') {
              const line = {
                itemId: item.itemId,
                packageAmount: 30_000,
                packages: one.packages,
                priceCents: cents(one.priceCents),
              }
              await shop.ask.stock.receive({
                ...command(),
                deliveryId: newDeliveryId(),
                supplierId,
                orderId: null,
                noteNumber: '',
                lines: [line],
              })
              model.level += 30_000 * one.packages
            } else if (one.do === 'count') {
              const lines = [{ itemId: item.itemId, counted: one.counted, reason: '' }]
              await shop.ask.stock.count({ ...command(), countId: newStockCountId(), shelf: '', lines })
              model.level = one.counted
            } else {
              await shop.ask.stock.move({
                ...command(),
                itemId: item.itemId,
                kind: one.kind,
                amount: one.amount,
                note: '',
              })
              model.level += one.kind === 'found' ? one.amount : -one.amount
            }
            expect(await levelOf(shop.ask, item.itemId)).toBe(model.level)
          }
          expect(ticketsOf(shop)).toHaveLength(model.sold)
          expect(defectsOf(shop)).toEqual([])
          await expectBooksToBalance(shop)
          expectProjectionsToRebuild(shop.ledgerFile)
        } finally {
          await shop.close()
        }
      }),
      { numRuns: 8 },
    )
  }, 120_000)
})

describe('amounts and values', () => {
  it('a whole number of pieces takes an exact amount; a part of one is rounded once', () => {
    fc.assert(
      fc.property(fc.integer({ min: -500, max: 500 }), fc.integer({ min: 1, max: 5000 }), (pieces, amount) => {
        expect(takenBySales(milli(pieces * 1000) * amount)).toBe(pieces * amount + 0)
      }),
    )
    expect(takenBySales(333 * 250)).toBe(83)
  })

  it('a package is worth its price at its own rate', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 1, max: 100_000 }), (price, amount) => {
        expect(valueOf(amount, rateOf(cents(price), amount))).toBe(price)
      }),
    )
  })

  it('the average lies between the old rate and that of what came', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -5000, max: 50_000 }),
        fc.integer({ min: 0, max: 900_000 }),
        fc.integer({ min: 1, max: 50_000 }),
        fc.integer({ min: 0, max: 20_000 }),
        (level, rate, amount, value) => {
          const came = rateOf(cents(value), amount)
          const average = averageAfter({ level, rate }, { amount, valueCents: cents(value) })
          expect(average).toBeGreaterThanOrEqual(Math.min(level > 0 ? rate : came, came) - 1)
          expect(average).toBeLessThanOrEqual(Math.max(level > 0 ? rate : came, came) + 1)
        },
      ),
    )
  })

  it('what is ordered reaches the target, and no package more', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -50_000, max: 90_000 }),
        fc.nat(60_000),
        fc.nat(90_000),
        fc.nat(60_000),
        (level, reorderAt, target, onOrder) => {
          const packages = packagesToOrder({ ...keg(), reorderAt, target }, level, onOrder)
          const after = level + onOrder + packages * 30_000
          if (level + onOrder > reorderAt) expect(packages).toBe(0)
          else expect(after).toBeGreaterThanOrEqual(target)
          if (packages > 0) expect(after - 30_000).toBeLessThan(target)
        },
      ),
    )
  })
})
