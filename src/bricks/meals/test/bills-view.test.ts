import { describe, expect, it } from 'vitest'
import { cents } from '../../../shared/money.ts'
import { newCustomerId } from '../../../shared/ids.ts'
import { day } from '../../../../test/support/said.ts'
import type { BillRow } from '../rules/bill.ts'
import { monthsFrom } from '../rules/month.ts'
import { monthToBill, saidOf, sumsOf } from '../screens/bills-view.ts'
import { billTexts } from '../texts/bills.ts'

const row = (more: Partial<BillRow>): BillRow => ({
  ...{ personId: newCustomerId(), name: 'M. Dupont', state: 'draft', ticketNumber: null, number: null, meals: 1 },
  ...{ totalCents: cents(1000), openCents: cents(0), parts: [], ready: true },
  ...more,
})

describe('the page of invoices', () => {
  it('opens on the month before, and on the last day of a month on that month', () => {
    expect(monthToBill(day('2026-11-29'))).toBe('2026-10')
    expect(monthToBill(day('2026-11-30'))).toBe('2026-11')
    expect(monthToBill(day('2027-01-05'))).toBe('2026-12')
    expect([monthsFrom('2026-12', 1), monthsFrom('2026-01', -1), monthsFrom('2026-05', -24)]).toEqual([
      '2027-01',
      '2025-12',
      '2024-05',
    ])
  })

  it('counts what stands, and who can be issued', () => {
    const ready = row({})
    const sums = sumsOf([
      ready,
      row({ ready: false }),
      row({ state: 'issued', openCents: cents(400), ready: false }),
      row({ state: 'credited', ready: false }),
    ])
    expect(sums).toEqual({
      totalCents: 3000,
      issuedCents: 1000,
      openCents: 400,
      drafts: 2,
      issued: 1,
      ready: [ready.personId],
    })
  })

  it('says what is odd with its figures', () => {
    const odd = {
      kind: 'aids',
      blocks: true,
      personId: newCustomerId(),
      name: 'Mme Roux',
      detail: { aidsCents: 1105, priceCents: 1050 },
    } as const
    const said = saidOf({ ...odd }, { euros: (amount) => `${amount / 100} €` })
    expect(billTexts.fr.anomaly.aids(said).replaceAll(/\s/gu, ' ')).toBe(
      'aides 11.05 € pour un repas à 10.5 € : vérifiez CCAS et APA',
    )
  })
})
