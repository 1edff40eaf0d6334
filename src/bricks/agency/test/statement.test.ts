import { afterEach, describe, expect, it } from 'vitest'
import { newCustomerId } from '../../../shared/ids.ts'
import { cents } from '../../../shared/money.ts'
import { refusalOf } from '../../../../test/support/shop.ts'
import { expectBooksToBalance, salesOf } from '../../../../test/support/books.ts'
import { onDay, openAgencyShop, service, type AgencyShop } from './agency-shop.ts'

let shop: AgencyShop
afterEach(() => shop?.close())
async function open() {
  shop = await openAgencyShop()
  await shop.openDay(10_000)
  await shop.addTemplate('fdj-tirage')
  return shop
}
const FDJ = service('fdj-tirage')
async function withPartner(code: ReturnType<typeof service>, isWhole = true): Promise<void> {
  const customerId = newCustomerId()
  const address = {
    addressLines: ['126 rue Gallieni'],
    postcode: isWhole ? '92100' : '',
    city: isWhole ? 'Boulogne' : '',
    country: 'FR',
  }
  const who = { name: 'Partenaire SA', phone: '', email: '', ...address, siren: '', vatNumber: '' }
  await shop.ask.customers.save(shop.command({ customerId, ...who }))
  const known = (await shop.agency.setup({})).services.find((one) => one.code === code)
  if (!known) throw new Error('no such service')
  await shop.agency.saveService(shop.command({ service: { ...known, partnerId: customerId } }))
}
const asked = () => shop.command({ service: FDJ, month: '2026-11' })

