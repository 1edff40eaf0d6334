import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { forecast, hoursKept } from '../../src/main/network/rules.ts'
import type { BusinessDay } from '../../src/shared/business-day.ts'
import { cents, type Cents } from '../../src/shared/money.ts'
import { daysOf, defaultNetwork, weekday } from '../../src/shared/network.ts'
import { readDraft, readHours, readHundredths, draftOf } from '../../src/renderer/network/settings-view.ts'
import { euros } from '../../src/shared/texts/format.ts'
import { texts } from '../../src/shared/texts/index.ts'
import { readPdf } from '../support/pdf-reader.ts'
import { asDay, coffees, daysFrom, morningOf, openNetworkCafe, type NetworkCafe } from '../support/network.ts'

describe('the town hall’s page', () => {
  let cafe: NetworkCafe
  beforeEach(() => {
    cafe = openNetworkCafe()
  })
  afterEach(() => cafe.close())

  it('counts visits, open days and hours kept of a month, beside the month before', async () => {
    // Ten to noon on weekdays: each of these days is opened at ten and counted after four hours.
    const hours = [1, 2, 3, 4, 5].map((day) => ({ weekday: day, fromMinute: 600, toMinute: 720 }))
    cafe.settings({ hours }, '2026-09')
    cafe.clockTo(morningOf('2026-11-02'))
    coffees(cafe, ['2026-11-02', '2026-11-03'])
    cafe.day('2026-12-01', () => {
      cafe.sell(['prd_cafe'])
      cafe.sell(['prd_demi', 'prd_cafe'])
    })
    cafe.clockTo(morningOf('2026-12-03'))
    cafe.closeOver()
    const village = await cafe.network.village({ month: '2026-12' }, cafe.query())
    expect(village).toEqual({
      now: {
        month: '2026-12',
        visits: 2,
        openDays: 1,
        promisedMinutes: 240, // the 1st and the 2nd, which nobody opened
        keptMinutes: 120,
        services: [],
        turnoverCents: 620,
      },
      monthBefore: expect.objectContaining({
        visits: 2,
        openDays: 2,
        promisedMinutes: 21 * 120,
        keptMinutes: 240,
      }) as object,
      yearBefore: null,
    })
  })

  it('is a page of one sheet, and tells the turnover where it was asked for alone', async () => {
    cafe.settings({ townHall: 'Mairie de Saint-Pierre' })
    cafe.day('2026-11-02', () => cafe.sell(['prd_cafe']))
    const page = async (turnover: boolean, lang: 'fr' | 'en' = 'fr') => {
      const file = await cafe.network.villagePage({ month: '2026-11', turnover, lang }, cafe.query())
      const paper = readPdf(Buffer.from(file.base64, 'base64'))
      return { pages: paper.pages, words: paper.words().map(plain) }
    }
    const plain = (text: string) => text.replaceAll(/\s/g, ' ')
    const [without, told, english] = [await page(false), await page(true), await page(true, 'en')]
    for (const paper of [without, told, english]) expect(paper.pages).toHaveLength(1)
    const t = texts.fr.network
    const heading = [t.paper.villageTitle, t.paper.villageFor({ townHall: 'Mairie de Saint-Pierre' })].map(plain)
    for (const one of heading) expect(without.words.join(' ')).toContain(one)
    expect(told.words).toContain(plain(euros(cents(160), 'fr')))
    expect(without.words).not.toContain(plain(euros(cents(160), 'fr')))
    expect(english.words).toContain(plain(euros(cents(160), 'en')))
    for (const paper of [without, told]) expect(paper.words.join(' ')).not.toMatch(/Léa|Sami|opr_/)
  })

  it('a shut day is promised to nobody', async () => {
    const hours = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ weekday: day, fromMinute: 600, toMinute: 660 }))
    cafe.settings({ hours }, '2026-09')
    coffees(cafe, daysFrom('2026-12', 1, 2))
    cafe.clockTo(morningOf('2026-12-05'))
    cafe.closeOver()
    const promised = async () => (await cafe.network.village({ month: '2026-12' }, cafe.query())).now.promisedMinutes
    expect(await promised()).toBe(4 * 60)
    cafe.shut('2026-12-03')
    expect(await promised()).toBe(3 * 60)
  })
})

describe('hours kept', () => {
  const row = { weekday: 1, fromMinute: 480, toMinute: 720 }
  const monday = '2026-11-23' as BusinessDay
  it.each([
    ['from before until after', 450, 800, 240],
    ['late by half an hour', 510, 720, 210],
    ['gone before it opened', 300, 470, 0],
    ['one sale alone', 600, 600, 0],
  ])('%s', (_what, fromMinute, toMinute, kept) => {
    expect(hoursKept([monday], [row], [{ day: monday, fromMinute, toMinute }])).toEqual({
      promisedMinutes: 240,
      keptMinutes: kept,
    })
  })
})

