import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refundable } from '../../src/main/corrections/rules.ts'
import { applyTender } from '../../src/main/tenders/rules.ts'
import { cents } from '../../src/shared/money.ts'
import { tenderKindsThat, tenderRule } from '../../src/shared/tenders.ts'
import { AMOUNT_MAX_CENTS, CASH_MAX_CENTS, zTenderKind, type TenderKind } from '../../src/shared/ticket.ts'

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
          kind: fc.constantFrom(...zTenderKind.options),
          dueCents: fc.integer({ min: 1, max: 300_000 }),
          cashCents: fc.integer({ min: 0, max: CASH_MAX_CENTS }),
          offered: fc.integer({ min: 1, max: 400_000 }),
        }),
        ({ kind, dueCents, cashCents, offered }) => {
          const decision = applyTender(due(dueCents, cashCents), kind, cents(offered))
          if (!decision.ok) return
          const { amountCents, changeCents, stillDueCents } = decision.value
          const lost = offered - amountCents - changeCents
          if (tenderRule(kind).over === 'lost') expect(lost).toBe(Math.max(0, offered - dueCents))
          else expect(lost).toBe(0)
          expect(amountCents + stillDueCents).toBe(dueCents)
          expect(Math.min(amountCents, changeCents, stillDueCents)).toBeGreaterThanOrEqual(0)
          if (kind !== 'cash') expect(changeCents).toBe(0)
          if (kind === 'cash') expect(cashCents + amountCents).toBeLessThanOrEqual(CASH_MAX_CENTS)
        },
      ),
    )
  })
})

describe('each form of money, by its row of the table', () => {
  const takes = (kind: TenderKind, dueCents: number, offered: number) =>
    applyTender(due(dueCents), kind, cents(offered))
  it.each(zTenderKind.options)('%s pays what is due, and a part of it', (kind) => {
    expect(takes(kind, 1240, 1240)).toEqual(gives(1240, 0, 0))
    expect(takes(kind, 1240, 900)).toEqual(gives(900, 0, 340))
  })
  it.each([
    ['cash', gives(1240, 60, 0)],
    ['meal-paper', gives(1240, 0, 0)],
    ['holiday', gives(1240, 0, 0)],
    ['card', { ok: false, code: 'CARD_OVER_DUE', detail: { dueCents: 1240 } }],
    ['cheque', { ok: false, code: 'TENDER_OVER_DUE', detail: { dueCents: 1240, kind: 'cheque' } }],
    ['meal-card', { ok: false, code: 'TENDER_OVER_DUE', detail: { dueCents: 1240, kind: 'meal-card' } }],
  ] as const)('%s of 13 € for 12,40 €', (kind, is) => {
    expect(takes(kind, 1240, 1300)).toEqual(is)
  })
  it('only cash is counted as cash, and papers are those that lie in the drawer', () => {
    expect(tenderKindsThat((rule) => rule.counted === 'cash')).toEqual(['cash'])
    expect(tenderKindsThat((rule) => rule.counted === 'papers')).toEqual(['cheque', 'meal-paper', 'holiday'])
    expect(tenderKindsThat((rule) => rule.opensDrawer)).toEqual(['cash', 'cheque', 'meal-paper', 'holiday'])
  })
})

describe('what a refund may give', () => {
  const paid = (...tenders: readonly [TenderKind, number][]) =>
    tenders.map(([kind, amount]) => ({ kind, amountCents: cents(amount) }))
  const used: readonly TenderKind[] = ['cash', 'card', 'cheque', 'meal-paper']
  const may = (stands: ReturnType<typeof paid>) =>
    refundable(stands, used).map(({ kind, amountCents }) => [kind, amountCents])

  it.each([
    [
      'cash may go back on a card',
      paid(['cash', 1000]),
      [
        ['cash', 1000],
        ['card', 1000],
      ],
    ],
    [
      'a cheque is handed back, or turned into money',
      paid(['cheque', 1000]),
      [
        ['cash', 1000],
        ['card', 1000],
        ['cheque', 1000],
      ],
    ],
    ['titres are never turned into money', paid(['meal-paper', 1000]), [['meal-paper', 1000]]],
    [
      'of both, each its own',
      paid(['meal-paper', 900], ['cash', 340]),
      [
        ['cash', 340],
        ['card', 340],
        ['meal-paper', 900],
      ],
    ],
    [
      'what was given back counts',
      paid(['cheque', 1000], ['cash', -400]),
      [
        ['cash', 600],
        ['card', 600],
        ['cheque', 600],
      ],
    ],
    ['a form that is no longer taken goes back all the same', paid(['holiday', 2000]), [['holiday', 2000]]],
    ['nothing paid, nothing back', paid(), []],
  ] as const)('%s', (_, stands, is) => {
    expect(may([...stands])).toEqual(is)
  })
})
