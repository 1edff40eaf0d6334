import Database from 'better-sqlite3'
import { addDays, type BusinessDay } from '../../../shared/business-day.ts'
import { newCustomerId, newLineId, newTicketId, type CustomerId } from '../../../shared/ids.ts'
import { cents } from '../../../shared/money.ts'
import type { TillOptions } from '../../../main/open-till.ts'
import type { WriteDb } from '../../../main/db/open.ts'
import { newMealOrderId } from '../ids.ts'
import { createOrderStore } from '../order-store.ts'
import { createPeopleStore } from '../people-store.ts'
import type { MoneyBack } from '../rules/invoice.ts'
import type { MealOrder } from '../rules/order.ts'
import type { Payer, PersonFile } from '../rules/person.ts'
import { openMealsShop } from './meals-shop.ts'

export const november = '2026-11'
export const novemberDay = (n: number): BusinessDay => `2026-11-${String(n).padStart(2, '0')}` as BusinessDay

export const bandRest = (payerId: CustomerId): Payer => payer(payerId, 'ccas', { kind: 'band-rest' })
export function payer(
  payerId: CustomerId,
  kind: Payer['kind'],
  share: Payer['share'],
  more: Partial<Payer> = {},
): Payer {
  return { payerId, kind, share, maxMealsMonth: null, from: novemberDay(1), to: null, ...more }
}

/** The café of meals.md §3.7 at the end of November, with people, payers and meals that are written beside the till. */
export async function openBillsShop(options: Partial<TillOptions> & { readonly from?: string } = {}) {
  const shop = await openMealsShop({ from: '2026-11-30 18:00', ...options })
  await shop.openDay()
  const db = new Database(shop.ledgerFile) as WriteDb // the stores ask for nothing but statements
  const people = createPeopleStore(db)
  const orders = createOrderStore(db)

  async function customer(name: string, street: string | undefined = '3 rue du Four'): Promise<CustomerId> {
    const customerId = newCustomerId()
    const address = street === undefined || street === '' ? [] : [street]
    await shop.ask.customers.save({
      ...shop.command({ customerId, name, phone: '', email: '' as const, addressLines: address }),
      ...{ postcode: '48150', city: 'Meyrueis', country: 'FR', siren: '', vatNumber: '' },
    })
    return customerId
  }

  return {
    ...shop,
    db,
    people,
    orders,
    customer,
    /** Somebody with a file. */
    async person(name: string, more: Partial<PersonFile> = {}, street?: string): Promise<CustomerId> {
      const personId = await customer(name, street)
      people.save({
        personId,
        status: 'active',
        endReason: null,
        startedOn: novemberDay(1),
        endedOn: null,
        birthDate: null,
        accessNote: '',
        contacts: [],
        roundId: null,
        stopRank: 0,
        band: '2',
        payers: [],
        standing: [],
        pauses: [],
        mayBeLeft: false,
        invoiceWithMeal: false,
        consentOn: novemberDay(1),
        ...more,
      })
      return personId
    },
    change(personId: CustomerId, more: Partial<PersonFile>): void {
      const file = people.person(personId)
      if (file) people.save({ ...file, ...more })
    },
    meal(personId: CustomerId, eatenOn: BusinessDay, more: Partial<MealOrder> = {}): MealOrder {
      const order: MealOrder = {
        orderId: newMealOrderId(),
        personId,
        eatenOn,
        service: 'lunch',
        deliveredOn: eatenOn,
        roundId: null,
        formula: 'full',
        quantity: 1,
        state: 'delivered',
        handed: null,
        choices: [],
        price: { band: '2', fullCents: cents(1050), deliveryCents: cents(300), beneficiaryCents: cents(735) },
        billedPercent: 0,
        reason: '',
        byHand: false,
        billedOn: null,
        credited: false,
        changedAtMs: shop.now(),
        ...more,
      }
      orders.save(order)
      return order
    },
    /** So many days in a row. */
    inARow(personId: CustomerId, from: BusinessDay, days: number): readonly MealOrder[] {
      return Array.from({ length: days }, (_, n) => this.meal(personId, addDays(from, n)))
    },
    issue: (personId: CustomerId, month = november) => shop.meals.issueBill(shop.command({ personId, month })),
    credit: (
      ticketNumber: number,
      orderIds: readonly MealOrder['orderId'][] | null = null,
      money: { readonly ref: CustomerId; readonly kind: MoneyBack }[] = [],
    ) =>
      shop.meals.creditBill(
        shop.command({ ticketNumber, orderIds: orderIds && [...orderIds], reason: 'mistake' as const, money }),
      ),
    /** What somebody's account says. */
    owes: async (customerId: CustomerId) => (await shop.ask.accounts.statement({ customerId }))?.balanceCents,
    /** At the counter. */
    async settle(customerId: CustomerId, amount: number, kind: 'cash' | 'card' = 'cash'): Promise<void> {
      const ticketId = newTicketId()
      const line = { ticketId, lineId: newLineId(), place: 'on-site' as const, customerId, amountCents: cents(amount) }
      await shop.ask.accounts.settle(shop.command(line))
      await shop.take(ticketId, kind)
    },
    row: async (personId: CustomerId, month = november) => (await shop.meals.bill({ personId, month }))?.row,
    month: (month = november) => shop.meals.billsOf({ month }),
    async close(): Promise<void> {
      db.close()
      await shop.close()
    },
  }
}
export type BillsShop = Awaited<ReturnType<typeof openBillsShop>>

/** C-11: 22 delivered, one unannounced absence, two cancelled in time; the CCAS and APA pay with M. Dupont. */
export async function dupont(shop: BillsShop) {
  const ccas = await shop.customer('CCAS de Meyrueis')
  const apa = await shop.customer('Département de la Lozère')
  const payers = [
    bandRest(ccas),
    payer(apa, 'apa', { kind: 'per-meal', amountCents: cents(200) }, { maxMealsMonth: 20 }),
  ]
  const personId = await shop.person('M. Dupont', { payers })
  const delivered = Array.from({ length: 22 }, (_, n) => shop.meal(personId, novemberDay(n + 1)))
  const absence = shop.meal(personId, novemberDay(23), { state: 'not-home', handed: 'bag-back' })
  shop.meal(personId, novemberDay(24), { state: 'cancelled-free' })
  shop.meal(personId, novemberDay(25), { state: 'cancelled-free' })
  return { personId, ccas, apa, delivered, absence }
}
