import { describe, expect, it } from 'vitest'
import type { BusinessDay } from '../../../shared/business-day.ts'
import { cents } from '../../../shared/money.ts'
import { checkTariff, checkTariffs, tariffOn, zDatedTariff, zMonthDay, zTariff, type DatedTariff } from '../tariff.ts'
import { vae, vtc } from './tariffs.ts'

const dated = (validFrom: string, season: DatedTariff['season'] = null, tariff = vtc): DatedTariff => ({
  validFrom: validFrom as BusinessDay,
  season,
  tariff,
})
const on = (tariffs: readonly DatedTariff[], day: string) => tariffOn(tariffs, day as BusinessDay)

describe('a tariff', () => {
  it('has a half-day of four hours, fifteen minutes of grace and no surcharge where nobody set them', () => {
    expect(vtc).toMatchObject({ halfDayMinutes: 240, graceMinutes: 15, lateSurchargeHundredths: 0 })
    expect(zTariff.safeParse({ ...vtc, tiers: [] }).success).toBe(false)
    expect(zTariff.safeParse({ ...vtc, tiers: [{ days: 1.5, cents: 1800 }] }).success).toBe(false)
    expect(zTariff.safeParse({ ...vtc, tiers: [{ days: 1, cents: 18.5 }] }).success).toBe(false)
  })

  it.each([
    { what: 'an hour', tariff: { ...vtc, hourCents: cents(0) }, detail: { unit: 'hour', cents: 0 } },
    { what: 'a half-day', tariff: { ...vtc, halfDayCents: cents(-100) }, detail: { unit: 'half-day', cents: -100 } },
    {
      what: 'a tier',
      tariff: { ...vtc, tiers: [...vtc.tiers.slice(0, 3), { days: 7, cents: cents(0) }] },
      detail: { unit: 'days', days: 7, cents: 0 },
    },
  ])('§2.10 is refused where $what costs nothing or less', ({ tariff, detail }) => {
    expect(checkTariff(tariff)).toEqual({ ok: false, code: 'PRICE_NOT_POSITIVE', detail })
    expect(checkTariffs([dated('2027-01-01', null, tariff)])).toMatchObject({ code: 'PRICE_NOT_POSITIVE' })
  })

  it('has tiers of ever more days, each once', () => {
    expect(checkTariff(vtc)).toEqual({ ok: true, value: vtc })
    expect(checkTariff({ ...vtc, hourCents: null, halfDayCents: null }).ok).toBe(true)
    for (const days of [
      [1, 3, 2],
      [1, 2, 2],
    ]) {
      const tariff = { ...vtc, tiers: days.map((count) => ({ days: count, cents: cents(100) })) }
      expect(checkTariff(tariff)).toEqual({ ok: false, code: 'TIERS_NOT_ASCENDING', detail: { days: 2 } })
    }
  })
})

describe('the tariff in force', () => {
  const summer = { name: 'été', from: '06-15', to: '09-15' }
  const winter = { name: 'hiver', from: '12-20', to: '02-29' }
  const noel = { name: 'Noël', from: '12-24', to: '12-26' }
  const fete = { name: 'fête', from: '07-14', to: '07-15' }

  it('is the latest that has begun', () => {
    const tariffs = [dated('2027-01-01', null, vae), dated('2026-01-01')]
    expect(on(tariffs, '2026-12-31')).toEqual({ ok: true, value: tariffs[1] })
    expect(on(tariffs, '2027-01-01')).toEqual({ ok: true, value: tariffs[0] })
    expect(on(tariffs, '2025-12-31')).toEqual({ ok: false, code: 'NO_TARIFF', detail: { day: '2025-12-31' } })
  })

  it.each([
    { day: '2027-06-14', season: null },
    { day: '2027-06-15', season: 'été' },
    { day: '2027-07-14', season: 'fête' },
    { day: '2027-07-16', season: 'été' },
    { day: '2027-09-15', season: 'été' },
    { day: '2027-09-16', season: null },
    { day: '2027-12-19', season: null },
    { day: '2027-12-25', season: 'Noël' },
    { day: '2027-12-31', season: 'hiver' },
    { day: '2028-01-01', season: 'hiver' },
    { day: '2028-02-29', season: 'hiver' },
    { day: '2028-03-01', season: null },
  ])('on $day is that of season $season', ({ day, season }) => {
    const tariffs = [null, summer, winter, noel, fete].map((one) => dated('2026-01-01', one))
    const found = on([...tariffs, dated('2027-01-01')], day)
    expect(found.ok && (found.value.season?.name ?? null)).toBe(season)
  })

  it('follows a season that moves: its old days no longer count', () => {
    const tariffs = [
      dated('2026-01-01'),
      dated('2026-01-01', summer),
      dated('2027-01-01', { ...summer, from: '07-01' }),
    ]
    expect(on(tariffs, '2026-06-20')).toEqual({ ok: true, value: tariffs[1] })
    expect(on(tariffs, '2027-06-20')).toEqual({ ok: true, value: tariffs[0] })
    expect(on(tariffs, '2027-07-01')).toEqual({ ok: true, value: tariffs[2] })
  })

  it('is one: two of a season from the same day are refused', () => {
    expect(checkTariffs([dated('2027-01-01'), dated('2027-01-01', summer)]).ok).toBe(true)
    expect(checkTariffs([dated('2027-01-01', summer), dated('2027-01-01', { ...fete, name: 'été' })])).toEqual({
      ok: false,
      code: 'TARIFF_TWICE',
      detail: { day: '2027-01-01', season: 'été' },
    })
  })

  it('begins and ends on days of the calendar', () => {
    const isDay = (text: string) => zMonthDay.safeParse(text).success
    expect(['01-01', '02-29', '12-31'].filter(isDay)).toHaveLength(3)
    expect(['02-30', '13-01', '00-10', '1-1', '04-31', '2027-01-01', ''].filter(isDay)).toEqual([])
    expect(zDatedTariff.safeParse({ ...dated('2027-02-29') }).success).toBe(false)
  })
})
