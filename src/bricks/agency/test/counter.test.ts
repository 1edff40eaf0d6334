import { afterEach, describe, expect, it } from 'vitest'
import { newCustomerId } from '../../../shared/ids.ts'
import { cents } from '../../../shared/money.ts'
import { refusalOf } from '../../../../test/support/shop.ts'
import { expectBooksToBalance, expectProjectionsToRebuild, salesOf } from '../../../../test/support/books.ts'
import { openAgencyShop, service, article, onDay, type AgencyShop } from './agency-shop.ts'
import { newCountId } from '../ids.ts'

let shop: AgencyShop
afterEach(() => shop?.close())
/** The demo's services stand once the till has looked at what nobody asks for: here each test adds its own. */
async function open(...templates: Parameters<AgencyShop['addTemplate']>[0][]) {
  shop = await openAgencyShop({ demo: true })
  await shop.openDay(10_000)
  for (const template of templates) await shop.addTemplate(template)
  return shop
}
const today = '2026-11-23'

describe('what is sold for a partner', () => {
  it('is a line of nature agency on the ordinary ticket, and no turnover', async () => {
    await open('timbres')
    await shop.sellOne('timbres', 'carnet-vert', { pieces: 2 })
    const [sale] = salesOf(shop)
    expect(sale).toMatchObject({ totalCents: 3648, turnoverCents: 0, agencyCents: 3648, vat: [] })
    expect(sale?.lines[0]).toMatchObject({
      nature: 'agency',
      service: { service: 'agency', ref: 'agc_timbres_carnet-vert' },
    })
    expect(await shop.monthOf('timbres')).toMatchObject({ collectedCents: 3648, units: 2, commissionHtCents: 146 })
    await expectBooksToBalance(shop)
    expectProjectionsToRebuild(shop.ledgerFile)
  })

  it('wants its price typed where the key has none', async () => {
    await open('peche')
    expect(await refusalOf(shop.sellOne('peche', 'annuelle'))).toBe('PRICE_MISSING')
    await shop.sellOne('peche', 'annuelle', { priceCents: cents(8000) })
    expect(await shop.monthOf('peche')).toMatchObject({ collectedCents: 8000, units: 1 })
  })

  it('is turnover at its own rate where the café bought it: photocopies in one tap', async () => {
    await open('copies')
    await shop.sellOne('copies', 'noir', { pieces: 30 })
    const [sale] = salesOf(shop)
    expect(sale).toMatchObject({ turnoverCents: 600, htCents: 500, vatCents: 100, agencyCents: 0 })
    expect(await shop.monthOf('copies')).toMatchObject({ ownHtCents: 500, units: 30, collectedCents: 0 })
  })
})

describe('cash handed out of the drawer', () => {
  it('is one sealed ticket below zero; the drawer is expected to hold so much less', async () => {
    await open('point-retrait')
    await shop.sell(['prd_cafe'])
    const before = await shop.expectedCents()
    const { number } = await shop.payOut('point-retrait', 4000)
    expect(await shop.expectedCents()).toBe(before - 4000)
    const sale = salesOf(shop).at(-1)
    expect(sale).toMatchObject({ totalCents: -4000, turnoverCents: 0, agencyCents: -4000 })
    expect(sale?.tenders).toMatchObject([{ kind: 'cash', amountCents: -4000 }])
    expect(await shop.monthOf('point-retrait')).toMatchObject({ paidOutCents: 4000, collectedCents: 0 })

    await shop.agency.undoPayOut(shop.command({ number }))
    expect(await shop.expectedCents()).toBe(before)
    expect(await refusalOf(shop.agency.undoPayOut(shop.command({ number })))).toBe('PAYOUT_UNDONE')
    expect(await shop.monthOf('point-retrait')).toMatchObject({ paidOutCents: 0, units: 0 })
    await expectBooksToBalance(shop)
    expectProjectionsToRebuild(shop.ledgerFile)
  })

  it('leaves the ticket in hand as it is', async () => {
    await open('point-retrait')
    const { newTicketId } = await import('../../../shared/ids.ts')
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_cafe')
    await shop.payOut('point-retrait', 2000)
    const { ticket } = await shop.ask.tickets.counter({})
    expect(ticket).toMatchObject({ ticketId, dueCents: 160 })
  })

  it('is limited for somebody who is known: 150 € within 7 days, by what was agreed', async () => {
    await open('la-poste')
    const customerId = newCustomerId()
    const nobody = {
      phone: '',
      email: '',
      addressLines: [],
      postcode: '',
      city: '',
      country: 'FR',
      siren: '',
      vatNumber: '',
    }
    await shop.ask.customers.save(shop.command({ customerId, name: 'Berthe Alouette', ...nobody }))
    expect(await shop.payOut('la-poste', 10_000, customerId)).toMatchObject({ leftCents: 5000 })
    expect(await refusalOf(shop.payOut('la-poste', 5001, customerId))).toBe('PAYOUT_OVER_LIMIT')
    await shop.payOut('la-poste', 5000, customerId)
    expect(await refusalOf(shop.payOut('la-poste', 1, customerId))).toBe('PAYOUT_OVER_LIMIT')
    // Whoever is not named is not limited: La Poste's own terminal knows them.
    await shop.payOut('la-poste', 2000)
    shop.set('2026-11-29 10:00')
    expect(await shop.agency.mayPayOut({ service: service('la-poste'), customerId })).toEqual({ leftCents: 0 })
    shop.set('2026-11-30 10:00')
    expect(await shop.agency.mayPayOut({ service: service('la-poste'), customerId })).toEqual({ leftCents: 15_000 })
    expect(await shop.agency.findPeople({ text: 'alou' })).toEqual([{ customerId, name: 'Berthe Alouette' }])
  })
})

