import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BusinessDay } from '../../../shared/business-day.ts'
import { cents } from '../../../shared/money.ts'
import type { Model } from '../fleet.ts'
import { freshSetup } from '../fresh-setup.ts'
import { hoursOn } from '../opening.ts'
import { createReader, faultText, type Fault } from '../screens/form-reader.ts'
import { lengthText, monthDayText, readLength, readMonthDay } from '../screens/forms-view.ts'
import { exceptionSpans, withExceptions, withoutExceptions } from '../screens/hours-view.ts'
import { modelForm, modelOf, readTariff, withoutTariff, withSeason, withTariff } from '../screens/model-form.ts'
import { depositsTried, discountsTried, triedOn } from '../screens/preview-view.ts'
import { depositsForm, depositsOf, discountsForm, discountsOf, rulesForm, rulesOf } from '../screens/rules-view.ts'
import { tariffOn } from '../tariff.ts'
import { screenTexts } from '../texts-screens.ts'
import { clock, everyDay, openingOf, plain, vae, vtc } from './tariffs.ts'

const day = (text: string) => text as BusinessDay
const today = day('2027-07-12')
const written = { ...modelForm(undefined, today, 'fr'), name: 'VTC' }
const priced = (price: string) =>
  withTariff(written, 'new', { hour: '5', halfDay: '12', tiers: [{ days: '1', price }] })
const kept = (form: ReturnType<typeof modelForm>, on = today): Model => {
  const { value, fault } = modelOf(form, on)
  if (!value) throw new Error(JSON.stringify(fault))
  return value
}
const opened = (model: Model, on = today) => modelForm(model, on, 'fr')
const keyOf = (form: ReturnType<typeof modelForm>, name: string) =>
  form.tariffs.find(({ season }) => (season?.name ?? '') === name)?.key ?? ''
const faultOf = ({ fault }: { readonly fault?: Fault | undefined }) => fault && faultText(screenTexts.fr.setup, fault)
const dayCents = (model: Model, on: string) => {
  const dated = tariffOn(model.tariffs, day(on))
  return dated.ok ? dated.value.tariff.tiers[0]?.cents : undefined
}

describe('the prices of a model', () => {
  it('stay as they are where nothing was changed, and are dated where something was', () => {
    const model = kept(priced('18'))
    expect(model.tariffs).toHaveLength(1)
    expect(kept(opened(model, day('2027-07-13')), day('2027-07-13'))).toEqual(model)
    const form = opened(model, day('2027-07-13'))
    const dearer = kept(withTariff(form, keyOf(form, ''), { tiers: [{ days: '1', price: '20' }] }), day('2027-07-13'))
    expect(dearer.tariffs.map(({ validFrom }) => validFrom)).toEqual(['2000-01-01', '2027-07-13'])
    expect(dayCents(dearer, '2027-07-12')).toBe(1800)
  })

  it('may be written for a day to come, moved, and given up before it', () => {
    const form = opened(kept(priced('18')))
    const next = { tiers: [{ days: '1', price: '20' }], from: day('2027-09-01') }
    const model = kept(withTariff(form, keyOf(form, ''), next))
    expect([dayCents(model, '2027-08-31'), dayCents(model, '2027-09-01')]).toEqual([1800, 2000])
    const again = opened(model)
    expect(again.tariffs.map(({ known }) => known?.validFrom)).toEqual(['2000-01-01', '2027-09-01'])
    const later = again.tariffs[1]?.key ?? ''
    const moved = kept(withTariff(again, later, { from: day('2027-10-01') }))
    expect([dayCents(moved, '2027-09-30'), dayCents(moved, '2027-10-01')]).toEqual([1800, 2000])
    expect(kept(withoutTariff(again, later, today)).tariffs).toHaveLength(1)
  })

  it('have seasons that come back, under one name, and can be taken off', () => {
    const form = withSeason(opened(kept(priced('18'))), today)
    const key = form.tariffs.at(-1)?.key ?? ''
    const season = { name: 'Été', from: '15/06', to: '15/9' }
    const model = kept(withTariff(form, key, { season, tiers: [{ days: '1', price: '22' }] }))
    expect([dayCents(model, '2027-07-12'), dayCents(model, '2027-12-01'), dayCents(model, '2028-06-15')]).toEqual([
      2200, 1800, 2200,
    ])
    const changed = opened(model, day('2028-01-01'))
    const dearer = kept(
      withTariff(changed, keyOf(changed, 'Été'), {
        season: { ...season, name: 'Bel été' },
        tiers: [{ days: '1', price: '24' }],
      }),
      day('2028-01-01'),
    )
    expect(dearer.tariffs.map((one) => one.season?.name)).toEqual([undefined, 'Bel été', 'Bel été'])
    expect([dayCents(dearer, '2027-07-12'), dayCents(dearer, '2028-07-12')]).toEqual([2200, 2400])
    const last = opened(dearer, day('2028-02-01'))
    const without = kept(withoutTariff(last, keyOf(last, 'Bel été'), day('2028-02-01')), day('2028-02-01'))
    expect(without.tariffs.map((one) => one.season)).toEqual([null])
  })

  it.each([
    [{ tiers: [{ days: 'x', price: '18' }] }, 'Chaque palier veut un nombre de jours et un prix.'],
    [{ tiers: [] }, 'Donnez au moins le prix d’un jour.'],
    [{ hour: 'cinq' }, 'Heure : écrivez un montant, comme 12 ou 12,50.'],
    [{ halfDayHours: '25' }, '½ journée jusqu’à : une durée en heures, comme 4 ou 4 h 30.'],
    [{ grace: '60' }, 'Tolérance : un nombre de 0 à 59.'],
    [{ grace: '' }, 'Tolérance : à remplir.'],
    [{ surcharge: 'x' }, 'Majoration de retard : un pourcentage de 0 à 1000.'],
    [
      { season: { name: 'Été', from: '31/02', to: '15/09' } },
      'Une saison va d’un jour à un autre, comme 15/06 et 15/09.',
    ],
    [{ season: { name: ' ', from: '1/6', to: '15/9' } }, 'Nom de la saison : à remplir.'],
  ] as const)('that cannot be meant are told in a sentence: %j', (next, said) => {
    expect(plainly(faultOf(modelOf(withTariff(priced('18'), 'new', next), today)))).toBe(said)
  })

  it('do not change in the past, nor under two seasons of one name', () => {
    const form = opened(kept(priced('18')))
    const early = withTariff(form, keyOf(form, ''), { grace: '20', from: day('2027-07-01') })
    expect(faultOf(modelOf(early, today))).toMatch(/d’aujourd’hui ou d’un jour à venir/)
    const season = { name: 'Été', from: '15/06', to: '15/09' }
    let twice = form
    for (const _time of [1, 2]) {
      twice = withSeason(twice, today)
      twice = withTariff(twice, twice.tariffs.at(-1)?.key ?? '', { season })
    }
    expect(faultOf(modelOf(twice, today))).toBe('Deux saisons portent le même nom.')
  })

  it('are shown as a customer would pay them, B-01 among them', () => {
    const said = triedOn(vtc).map(({ unit, count, price }) => [unit, count, price.cents, price.pieces[0]?.unit])
    expect(said).toEqual([
      ['hours', 1, 500, 'hour'],
      ['hours', 3, 1200, 'half-day'],
      ['hours', 5, 1800, 'days'],
      ['days', 1, 1800, 'days'],
      ['days', 2, 3200, 'days'],
      ['days', 3, 4500, 'days'],
      ['days', 8, 10_800, 'days'],
    ])
    expect(triedOn({ ...vtc, hourCents: cents(0) })).toEqual([])
  })

  it('are read in any order of their tiers', () => {
    const read = createReader()
    const [form] = priced('18').tariffs
    if (!form) throw new Error('no tariff')
    const tiers = ['7', '1'].map((days) => ({ days, price: '10' }))
    expect(readTariff(read, { ...form, tiers }).tiers.map(({ days }) => days)).toEqual([1, 7])
  })
})

