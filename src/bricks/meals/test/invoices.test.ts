import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CustomerId } from '../../../shared/ids.ts'
import { cents } from '../../../shared/money.ts'
import { expectBooksToBalance, ticketsOf } from '../../../../test/support/books.ts'
import { refusalOf } from '../../../../test/support/shop.ts'
import { bandRest, dupont, november, novemberDay, openBillsShop, payer, type BillsShop } from './bills-shop.ts'
import { saidInFrench } from './said.ts'

let shop: BillsShop
beforeEach(async () => {
  shop = await openBillsShop()
})
afterEach(() => shop.close())

const sealedOf = (number: number) => ticketsOf(shop).find((ticket) => ticket.number === number)!

describe('C-11 a month of M. Dupont is issued', () => {
  it('C-11 132.20 + 69.30 + 40.00 = 241.50 on three accounts, one sale, one invoice', async () => {
    const { personId, ccas, apa } = await dupont(shop)
    const issued = await shop.issue(personId)
    expect(issued).toMatchObject({ number: 'F-000001', totalCents: 24_150 })
    expect([await shop.owes(personId), await shop.owes(ccas), await shop.owes(apa)]).toEqual([13_220, 6930, 4000])
    const { body } = sealedOf(issued.ticketNumber)
    expect(body.place).toBe('takeaway')
    expect(body.lines.map(({ label, quantityMilli, ttcCents }) => [label, quantityMilli, ttcCents])).toEqual([
      ['Repas Complet, novembre 2026', 22_000, 16_500],
      ['Repas Complet non reçu (absence), novembre 2026', 1000, 750],
      ['Livraison à domicile, novembre 2026', 23_000, 6900],
    ])
    expect(body.vat).toEqual([{ rate: 550, ttcCents: 24_150, htCents: 22_891, vatCents: 1259 }])
    expect(new Set(body.lines.map((line) => `${line.supply} ${line.category}`))).toEqual(
      new Set(['goods Portage de repas']),
    )
    expect(body.tenders.map(({ kind, amountCents }) => [kind, amountCents])).toEqual([
      ['account', 13_220],
      ['account', 6930],
      ['account', 4000],
    ])
    expect(JSON.stringify(body)).not.toContain('Dupont')
    const month = await shop.month()
    expect(month.check).toEqual({
      mealsCents: 24_150,
      salesCents: 24_150,
      invoicesCents: 24_150,
      chargedCents: 24_150,
      agrees: true,
    })
    expect(month.payers.map(({ kind, amountCents }) => [kind, amountCents])).toEqual([
      ['self', 13_220],
      ['ccas', 6930],
      ['apa', 4000],
    ])
    await expectBooksToBalance(shop)
  })

  it('§3.8 is refused a second time, and writes nothing', async () => {
    const { personId } = await dupont(shop)
    await shop.issue(personId)
    expect(await saidInFrench(shop.issue(personId))).toBe('Facture F-000001 déjà émise. Corrigez par un avoir.')
    expect(ticketsOf(shop)).toHaveLength(1)
  })

  it('its meals bear the ticket, and a meal that comes later is told and not billed by itself', async () => {
    const { personId, delivered } = await dupont(shop)
    const { ticketNumber } = await shop.issue(personId)
    expect(shop.orders.order(delivered[0]!.orderId)?.billedOn).toBe(ticketNumber)
    expect(shop.orders.ofTicket(ticketNumber)).toHaveLength(23)
    shop.meal(personId, novemberDay(26))
    const { anomalies } = await shop.month()
    expect(anomalies).toMatchObject([{ kind: 'left-over', detail: { count: 1, amountCents: 1050 } }])
  })

  it('a command that is asked twice answers twice and issues once', async () => {
    const { personId } = await dupont(shop)
    const command = shop.command({ personId, month: november })
    expect(await shop.meals.issueBill(command)).toEqual(await shop.meals.issueBill(command))
    expect(ticketsOf(shop)).toHaveLength(1)
  })
})

describe('C-09 nobody opened', () => {
  it('C-09 10.50 to the beneficiary, and the CCAS is not charged', async () => {
    const ccas = await shop.customer('CCAS')
    const personId = await shop.person('Mme Roux', { payers: [bandRest(ccas)] })
    shop.meal(personId, novemberDay(3), { state: 'not-home', handed: 'bag-back' })
    await shop.issue(personId)
    expect([await shop.owes(personId), await shop.owes(ccas)]).toEqual([1050, 0])
  })
})