describe('the statement of a month', () => {
  it('D-01 brings 143.00 of 2,600.00, VAT once, and says what is left for the partner', async () => {
    await open()
    await shop.typeDay('fdj-tirage', '2026-11-20', { mises: 160_000 }, 20_000)
    await shop.typeDay('fdj-tirage', '2026-11-21', { mises: 100_000 }, 0)
    const { totals, lines } = await shop.statementOf('fdj-tirage')
    expect(lines).toMatchObject([
      { way: 'collected', baseCents: 260_000, hundredths: 550, htCents: 14_300, from: '2026-11-20', to: '2026-11-21' },
      { way: 'paid-out', baseCents: 20_000, htCents: 0 },
    ])
    expect(totals).toMatchObject({
      collectedCents: 260_000,
      paidOutCents: 20_000,
      htCents: 14_300,
      vatCents: 2860,
      ttcCents: 17_160,
      owedCents: 260_000 - 20_000 - 17_160,
    })
  })

  it('puts a day that was typed later into its own month', async () => {
    await open()
    await shop.typeDay('fdj-tirage', '2026-10-31', { mises: 10_000 }, 0)
    expect((await shop.statementOf('fdj-tirage', '2026-10')).totals.collectedCents).toBe(10_000)
    expect((await shop.statementOf('fdj-tirage')).totals.collectedCents).toBe(0)
    // The ledger's own month is the one that it was sealed in, as the network reads it.
    expect(await shop.monthOf('fdj-tirage')).toMatchObject({ collectedCents: 10_000 })
  })

  it('has two lines where the rate changed inside the month', async () => {
    await open()
    const rules = [{ article: null, of: 'collected' as const, hundredths: 500, pieceCents: cents(0) }]
    await shop.agree('fdj-tirage', { rules }, '2026-11-21')
    await shop.typeDay('fdj-tirage', '2026-11-20', { mises: 10_000 }, 0)
    await shop.typeDay('fdj-tirage', '2026-11-21', { mises: 10_000 }, 0)
    const { lines } = await shop.statementOf('fdj-tirage')
    expect(lines.map(({ hundredths, htCents }) => [hundredths, htCents])).toEqual([
      [550, 550],
      [500, 500],
    ])
  })

  it('is compared with the partner’s own, and says why they differ as far as the figures do', async () => {
    await open()
    await shop.typeDay('fdj-tirage', '2026-11-23', { mises: 100_000 }, 0)
    const theirs = (collected: number, commission: number) =>
      shop.agency.saveTheirs({
        ...asked(),
        number: 'FDJ-11',
        collectedCents: cents(collected),
        paidOutCents: cents(0),
        commissionCents: cents(commission),
      })
    expect((await theirs(100_000, 5500)).why).toEqual(['same'])
    expect(await theirs(100_000, 5000)).toMatchObject({
      commissionCents: -500,
      theirHundredths: 500,
      why: ['other-rate'],
    })
    expect(await theirs(120_000, 6600)).toMatchObject({ collectedCents: 20_000, why: ['other-base'] })
    expect((await shop.statementOf('fdj-tirage')).theirs).toMatchObject({ number: 'FDJ-11' })
  })

  it('is handed over as a table and as a page', async () => {
    await open()
    await shop.typeDay('fdj-tirage', '2026-11-23', { mises: 100_000 }, 1500)
    const csv = await shop.agency.statementFile({ service: FDJ, month: '2026-11', as: 'csv' })
    const text = Buffer.from(csv?.base64 ?? '', 'base64').toString('utf8')
    expect(csv?.name).toBe('releve-fdj-tirage-2026-11.csv')
    expect(text).toContain('23/11/2026;FDJ tirages;FDJ;')
    expect(text).toContain('1000,00')
    expect(text).toContain('-15,00')
    const pdf = await shop.agency.statementFile({ service: FDJ, month: '2026-11', as: 'pdf' })
    expect(
      Buffer.from(pdf?.base64 ?? '', 'base64')
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
  })
})

describe('the commission', () => {
  it('is one own sale on the partner’s account with its invoice, once a month, taken back by a credit note', async () => {
    await open()
    await shop.typeDay('fdj-tirage', '2026-11-23', { mises: 260_000 }, 0)
    expect(await refusalOf(shop.agency.invoiceCommission(asked()))).toBe('MONTH_NOT_OVER')
    shop.set('2026-12-01 09:00')
    expect(await refusalOf(shop.agency.invoiceCommission(asked()))).toBe('PARTNER_MISSING')
    await withPartner(FDJ)
    expect(await shop.agency.invoiceCommission(asked())).toMatchObject({ number: 'F-000001', ttcCents: 17_160 })
    const sale = salesOf(shop).at(-1)
    expect(sale).toMatchObject({ turnoverCents: 17_160, htCents: 14_300, vatCents: 2860, agencyCents: 0 })
    expect(sale?.lines[0]?.service?.ref).toBe('agm_fdj-tirage_2026-11')
    expect(await refusalOf(shop.agency.invoiceCommission(asked()))).toBe('COMMISSION_INVOICED')
    expect(await shop.agency.takeCommissionBack(asked())).toMatchObject({ number: 'F-000002' })
    expect((await shop.statementOf('fdj-tirage')).sold).toMatchObject([{ takenBackBy: 'F-000002' }])
    expect(await shop.agency.invoiceCommission(asked())).toMatchObject({ number: 'F-000003' })
    await expectBooksToBalance(shop)
  })

  it('may be a fixed sum of the month: 328 € of the post', async () => {
    await open()
    await withPartner(service('la-poste'))
    await shop.payOut('la-poste', 5000)
    shop.set('2026-12-01 09:00')
    const row = await shop.statementOf('la-poste')
    expect(row.totals).toMatchObject({ monthlyCents: 32_800, htCents: 32_800, paidOutCents: 5000, owedCents: -5000 })
    const invoiced = await shop.agency.invoiceCommission(
      shop.command({ service: service('la-poste'), month: '2026-11' }),
    )
    expect(invoiced.ttcCents).toBe(39_360)
  })
})

it('the figures of the network follow from sealed tickets alone', async () => {
  await open()
  await shop.typeDay('fdj-tirage', '2026-11-23', { mises: 260_000 }, 41_500)
  await shop.sellOne('timbres', 'carnet-vert')
  const moves = shop.one<string>(
    `SELECT json_group_array(json_array(ref, ttc_cents)) FROM service_moves WHERE service = 'agency'`,
  )
  expect(JSON.parse(moves)).toEqual([
    ['agc_fdj-tirage_mises_2026-11-23', 260_000],
    ['agp_fdj-tirage_mises_2026-11-23', -41_500],
    ['agc_timbres_carnet-vert', 1824],
  ])
  expect(onDay('2026-11-23')).toBe('2026-11-23')
})
