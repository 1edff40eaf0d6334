import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyTender } from '../../src/main/tenders/rules.ts'
import { cents } from '../../src/shared/money.ts'
import { AMOUNT_MAX_CENTS, CASH_MAX_CENTS, type TenderKind } from '../../src/shared/ticket.ts'

const due = (dueCents: number, cashCents = 0) => ({ dueCents: cents(dueCents), cashCents: cents(cashCents) })
const gives = (amountCents: number, changeCents: number, stillDueCents: number) => ({
  ok: true,
  value: { amountCents, changeCents, stillDueCents },
})

describe('F-56 applying a tender', () => {
  it.each([
    { name: 'exact cash', kind: 'cash', of: due(1000), offered: 1000, is: gives(1000, 0, 0) },
    { name: 'too much cash gives change', kind: 'cash', of: due(160), offered: 1000, is: gives(160, 840, 0) },
    { name: 'too little cash leaves a rest', kind: 'cash', of: due(1000), offered: 400, is: gives(400, 0, 600) },
    { name: 'one cent', kind: 'cash', of: due(1000), offered: 1, is: gives(1, 0, 999) },
    { name: 'an exact card', kind: 'card', of: due(1000), offered: 1000, is: gives(1000, 0, 0) },
    { name: 'part of it by card', kind: 'card', of: due(1000), offered: 400, is: gives(400, 0, 600) },
    { name: 'a card after cash', kind: 'card', of: due(600, 400), offered: 600, is: gives(600, 0, 0) },
    { name: '1,000 € in cash is allowed', kind: 'cash', of: due(100_000), offered: 100_000, is: gives(100_000, 0, 0) },
    {
      name: 'what counts is what stays, not the note',
      kind: 'cash',
      of: due(1000),
      offered: 150_000,
      is: gives(1000, 149_000, 0),
    },
    { name: 'a card of more than 1,000 €', kind: 'card', of: due(200_000), offered: 200_000, is: gives(200_000, 0, 0) },
    {
      name: 'the largest amount',
      kind: 'card',
      of: due(AMOUNT_MAX_CENTS),
      offered: AMOUNT_MAX_CENTS,
      is: gives(AMOUNT_MAX_CENTS, 0, 0),
    },
  ] as const)('$name', ({ kind, of, offered, is }) => {
    expect(applyTender(of, kind, cents(offered))).toEqual(is)
  })

  it.each([
    {
      name: 'a card above what is due, and says how much is',
      kind: 'card',
      of: due(100, 900),
      offered: 101,
      code: 'CARD_OVER_DUE',
      detail: { dueCents: 100 },
    },
    {
      name: 'more than 1,000 € in cash',
      kind: 'cash',
      of: due(100_001),
      offered: 100_001,
      code: 'CASH_OVER_LIMIT',
      detail: { maxCents: CASH_MAX_CENTS },
    },
    {
      name: 'more than 1,000 € in cash in two goes',
      kind: 'cash',
      of: due(100_000, 60_000),
      offered: 40_001,
      code: 'CASH_OVER_LIMIT',
      detail: { maxCents: CASH_MAX_CENTS },
    },
    {
      name: 'a barcode typed as an amount',
      kind: 'cash',
      of: due(160),
      offered: AMOUNT_MAX_CENTS + 1,
      code: 'AMOUNT_TOO_LARGE',
      detail: { maxCents: AMOUNT_MAX_CENTS },
    },
    {
      name: 'a barcode typed as a card amount',
      kind: 'card',
      of: due(160),
      offered: AMOUNT_MAX_CENTS + 1,
      code: 'AMOUNT_TOO_LARGE',
      detail: { maxCents: AMOUNT_MAX_CENTS },
    },
  ] as const)('refuses $name', ({ kind, of, offered, code, detail }) => {
    expect(applyTender(of, kind, cents(offered))).toEqual({ ok: false, code, detail })
  })

  it('neither makes nor loses a cent, never takes more than is due, and gives no change on a card', () => {
    fc.assert(
      fc.property(
        fc.record({
          kind: fc.constantFrom<TenderKind>('cash', 'card'),
          dueCents: fc.integer({ min: 1, max: 300_000 }),
          cashCents: fc.integer({ min: 0, max: CASH_MAX_CENTS }),
          offered: fc.integer({ min: 1, max: 400_000 }),
        }),
        ({ kind, dueCents, cashCents, offered }) => {
          const decision = applyTender(due(dueCents, cashCents), kind, cents(offered))
          if (!decision.ok) return
          const { amountCents, changeCents, stillDueCents } = decision.value
          expect(amountCents + changeCents).toBe(offered)
          expect(amountCents + stillDueCents).toBe(dueCents)
          expect(Math.min(amountCents, changeCents, stillDueCents)).toBeGreaterThanOrEqual(0)
          if (kind === 'card') expect(changeCents).toBe(0)
          if (kind === 'cash') expect(cashCents + amountCents).toBeLessThanOrEqual(CASH_MAX_CENTS)
        },
      ),
    )
  })
})