const plainly = (text: string | undefined) => text?.replaceAll(/[\u00a0\u202f]/g, ' ')

describe('times and days as people write them', () => {
  it.each([
    ['4', 240],
    ['4,5', 270],
    ['4 h 30', 270],
    ['4h', 240],
    ['0,5', 30],
    ['4:75', undefined],
    ['0', undefined],
    ['quatre', undefined],
  ])('a half-day of %s', (text, minutes) => {
    expect(readLength(text)).toBe(minutes)
  })

  it('are read as they are shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1440 }), (minutes) => {
        expect(readLength(lengthText(minutes))).toBe(minutes)
      }),
    )
    expect(readMonthDay(monthDayText('02-29'))).toBe('02-29')
    expect(readMonthDay('30/2')).toBeUndefined()
  })
})

describe('days that differ', () => {
  const late = [{ fromMinute: 480, toMinute: 1380 }]
  const added = (...[from, to, hours]: [string, string | undefined, typeof late]) =>
    withExceptions(everyDay.exceptions, day(from), to === undefined ? undefined : day(to), hours)

  it('are told together where they are alike, from today on', () => {
    const winter = added('2027-11-01', '2028-03-31', [])
    if (winter.fault) throw new Error(winter.fault.kind)
    const opening = { ...everyDay, exceptions: winter.exceptions }
    expect(winter.exceptions).toHaveLength(152)
    expect(hoursOn(opening, day('2028-02-29'))).toEqual([])
    expect(hoursOn(opening, day('2028-04-01'))).toEqual(everyDay.week[0])
    expect(exceptionSpans(opening.exceptions, day('2027-12-24'))).toEqual([
      { from: '2027-12-24', to: '2028-03-31', hours: [] },
    ])
  })

  it('go before what was said of them earlier, and can be taken off', () => {
    const winter = withExceptions([], day('2027-12-20'), day('2027-12-31'), [])
    if (winter.fault) throw new Error(winter.fault.kind)
    const fete = withExceptions(winter.exceptions, day('2027-12-24'), undefined, late)
    if (fete.fault) throw new Error(fete.fault.kind)
    expect(exceptionSpans(fete.exceptions, today).map(({ from, to }) => [from, to])).toEqual([
      ['2027-12-20', '2027-12-23'],
      ['2027-12-24', '2027-12-24'],
      ['2027-12-25', '2027-12-31'],
    ])
    expect(withoutExceptions(fete.exceptions, day('2027-12-20'), day('2027-12-31'))).toEqual([])
    expect(exceptionSpans(openingOf('08:00-19:00', { '2026-01-01': '' }).exceptions, today)).toEqual([])
  })

  it.each([
    [withExceptions([], undefined, undefined, []), 'Choisissez le jour.'],
    [added('2027-12-24', '2027-12-23', []), 'Le dernier jour vient après le premier.'],
    [added('2027-01-01', '2028-12-31', []), 'Un an au plus à la fois, 400 jours particuliers en tout.'],
  ])('that cannot be are told in a sentence: %#', (result, said) => {
    expect(faultOf(result)).toBe(said)
  })
})

