import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BusinessDay } from '../../../shared/business-day.ts'
import { cents } from '../../../shared/money.ts'
import { extractVat, vatRate } from '../../../shared/vat.ts'
import {
  checkKept,
  damagesDue,
  holdTerm,
  isHoldToRenew,
  keptForTheft,
  splitDeposit,
  zHoldRules,
  type Damage,
} from '../damages.ts'

const damage = (label: string, euros: number, waived = false): Damage => ({
  label,
  priceCents: cents(euros * 100),
  waived,
})

describe('a deposit', () => {
  it('B-11 of 300.00 with a bent hanger: 270.00 goes back, 30.00 is kept, HT 25.00, VAT 5.00', () => {
    const due = damagesDue([damage('patte de dérailleur', 30), damage('bidon', 7.5, true)])
    expect(splitDeposit(cents(30_000), due)).toEqual({ keptCents: 3000, givenBackCents: 27_000, toCollectCents: 0 })
    expect(extractVat(due, vatRate(2000))).toEqual({ ht: 2500, vat: 500 })
  })

  it('§2.10 is kept whole where damages are more: « caution 300 € gardée, reste 40 € à encaisser »', () => {
    const due = damagesDue([damage('roue', 200), damage('dérailleur', 70), damage('dérailleur', 70)])
    expect(splitDeposit(cents(30_000), due)).toEqual({ keptCents: 30_000, givenBackCents: 0, toCollectCents: 4000 })
    expect(checkKept(cents(30_000), due, due)).toEqual({
      ok: false,
      code: 'KEPT_OVER_DEPOSIT',
      detail: { damagesCents: 34_000, depositCents: 30_000, toCollectCents: 4000 },
    })
  })

  it('is not kept beyond what is due; what is not kept is collected otherwise', () => {
    const kept = (amount: number) => checkKept(cents(30_000), cents(3000), cents(amount))
    expect(kept(3001)).toEqual({
      ok: false,
      code: 'KEPT_OVER_DAMAGES',
      detail: { damagesCents: 3000, keptCents: 3001 },
    })
    expect(kept(0)).toEqual({ ok: true, value: { keptCents: 0, givenBackCents: 30_000, toCollectCents: 3000 } })
    expect(kept(3000)).toEqual({ ok: true, value: splitDeposit(cents(30_000), cents(3000)) })
  })

  it('loses no cent, whatever is due', () => {
    const amount = fc.nat(200_000).map(cents)
    fc.assert(
      fc.property(amount, amount, (deposit, due) => {
        const { keptCents, givenBackCents, toCollectCents } = splitDeposit(deposit, due)
        expect(keptCents + givenBackCents).toBe(deposit)
        expect(keptCents + toCollectCents).toBe(due)
        expect(Math.min(givenBackCents, toCollectCents)).toBe(0)
      }),
    )
  })

  it('is kept whole for a theft, or by half with the guarantee', () => {
    expect(keptForTheft(cents(30_000), 10_000)).toBe(30_000)
    expect(keptForTheft(cents(30_000), 5000)).toBe(15_000)
    expect(keptForTheft(cents(30_001), 5000)).toBe(15_001)
  })
})

describe('B-12 a card hold', () => {
  const rules = zHoldRules.parse({
    schemes: [
      { scheme: 'Visa', days: 5 },
      { scheme: 'Mastercard', days: 7 },
    ],
  })
  const term = (scheme: string, hireEndsOn: string, takenOn = '2027-07-10') =>
    holdTerm({ takenOn: takenOn as BusinessDay, scheme, hireEndsOn: hireEndsOn as BusinessDay }, rules)

  it('by Visa on 10 July for a hire until the 20th expires on the 15th; it is for somebody on the 14th', () => {
    const visa = term('Visa', '2027-07-20')
    expect(visa).toEqual({ expiresOn: '2027-07-15', isTooShort: true, renewOn: '2027-07-14' })
    const days = ['2027-07-13', '2027-07-14', '2027-07-16']
    expect(days.map((day) => isHoldToRenew(visa, day as BusinessDay))).toEqual([false, true, true])
  })

  it.each([
    { name: 'ends before it', scheme: 'visa', ends: '2027-07-14', expiresOn: '2027-07-15', renewOn: null },
    { name: 'ends on its day', scheme: 'VISA', ends: '2027-07-15', expiresOn: '2027-07-15', renewOn: '2027-07-14' },
    { name: 'of another scheme', scheme: 'Mastercard', ends: '2027-07-16', expiresOn: '2027-07-17', renewOn: null },
    { name: 'of no known scheme', scheme: 'CB', ends: '2027-07-16', expiresOn: '2027-07-15', renewOn: '2027-07-14' },
  ])('of a hire that $name', ({ scheme, ends, expiresOn, renewOn }) => {
    expect(term(scheme, ends)).toEqual({ expiresOn, isTooShort: renewOn !== null, renewOn })
  })

  it('follows the calendar over the leap day and the new year, and is never for somebody before it was taken', () => {
    expect(term('Visa', '2028-03-10', '2028-02-26').expiresOn).toBe('2028-03-02')
    expect(term('Visa', '2027-01-10', '2026-12-30').expiresOn).toBe('2027-01-04')
    const early = { ...rules, warnDays: 9 }
    const hold = { takenOn: '2027-07-10' as BusinessDay, scheme: 'Visa', hireEndsOn: '2027-07-20' as BusinessDay }
    expect(holdTerm(hold, early).renewOn).toBe('2027-07-10')
  })
})
