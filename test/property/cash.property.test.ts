import fc from 'fast-check'
import { expect, it } from 'vitest'
import { zCashReason } from '../../src/shared/cash.ts'
import { newCashMovementId } from '../../src/shared/ids.ts'
import { cents } from '../../src/shared/money.ts'
import { command, moved } from '../support/said.ts'
import { moveCash } from '../support/move-cash.ts'
import { openShop } from '../support/shop.ts'

/** What each reason does to drawer and safe, written down a second time. */
const ways: Readonly<Record<string, readonly [drawer: number, safe: number]>> = {
  'change-brought': [1, 0],
  'float-topped-up': [1, -1],
  'owner-brought': [1, 0],
  'other-in': [1, 0],
  'petty-purchase': [-1, 0],
  'owner-took': [-1, 0],
  'tips-paid': [-1, 0],
  'third-party-paid': [-1, 0],
  'other-out': [-1, 0],
  'safe-drop': [-1, 1],
  'bank-deposit': [0, -1],
}
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('sell' as const), cash: fc.boolean() }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      reason: fc.constantFrom(...zCashReason.options),
      amount: fc.integer({ min: 1, max: 4_000 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('undo' as const), which: fc.nat(9) }) },
)

it('whatever is sold, moved, undone and counted: the drawer holds float, cash sales and movements, X is Z, and the Z lists them all', async () => {
  let recorded = 0
  let refused = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 5, maxLength: 25 }),
      fc.integer({ min: -900, max: 900 }),
      async (steps, off) => {
        const shop = await openShop()
        try {
          const sessionId = await shop.openDay(3_000)
          let drawerCents = 3_000
          let safeCents = 0
          const sums = new Map<string, number>()
          const apply = (reason: string, amountCents: number) => {
            const [drawer, safe] = ways[reason]!
            drawerCents += drawer * amountCents
            safeCents += safe * amountCents
            sums.set(reason, (sums.get(reason) ?? 0) + amountCents)
            recorded += 1
          }
          for (const asked of steps) {
            if (asked.do === 'sell') {
              await shop.sell(['prd_cafe'], asked.cash ? 'cash' : 'card')
              if (asked.cash) drawerCents += 160
            } else if (asked.do === 'move') {
              const [drawer, safe] = ways[asked.reason]!
              const may = drawerCents + Math.min(0, drawer) * asked.amount >= 0 && safeCents + safe * asked.amount >= 0
              const done = await moveCash(shop.ask, moved(asked.amount), asked.reason).catch(() => undefined)
              expect(done !== undefined).toBe(may)
              if (done) apply(asked.reason, asked.amount)
              else refused += 1
            } else {
              const { movements } = await shop.ask.cashMovements.list({})
              const before = movements[asked.which % movements.length]
              const movementId = newCashMovementId()
              const undoes = before?.movementId ?? newCashMovementId()
              const back = await shop.ask.cashMovements
                .undo({ ...command(), movementId, undoes })
                .catch(() => undefined)
              if (back) apply(back.reason, back.amountCents)
            }
          }
          const { movements, safeCents: told } = await shop.ask.cashMovements.list({})
          const x = await shop.ask.cashSessions.x({})
          expect([x?.expectedCents, x?.safeCents, told]).toEqual([drawerCents, safeCents, safeCents])
          const countedCents = cents(Math.max(0, drawerCents + off))
          const z = await shop.ask.cashSessions.close({ ...command(), sessionId, countedCents, explanation: 'unknown' })
          expect(z.reading).toEqual(x)
          expect(z.overShortCents).toBe(countedCents - drawerCents)
          expect(Object.fromEntries(z.reading.movements.map((row) => [row.reason, row.amountCents]))).toEqual(
            Object.fromEntries(sums),
          )
          expect(z.reading.movements.reduce((count, row) => count + row.count, 0)).toBe(movements.length)
          expect(await shop.ask.till.verifyLedger({})).toMatchObject({ ok: true })
        } finally {
          await shop.close()
        }
      },
    ),
    { numRuns: 20, interruptAfterTimeLimit: 60_000, markInterruptAsFailure: false },
  )
  expect(Math.min(recorded, refused)).toBeGreaterThan(10)
}, 90_000)