describe('a month is not issued', () => {
  it('before its last day; but at once where the file has ended', async () => {
    shop.set('2026-11-29 18:00')
    const personId = await shop.person('Mme Petit')
    shop.meal(personId, novemberDay(3))
    expect(await saidInFrench(shop.issue(personId))).toBe('Le mois n’est pas fini : facturez à partir du 30/11.')
    shop.change(personId, { status: 'ended', endedOn: novemberDay(28), endReason: 'stop' })
    expect((await shop.issue(personId)).totalCents).toBe(1050)
  })

  it('while nobody told how a meal ended', async () => {
    const personId = await shop.person('Mme Petit')
    shop.meal(personId, novemberDay(3), { state: 'loaded' })
    shop.meal(personId, novemberDay(4), { state: 'prepared' })
    expect(await saidInFrench(shop.issue(personId))).toBe(
      '2 repas sans résultat (le 03/11) : livré, absent ou annulé ?',
    )
    expect((await shop.month()).anomalies).toMatchObject([
      { kind: 'no-result', blocks: true, detail: { count: 1, day: '2026-11-03' } },
      { kind: 'not-ended', blocks: true },
    ])
  })

  it('§3.8 while aids come to more than the price', async () => {
    const ccas = await shop.customer('CCAS')
    const payers = [bandRest(ccas), payer(ccas, 'apa', { kind: 'per-meal', amountCents: cents(700) })]
    const personId = await shop.person('Mme Petit', { payers })
    const price = { band: '1', fullCents: cents(1050), deliveryCents: cents(300), beneficiaryCents: cents(645) }
    shop.meal(personId, novemberDay(3), { price })
    expect(await saidInFrench(shop.issue(personId))).toBe(
      'Aides 11,05 € pour un repas à 10,50 € : vérifiez CCAS et APA.',
    )
    expect((await shop.month()).anomalies[0]).toMatchObject({ kind: 'aids', blocks: true })
  })

  it('without an address, without a meal, to nobody, to a payer whom nobody knows', async () => {
    const homeless = await shop.person('Mme Sans', {}, '')
    shop.meal(homeless, novemberDay(3))
    expect(await refusalOf(shop.issue(homeless))).toBe('BUYER_INCOMPLETE')
    const empty = await shop.person('Mme Rien')
    shop.meal(empty, novemberDay(3), { state: 'cancelled-waived' })
    expect(await refusalOf(shop.issue(empty))).toBe('NOTHING_TO_BILL')
    expect(await refusalOf(shop.issue(await shop.customer('Personne')))).toBe('BILLED_NOBODY')
    const lost = await shop.person('Mme Seule', {
      payers: [bandRest('cus_00000000-0000-4000-8000-000000000000' as CustomerId)],
    })
    shop.meal(lost, novemberDay(3))
    expect(await refusalOf(shop.issue(lost))).toBe('PAYER_UNKNOWN')
    expect((await shop.month()).anomalies.map(({ kind, name }) => [kind, name])).toEqual([
      ['no-address', 'Mme Sans'],
      ['payer-unknown', 'Mme Seule'],
    ])
  })

  it('what only has to be looked at is told: no consent, no price for a band', async () => {
    const personId = await shop.person('Mme Petit', {
      consentOn: null,
      band: '9',
      standing: [{ weekday: 1, service: 'lunch', formula: 'full', quantity: 1 }],
    })
    shop.meal(personId, novemberDay(3))
    const { anomalies, rows } = await shop.month()
    expect(anomalies.map(({ kind, blocks }) => [kind, blocks])).toEqual([
      ['no-price', false],
      ['no-consent', false],
    ])
    expect(rows).toMatchObject([{ ready: true, state: 'draft' }])
  })
})

describe('what is paid', () => {
  it('the invoice goes from issued to partly paid to paid, as its accounts are settled', async () => {
    const { personId, ccas, apa } = await dupont(shop)
    await shop.issue(personId)
    const state = async () => (await shop.row(personId))?.state
    expect(await state()).toBe('issued')
    await shop.settle(personId, 13_220)
    expect(await state()).toBe('part-paid')
    expect((await shop.row(personId))?.openCents).toBe(10_930)
    await shop.settle(ccas, 6930)
    await shop.settle(apa, 4000)
    expect(await state()).toBe('paid')
    await expectBooksToBalance(shop)
  })

  it('what was settled is turnover no second time', async () => {
    const { personId } = await dupont(shop)
    await shop.issue(personId)
    await shop.settle(personId, 13_220)
    expect(ticketsOf(shop).map(({ body }) => body.turnoverCents)).toEqual([24_150, 0])
  })

  it('a limit of the account is none for invoices, and nobody who owes is erased', async () => {
    const { personId } = await dupont(shop)
    await shop.ask.accounts.setLimit(shop.command({ customerId: personId, limitCents: cents(500) }))
    await shop.issue(personId)
    shop.change(personId, { status: 'ended', endedOn: novemberDay(30), endReason: 'stop' })
    const erase = () => shop.ask.customers.erase(shop.command({ customerId: personId }))
    expect(await refusalOf(erase())).toBe('CUSTOMER_OWES')
    await shop.settle(personId, 13_220)
    expect(await refusalOf(erase())).toBe('none')
    expect(shop.people.person(personId)).toBeUndefined()
    expect((await shop.month()).check.agrees).toBe(true)
  })

  it('reminders begin after the days of the setup, oldest first, for whoever owes', async () => {
    const { personId } = await dupont(shop)
    await shop.issue(personId)
    expect(await shop.meals.billReminders({})).toEqual([])
    shop.set('2026-12-31 18:00')
    const late = await shop.meals.billReminders({})
    expect(late.map(({ openCents }) => openCents)).toEqual([13_220, 6930, 4000])
    expect(late[0]?.invoices).toEqual([
      { number: 'F-000001', personName: 'M. Dupont', month: november, day: '2026-11-30', openCents: 13_220 },
    ])
    expect((await shop.month('2026-12')).anomalies.map(({ kind }) => kind)).toEqual(['unpaid', 'unpaid', 'unpaid'])
  })
})