describe('discounts and deposits', () => {
  const setup = freshSetup()
  const models = [
    { ...kept(priced('18')), kind: 'bike' as const, depositCents: cents(15_000), tariff: vtc },
    { ...kept(priced('38')), kind: 'ebike' as const, name: 'VAE', depositCents: cents(30_000), tariff: vae },
  ].map(({ tariff, ...model }) => ({
    ...model,
    tariffs: [{ validFrom: day('2027-01-01'), season: null, tariff }],
    freeNow: 0,
    freeUntilMs: null,
    nextFreeMs: null,
    pictureMs: null,
    count: 0,
    dayCents: cents(0),
  }))

  it('are read back as they are written', () => {
    const rules = discountsOf({ group: '6', percent: '10', long: [{ days: '7', percent: '12,5' }] }, plain).value
    expect(rules).toEqual({
      ...plain,
      groupDiscount: { fromBikes: 6, hundredths: 1000 },
      longHireDiscounts: [{ fromDays: 7, hundredths: 1250 }],
    })
    expect(rules && discountsOf(discountsForm(rules, 'en'), plain).value).toEqual(rules)
    expect(depositsOf(depositsForm(setup, 'fr')).value).toEqual({
      cardHolds: setup.cardHolds,
      theftKept: setup.theftKept,
      guaranteeCents: null,
    })
    expect(rulesOf(rulesForm(setup), setup).value).toEqual(setup)
  })

  it('are tried on the first bike: six for a day, one for eight days (B-02, B-04)', () => {
    const { value } = discountsOf({ group: '6', percent: '10', long: [{ days: '8', percent: '20' }] }, plain)
    if (!value) throw new Error('not read')
    const tried = discountsTried(value, models, today, clock)
    expect(tried.map(({ count, days, model, price }) => [count, days, model, price.totalCents])).toEqual([
      [6, 1, 'VTC', 9720],
      [1, 8, 'VTC', 8640],
    ])
    expect(discountsTried(value, [], today, clock)).toEqual([])
  })

  it('say when a hold lapses, and what a theft keeps (B-12)', () => {
    const { holds, theft } = depositsTried(setup, models, day('2027-07-10'))
    expect(holds[0]).toEqual({ scheme: 'Visa', expiresOn: '2027-07-15' })
    expect([theft?.model, theft?.plainCents, theft?.guaranteedCents]).toEqual(['VAE', 30_000, 15_000])
  })

  it.each([
    [
      discountsOf({ group: '6', percent: '', long: [] }, plain),
      'Une remise groupe veut un nombre de vélos et un pourcentage.',
    ],
    [discountsOf({ group: '1', percent: '10', long: [] }, plain), 'Remise groupe dès : un nombre de 2 à 200.'],
    [discountsOf({ group: '6', percent: '101', long: [] }, plain), 'Remise groupe : un pourcentage de 0 à 100.'],
    [
      discountsOf({ group: '', percent: '', long: ['7', '7'].map((days) => ({ days, percent: '5' })) }, plain),
      'Deux seuils ont le même nombre de jours.',
    ],
    [depositsOf({ ...depositsForm(setup, 'fr'), schemes: [] }), 'Gardez au moins une carte.'],
    [
      depositsOf({ ...depositsForm(setup, 'fr'), schemes: ['Visa', 'visa'].map((scheme) => ({ scheme, days: '5' })) }),
      'Cette carte est deux fois dans la liste.',
    ],
    [
      depositsOf({ ...depositsForm(setup, 'fr'), schemes: [{ scheme: 'CB', days: '91' }] }),
      'Tient : un nombre de 1 à 90.',
    ],
    [depositsOf({ ...depositsForm(setup, 'fr'), plain: '' }), 'Caution gardée : à remplir.'],
    [rulesOf({ ...rulesForm(setup), hold: '0' }, setup), 'Garder pendant la saisie : un nombre de 1 à 120.'],
    [rulesOf({ ...rulesForm(setup), checklist: ' , ' }, setup), 'De 1 à 12 points à regarder, de 20 lettres au plus.'],
  ])('that cannot be are told in a sentence: %#', (meant, said) => {
    expect(plainly(faultOf(meant))).toBe(said)
  })
})