describe('a day of a partner’s terminal', () => {
  it('D-01 FDJ: stakes of 2,600.00 at 5.5 % bring 143.00, and stay out of the turnover', async () => {
    await open('fdj-tirage')
    await shop.sell(['prd_cafe'])
    const before = await shop.expectedCents()
    const { drawerCents } = await shop.typeDay('fdj-tirage', today, { mises: 260_000 }, 41_500)
    expect(drawerCents).toBe(260_000 - 41_500)
    expect(await shop.expectedCents()).toBe(before + 260_000 - 41_500)
    expect(await shop.monthOf('fdj-tirage')).toMatchObject({
      collectedCents: 260_000,
      paidOutCents: 41_500,
      commissionHtCents: 14_300,
    })
    const x = await shop.ask.cashSessions.x({})
    expect(x).toMatchObject({ turnoverCents: 160, agencyCents: 260_000 - 41_500 })
    await expectBooksToBalance(shop)
    expectProjectionsToRebuild(shop.ledgerFile)
  })

  it('that paid more than it took empties the drawer by the difference', async () => {
    await open('fdj-tirage')
    await shop.typeDay('fdj-tirage', today, { mises: 5000 }, 8000)
    expect(await shop.expectedCents()).toBe(10_000 - 3000)
  })

  it('is mended by typing it again: only the difference is sealed', async () => {
    await open('fdj-grattage')
    await shop.typeDay('fdj-grattage', today, { 'jusqu-a-3': 10_000, 'plus-de-3': 4000 }, 2000)
    expect(await refusalOf(shop.typeDay('fdj-grattage', today, { 'jusqu-a-3': 10_000, 'plus-de-3': 4000 }, 2000))).toBe(
      'DAY_SAME',
    )
    await shop.typeDay('fdj-grattage', today, { 'jusqu-a-3': 9000, 'plus-de-3': 4000 }, 2500)
    expect(salesOf(shop).at(-1)).toMatchObject({ totalCents: -1500 })
    expect(await shop.expectedCents()).toBe(10_000 + 9000 + 4000 - 2500)
    // 6 % of 90.00 and 5.2 % of 40.00.
    expect(await shop.monthOf('fdj-grattage')).toMatchObject({
      collectedCents: 13_000,
      paidOutCents: 2500,
      commissionHtCents: 540 + 208,
    })
    await expectBooksToBalance(shop)
  })

  it('is asked for the day after, and belongs to its own month', async () => {
    await open('fdj-tirage')
    shop.set('2026-11-30 20:00')
    await shop.sell(['prd_cafe'])
    shop.set('2026-12-01 09:00')
    expect(await refusalOf(shop.typeDay('fdj-tirage', '2026-12-02', { mises: 1 }, 0))).toBe('DAY_NOT_YET')
    expect(await refusalOf(shop.typeDay('fdj-tirage', '2026-08-01', { mises: 1 }, 0))).toBe('DAY_TOO_OLD')
    const panel = (await shop.agency.panels({})).panels.find(({ service: one }) => one.code === 'fdj-tirage')
    expect(panel?.dayMissing).not.toBeNull()
  })
})

describe('what is done for nothing', () => {
  it('is counted with its minutes, and taken off on its own day', async () => {
    await open('numerique')
    const countId = newCountId()
    const once = { countId, service: service('numerique'), article: article('demarche'), pieces: 1, minutes: 25 }
    expect(await shop.agency.count(shop.command(once))).toEqual({ today: 1 })
    expect(await shop.monthOf('numerique')).toMatchObject({ units: 1, minutes: 25, collectedCents: 0 })
    expect(salesOf(shop)).toHaveLength(0)
    shop.set('2026-11-24 10:00')
    expect(await refusalOf(shop.agency.uncount(shop.command({ countId })))).toBe('COUNT_OF_ANOTHER_DAY')
    shop.set('2026-11-23 18:00')
    await shop.agency.uncount(shop.command({ countId }))
    expect(await shop.monthOf('numerique')).toMatchObject({ units: 0, minutes: 0 })
  })
})

it('a service of the café’s own is a row of data, and keeps its kind', async () => {
  await open('copies')
  const { services } = await shop.agency.setup({})
  const own = services.find(({ code }) => code === 'copies')
  if (!own) throw new Error('not kept')
  await shop.agency.saveService(
    shop.command({
      service: {
        ...own,
        articles: [
          ...own.articles,
          { code: article('plan'), label: 'Plan A3', priceCents: cents(150), depositCents: null },
        ],
      },
    }),
  )
  await shop.sellOne('copies', 'plan')
  expect(await shop.monthOf('copies')).toMatchObject({ units: 1 })
  expect(await refusalOf(shop.agency.saveService(shop.command({ service: { ...own, kind: 'deposit' } })))).toBe(
    'SERVICE_KIND_FIXED',
  )
  await shop.agency.saveService(shop.command({ service: { ...own, isOn: false } }))
  expect(await refusalOf(shop.sellOne('copies', 'noir'))).toBe('SERVICE_OFF')
  expect(onDay(today)).toBe(today)
})
