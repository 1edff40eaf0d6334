import { describe, expect, it } from 'vitest'
import type { BusinessDay } from '../../../shared/business-day.ts'
import { freshSetup } from '../rules/fresh-setup.ts'
import { habitsForm, readHabits, readTerms, termsForm } from '../screens/setup-form.ts'
import { RELAIS, someTerms } from './books-shop.ts'

const TODAY = '2026-11-23' as BusinessDay

describe('the terms of a carrier, as they are written', () => {
  it.each([
    [30_000, 'fr', '30'],
    [12_500, 'fr', '12,5'],
    [12_500, 'en', '12.5'],
    [null, 'fr', ''],
  ] as const)('a limit of %s grams is « %s » « %s » and means the same again', (mostG, lang, text) => {
    const last = someTerms(RELAIS, '2026-01-01', { mostG })
    const form = termsForm(last, TODAY, lang)
    expect(form.most).toBe(text)
    expect(readTerms(RELAIS, form)).toEqual({ ...last, from: TODAY })
  })

  it('a weight is changed, taken away, or none', () => {
    const last = someTerms(RELAIS, '2026-01-01', { mostG: 30_000 })
    const form = termsForm(last, TODAY, 'fr')
    const written = (most: string) => readTerms(RELAIS, { ...form, most })
    expect([written('20,5')?.mostG, written(' ')?.mostG]).toEqual([20_500, null])
    expect(['0', 'lourd', '-3', '201'].map(written)).toEqual([undefined, undefined, undefined, undefined])
  })

  it('above which weight a parcel is heavy is said', () => {
    const last = someTerms(RELAIS, '2026-01-01', { heavyFromG: null })
    const form = { ...termsForm(last, TODAY, 'fr'), heavyFrom: '8' }
    expect(readTerms(RELAIS, form)?.heavyFromG).toBe(8000)
  })

  it('begin today: what was agreed before stays as it was', () => {
    const last = someTerms(RELAIS, '2026-01-01')
    expect(termsForm(last, TODAY, 'fr').from).toBe(TODAY)
    expect(termsForm(undefined, TODAY, 'fr').from).toBe(TODAY)
  })

  it('measures are kept, changed, taken away, or none', () => {
    const last = someTerms(RELAIS, '2026-01-01', { longestCm: 120, sumCm: 150 })
    const form = termsForm(last, TODAY, 'fr')
    expect([form.longest, form.sum]).toEqual(['120', '150'])
    const written = (longest: string, sum: string) => readTerms(RELAIS, { ...form, longest, sum, pickup: '0,35' })
    expect(written('120', '150')).toEqual({ ...last, from: TODAY, pickupCents: 35 })
    expect(written('100', ' ')).toEqual({ ...someTerms(RELAIS, TODAY, { longestCm: 100 }), pickupCents: 35 })
    expect([written('0', ''), written('x', ''), written('501', ''), written('', '12,5')]).toEqual(
      Array.from({ length: 4 }),
    )
  })

  it('of one that has none yet are seven days, and no limits', () => {
    const form = termsForm(undefined, TODAY, 'fr')
    expect(readTerms(RELAIS, form)).toMatchObject({ holdDays: 7, dailyLimit: null, mostG: null })
  })
})

it('the figures of the café mean the same again; one that is beyond its bounds is none', () => {
  const { places: _, suivi: _key, ...habits } = freshSetup()
  const form = habitsForm(habits)
  expect(readHabits(form)).toEqual(habits)
  expect(readHabits({ ...form, keptMonths: '24', received: '0' })).toEqual({
    ...habits,
    keptMonths: 24,
    seconds: { ...habits.seconds, received: 0 },
  })
  for (const wrong of [{ keptMonths: '0' }, { nearlyFull: '101' }, { codeTries: '' }, { handedOver: '1,5' }]) {
    expect(readHabits({ ...form, ...wrong })).toBeUndefined()
  }
})