describe('the advance', () => {
  const settings = {
    ...defaultNetwork,
    guaranteedPayCents: cents(1_500_00),
    fixedChargesCents: cents(600_00),
    goodsHundredths: 4000,
  }
  /** Every weekday from Tuesday to Saturday brings 200.00 HT. */
  const steady = (until: string): ReadonlyMap<BusinessDay, Cents> =>
    new Map(
      ['2026-09', '2026-10', '2026-11']
        .flatMap((month) => daysOf(month))
        .filter((day) => day < until && weekday(day) >= 2 && weekday(day) <= 6)
        .map((day) => [day, cents(200_00)]),
    )
  const known = { month: '2026-11', today: asDay('2026-11-16'), firstUse: asDay('2026-01-01'), settings }

  it('goes on as its weekdays did: 20 days of 200 are 4 000, of which 2 400 are left, 220 more than is needed', () => {
    const told = forecast({ ...known, sales: steady('2026-11-16') })
    expect(told).toMatchObject({
      takenCents: 2_000_00,
      projectedCents: 4_000_00,
      goodsCents: 1_600_00,
      leftCents: 2_400_00,
      feeCents: 180_00, // 100 and 2 % of 4,000
      neededCents: 2_280_00,
      missingCents: 0,
      weeks: 8,
    })
    expect(told.days).toHaveLength(30)
    expect(told.days.at(-1)?.leftCents).toBe(2_400_00)
  })

  it('says what is missing, and what each day that sells must bring so that nothing is', () => {
    const poor = { ...settings, guaranteedPayCents: cents(2_000_00) }
    const told = forecast({ ...known, settings: poor, sales: steady('2026-11-16') })
    expect(told.missingCents).toBe(380_00)
    // (2,000 + 600 + 100) / 58 % are 4,655.18 of sales; 2,000.00 are there, and ten days are left to sell on.
    expect(told.wantedADayCents).toBe(265_52)
    const more = new Map([...steady('2026-11-16')])
    for (const { day, expectedCents } of told.days)
      if (day >= known.today && expectedCents > 0) more.set(day, told.wantedADayCents ?? cents(0))
    const last = forecast({ ...known, today: asDay('2026-11-30'), settings: poor, sales: more })
    expect(last.missingCents).toBe(0)
  })

  it('a young till has few weeks to go by, and one of today has none', () => {
    expect(forecast({ ...known, firstUse: asDay('2026-11-10'), sales: steady('2026-11-16') }).weeks).toBe(1)
    const none = forecast({ ...known, firstUse: undefined, sales: new Map() })
    expect(none).toMatchObject({ weeks: 0, projectedCents: 0, missingCents: 2_200_00 })
  })
})

describe('what is typed into the settings', () => {
  it.each([
    ['', 0],
    ['1200', 120_000],
    ['1 200,50', 120_050],
    ['99.5 €', 9950],
    ['-3', undefined],
    ['12,345', undefined],
    ['abc', undefined],
  ])('the amount %j', (text, hundredths) => {
    expect(readHundredths(text)).toBe(hundredths)
  })
  it.each([
    ['', []],
    ['8h-13h', [[480, 780]]],
    [
      '8h - 13h 16h30-20h',
      [
        [480, 780],
        [990, 1200],
      ],
    ],
    [
      '8-13 16:30-20',
      [
        [480, 780],
        [990, 1200],
      ],
    ],
    ['18h à 1h', [[1080, 1500]]],
    ['8h', undefined],
    ['25h-26h', undefined],
    ['matin', undefined],
  ])('the hours %j', (text, ranges) => {
    const read = readHours(text, 1)
    expect(read?.map(({ fromMinute, toMinute }) => [fromMinute, toMinute])).toEqual(ranges)
  })
  it('what was kept is read back as it was', () => {
    const settings = {
      ...defaultNetwork,
      siteId: 'LOZ-007',
      email: 'a@b.example',
      guaranteedPayCents: cents(1_500_00),
      agencyRates: [{ category: 'Presse', hundredths: 550 }],
      categories: [{ category: 'Snack', activity: 'food' as const }],
      services: [
        { service: 'parcels', activity: 'parcels' as const, isCommission: true },
        { service: 'agency.fdj-tirage', activity: 'games' as const, isCommission: false },
      ],
      hours: [{ weekday: 6, fromMinute: 1080, toMinute: 1500 }],
    }
    const draft = draftOf({
      settings,
      month: '2026-11',
      categories: [],
      services: settings.services.map((rule) => ({ ...rule, name: '' })),
    })
    expect(readDraft(draft)).toEqual({ settings, faults: new Set() })
    expect([...readDraft({ ...draft, siteId: 'Café!', goods: '140' }).faults]).toEqual(['goods', 'siteId'])
  })
})
