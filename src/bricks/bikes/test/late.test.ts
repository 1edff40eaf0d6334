import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cents } from '../../../shared/money.ts'
import { extractVat, vatRate } from '../../../shared/vat.ts'
import { lateFee } from '../late.ts'
import type { Tariff } from '../tariff.ts'
import { at, clock, everyDay, openingOf, vae } from './tariffs.ts'

const back = (due: string, returned: string, tariff: Tariff = vae, opening = everyDay) =>
  lateFee(tariff, { dueMs: at(due), backMs: at(returned) }, opening, clock)

describe('B-09 a VAE due at 12:00', () => {
  it.each([
    { at: '11:30', minutes: 0, ttc: 0, by: 'none' },
    { at: '12:14', minutes: 14, ttc: 0, by: 'none' },
    { at: '12:15', minutes: 15, ttc: 0, by: 'none' },
    { at: '12:16', minutes: 16, ttc: 1000, by: 'hours', hours: 1 },
    { at: '13:15', minutes: 75, ttc: 1000, by: 'hours', hours: 1 },
    { at: '13:20', minutes: 80, ttc: 2000, by: 'hours', hours: 2 },
    { at: '15:00', minutes: 180, ttc: 3000, by: 'hours', hours: 3, isCapped: false },
    { at: '16:00', minutes: 240, ttc: 3800, by: 'hours', hours: 4, isCapped: true },
    { at: '19:00', minutes: 420, ttc: 3800, by: 'hours', hours: 7, isCapped: true },
  ])('and back at $at owes $ttc', ({ at: hour, ttc, ...said }) => {
    const fee = back('2027-07-10 12:00', `2027-07-10 ${hour}`)
    expect(fee).toMatchObject({ ...said, cents: ttc })
  })

  it('bears HT 16.67 and VAT 3.33 at 13:20', () => {
    expect(extractVat(back('2027-07-10 12:00', '2027-07-10 13:20').cents, vatRate(2000))).toEqual({
      ht: 1667,
      vat: 333,
    })
  })

  it('owes the day where nothing is hired by the hour', () => {
    expect(back('2027-07-10 12:00', '2027-07-10 12:30', { ...vae, hourCents: null }).cents).toBe(3800)
  })
})

describe('past closing time', () => {
  const dear = { ...vae, lateSurchargeHundredths: 5000 }
  it.each([
    { name: 'within the grace', returned: '2027-07-10 19:10', days: undefined, ttc: 0 },
    { name: 'the same evening', returned: '2027-07-10 19:20', days: 1, ttc: 3800 },
    { name: 'in the night', returned: '2027-07-11 01:00', days: 1, ttc: 3800 },
    { name: 'the next morning', returned: '2027-07-11 08:00', days: 1, ttc: 3800 },
    { name: 'the next evening, at closing', returned: '2027-07-11 19:00', days: 1, ttc: 3800 },
    { name: 'the next evening, after closing', returned: '2027-07-11 19:30', days: 2, ttc: 7600 },
    { name: 'two days after', returned: '2027-07-12 08:00', days: 2, ttc: 7600 },
  ])('$name: $ttc, and half as much again where +50 % is set', ({ returned, days, ttc }) => {
    const fee = back('2027-07-10 19:00', returned)
    expect(fee.cents).toBe(ttc)
    expect(fee.by === 'days' ? fee.days : undefined).toBe(days)
    expect(back('2027-07-10 19:00', returned, dear).cents).toBe(ttc * 1.5)
  })

  it('rounds the surcharge once, half up', () => {
    const odd = { ...vae, tiers: [{ days: 1, cents: cents(999) }], lateSurchargeHundredths: 1550 }
    // 2 × 9.99 × 1.155 = 23.0769
    expect(back('2027-07-10 12:00', '2027-07-12 09:00', odd).cents).toBe(2308)
  })

  it('counts days that are closed, as hire days are', () => {
    const closedSunday = openingOf('08:00-19:00', { '2027-07-11': '' })
    expect(back('2027-07-10 18:00', '2027-07-12 08:00', vae, closedSunday)).toMatchObject({ by: 'days', days: 2 })
  })

  it('holds by the wall clock over the changes, months and the leap day', () => {
    expect(back('2026-03-28 18:00', '2026-03-29 09:00')).toMatchObject({ days: 1, minutes: 14 * 60 })
    expect(back('2026-10-24 18:00', '2026-10-25 09:00')).toMatchObject({ days: 1, minutes: 16 * 60 })
    expect(back('2026-12-31 18:00', '2027-01-01 09:00')).toMatchObject({ days: 1 })
    expect(back('2028-02-28 18:00', '2028-03-01 09:00')).toMatchObject({ days: 2 })
  })

  it('never costs less for coming back later', () => {
    const dueMs = at('2026-10-24 15:00')
    const minutes = fc.nat(5 * 1440)
    fc.assert(
      fc.property(minutes, minutes, fc.nat(10_000), (some, more, surcharge) => {
        const tariff = { ...vae, lateSurchargeHundredths: surcharge }
        const fee = (late: number) => lateFee(tariff, { dueMs, backMs: dueMs + late * 60_000 }, everyDay, clock).cents
        expect(fee(some)).toBeLessThanOrEqual(fee(some + more))
      }),
    )
  })
})
