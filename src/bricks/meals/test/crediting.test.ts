import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newLineId, newTicketId } from '../../../shared/ids.ts'
import { cents } from '../../../shared/money.ts'
import { expectBooksToBalance, ticketsOf } from '../../../../test/support/books.ts'
import { dupont, novemberDay, openBillsShop, type BillsShop } from './bills-shop.ts'
import { refusedWith, saidInFrench } from './said.ts'

let shop: BillsShop
beforeEach(async () => {
  shop = await openBillsShop()
})
afterEach(() => shop.close())

const sealedOf = (number: number) => ticketsOf(shop).find((ticket) => ticket.number === number)!

describe('credit notes', () => {
  it('a meal goes back to whoever bore it, with its VAT and a credit note', async () => {
    const { personId, ccas, apa, delivered } = await dupont(shop)
    const { ticketNumber } = await shop.issue(personId)
    const note = await shop.credit(ticketNumber, [delivered[0]!.orderId])
    expect(note).toEqual({ seq: 2, number: 'F-000002', amountCents: 1050, moneyCents: 0 })
    expect([await shop.owes(personId), await shop.owes(ccas), await shop.owes(apa)]).toEqual([12_485, 6615, 4000])
    const refund = ticketsOf(shop).at(-1)!
    expect(refund.body.corrects?.number).toBe(ticketNumber)
    expect(refund.body.tenders.map(({ amountCents }) => amountCents)).toEqual([-735, -315])
    expect(shop.orders.order(delivered[0]!.orderId)).toMatchObject({ billedOn: ticketNumber, credited: true })
    const { check, rows } = await shop.month()
    expect(check).toMatchObject({ mealsCents: 23_100, salesCents: 23_100, agrees: true })
    expect(rows).toMatchObject([{ state: 'issued', totalCents: 23_100, openCents: 23_100 }])
    expect(await saidInFrench(shop.credit(ticketNumber, [delivered[0]!.orderId]))).toBe(
      'Ces repas ont déjà été repris par un avoir.',
    )
    await expectBooksToBalance(shop)
  })

  it('the whole invoice frees its month, and nobody owes anything of it', async () => {
    const { personId, ccas, apa, delivered } = await dupont(shop)
    const { ticketNumber } = await shop.issue(personId)
    await shop.credit(ticketNumber, [delivered[0]!.orderId])
    await shop.credit(ticketNumber)
    expect([await shop.owes(personId), await shop.owes(ccas), await shop.owes(apa)]).toEqual([0, 0, 0])
    expect(sealedOf(ticketNumber).body.totalCents).toBe(24_150)
    expect(ticketsOf(shop).reduce((all, { body }) => all + body.vatCents, 0)).toBe(0)
    const again = await shop.issue(personId)
    expect(again.totalCents).toBe(23_100) // the meal that was taken back by itself stays taken back
    const { check, rows } = await shop.month()
    expect(check).toMatchObject({ salesCents: 23_100, agrees: true })
    expect(rows.map(({ state }) => state).toSorted()).toEqual(['credited', 'issued'])
    await expectBooksToBalance(shop)
  })

  it('gives money back where the account is already settled, once somebody says in what', async () => {
    const { personId, ccas, apa, delivered } = await dupont(shop)
    const { ticketNumber } = await shop.issue(personId)
    await shop.settle(personId, 13_220)
    const orderIds = [delivered[0]!.orderId]
    expect(await saidInFrench(shop.credit(ticketNumber, orderIds))).toBe(
      'M. Dupont ne doit plus que 0,00 € de cet avoir : dites comment lui rendre les 7,35 € déjà payés.',
    )
    expect(await shop.meals.creditShares({ ticketNumber, orderIds })).toEqual([
      { ref: personId, name: 'M. Dupont', amountCents: 735, moneyCents: 735 },
      { ref: ccas, name: 'CCAS de Meyrueis', amountCents: 315, moneyCents: 0 },
    ])
    const money = [{ ref: personId, kind: 'cash' as const }]
    expect(await shop.credit(ticketNumber, orderIds, money)).toMatchObject({ amountCents: 1050, moneyCents: 735 })
    const refund = ticketsOf(shop).at(-1)!
    expect(refund.body.tenders.map(({ kind, ref, amountCents }) => [kind, ref, amountCents])).toEqual([
      ['account', ccas, -315],
      ['cash', undefined, -735],
    ])
    expect([await shop.owes(personId), await shop.owes(ccas), await shop.owes(apa)]).toEqual([0, 6615, 4000])
    expect((await shop.month()).check).toMatchObject({ mealsCents: 23_100, agrees: true })
    expect((await shop.row(personId))?.parts.map(({ amountCents, openCents }) => [amountCents, openCents])).toEqual([
      [12_485, 0],
      [6615, 6615],
      [4000, 4000],
    ])
    await expectBooksToBalance(shop)
  })

  it('of somebody who died: the whole invoice, what is owed off the accounts and what was paid in money', async () => {
    const { personId, ccas, apa } = await dupont(shop)
    const { ticketNumber } = await shop.issue(personId)
    await shop.settle(personId, 10_000)
    await shop.settle(ccas, 6930)
    shop.change(personId, { status: 'ended', endedOn: novemberDay(30), endReason: 'deceased' })
    const [first] = await shop.meals.creditShares({ ticketNumber, orderIds: null })
    expect(first).toMatchObject({ ref: personId, amountCents: 13_220, moneyCents: 10_000 })
    const one = [{ ref: personId, kind: 'cash' as const }]
    expect((await refusedWith(shop.credit(ticketNumber, null, one))).code).toBe('CREDIT_PAID_ALREADY') // the CCAS paid too
    await shop.credit(ticketNumber, null, [...one, { ref: ccas, kind: 'card' }])
    expect([await shop.owes(personId), await shop.owes(ccas), await shop.owes(apa)]).toEqual([0, 0, 0])
    const tenders = ticketsOf(shop).at(-1)!.body.tenders
    expect(tenders.map(({ kind, amountCents }) => [kind, amountCents])).toEqual([
      ['account', -3220],
      ['account', -4000],
      ['cash', -10_000],
      ['card', -6930],
    ])
    expect((await shop.month()).rows.map(({ state }) => state).toSorted()).toEqual(['credited', 'draft'])
    await expectBooksToBalance(shop)
  })

  it('gives no money for what an open ticket is about to settle', async () => {
    const { personId, delivered } = await dupont(shop)
    const { ticketNumber } = await shop.issue(personId)
    const line = { ticketId: newTicketId(), lineId: newLineId(), place: 'on-site' as const }
    await shop.ask.accounts.settle(shop.command({ ...line, customerId: personId, amountCents: cents(13_220) }))
    const money = [{ ref: personId, kind: 'cash' as const }]
    const refused = await refusedWith(shop.credit(ticketNumber, [delivered[0]!.orderId], money))
    expect(refused.code).toBe('CREDIT_REFUSED')
    expect(ticketsOf(shop)).toHaveLength(1)
  })

  it('of a ticket that is no month is refused', async () => {
    expect((await refusedWith(shop.credit(12))).code).toBe('MEAL_INVOICE_UNKNOWN')
  })
})
