import { afterEach, beforeEach, expect, it } from 'vitest'
import { newCommandId, newTenderId, newTicketId } from '../../src/shared/ids.ts'
import { cents } from '../../src/shared/money.ts'
import type { TenderKind } from '../../src/shared/ticket.ts'
import { openShop } from '../support/shop.ts'

let shop: Awaited<ReturnType<typeof openShop>>
beforeEach(async () => {
  shop = await openShop()
  await shop.openDay()
})
afterEach(() => shop.close())

it('a form of money that the café does not take is refused, and nothing is written', async () => {
  const ticketId = newTicketId()
  await shop.add(ticketId, 'prd_cafe')
  await expect(shop.take(ticketId, 'holiday')).rejects.toMatchObject({
    code: 'TENDER_NOT_USED',
    data: { kind: 'holiday' },
  })
  expect((await shop.ask.tickets.counter({})).ticket?.tenders).toEqual([])
})

it('a sale is not noted as paid in a form that the café does not take', async () => {
  const ticketId = newTicketId()
  await shop.add(ticketId, 'prd_cafe')
  await shop.take(ticketId, 'cash')
  const change = {
    ticketId: newTicketId(),
    tenderIds: [newTenderId(), newTenderId()] as [ReturnType<typeof newTenderId>, ReturnType<typeof newTenderId>],
    number: 1,
    from: 'cash' as const,
    to: 'holiday' as const,
    amountCents: cents(160),
    commandId: newCommandId(),
  }
  await expect(shop.ask.corrections.changeTender(change)).rejects.toMatchObject({ code: 'TENDER_NOT_USED' })
})

const DAY_MS = 86_400_000
const reaches: readonly {
  code: string
  products: readonly string[]
  kind: TenderKind
  offered: number
  pieces?: number
  days?: number
}[] = [
  { code: 'MEAL_NO_FOOD', products: ['prd_demi'], kind: 'meal-paper', offered: 300 },
  { code: 'MEAL_OVER_CAP', products: ['prd_plat-du-jour'], kind: 'meal-paper', offered: 2501 },
  { code: 'MEAL_OVER_FOOD', products: ['prd_cafe'], kind: 'meal-card', offered: 161 },
  { code: 'MEAL_REST_DAY', products: ['prd_cafe'], kind: 'meal-card', offered: 160, days: 6 },
  { code: 'TENDER_LOSES', products: ['prd_cafe'], kind: 'meal-paper', offered: 900 },
  { code: 'TENDER_ONE_BY_ONE', products: ['prd_cafe'], kind: 'cheque', offered: 80, pieces: 2 },
  { code: 'TENDER_TOO_MANY', products: ['prd_cafe'], kind: 'meal-paper', offered: 900, pieces: 2 },
]
it.each(reaches)(
  'tenders.take says $code, and leaves nothing behind',
  async ({ code, products, kind, offered, ...more }) => {
    const tenders: TenderKind[] = ['cash', 'card', 'meal-paper', 'meal-card', 'cheque']
    await shop.ask.till.changeSettings({ tenders, commandId: newCommandId() })
    shop.advance((more.days ?? 0) * DAY_MS)
    const ticketId = newTicketId()
    for (const product of products) await shop.add(ticketId, product)
    const before = shop.one('SELECT count(*) FROM journal_entries')
    const dueCents = (await shop.ask.tickets.counter({})).ticket!.dueCents
    const asked = {
      ticketId,
      tenderId: newTenderId(),
      moreTenderIds: Array.from({ length: (more.pieces ?? 1) - 1 }, newTenderId),
      kind,
      offeredCents: cents(offered),
      dueCents,
      printReceipt: false,
      commandId: newCommandId(),
    }
    await expect(shop.ask.tenders.take(asked)).rejects.toMatchObject({ code })
    expect((await shop.ask.tickets.counter({})).ticket).toMatchObject({ tenders: [], dueCents })
    expect(shop.one('SELECT count(*) FROM journal_entries')).toBe(before)
  },
)

it('several papers of which two bear one id are one paper too few', async () => {
  const ticketId = newTicketId()
  await shop.ask.till.changeSettings({ tenders: ['cash', 'card', 'meal-paper'], commandId: newCommandId() })
  await shop.add(ticketId, 'prd_plat-du-jour')
  const tenderId = newTenderId()
  const asked = { ticketId, tenderId, moreTenderIds: [tenderId], kind: 'meal-paper' as const, printReceipt: false }
  const take = shop.ask.tenders.take({
    ...asked,
    offeredCents: cents(500),
    dueCents: cents(1290),
    commandId: newCommandId(),
  })
  await expect(take).rejects.toMatchObject({ code: 'ID_REUSED' })
})

it('a café cannot do without cash and card, nor take one form twice', async () => {
  const set = (tenders: TenderKind[]) => shop.ask.till.changeSettings({ tenders, commandId: newCommandId() })
  await expect(set(['card', 'cash'])).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  await expect(set(['cash', 'card', 'cheque', 'cheque'])).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  await set(['cash', 'card', 'cheque'])
  const told = JSON.parse(
    shop.one<string>(`SELECT entry FROM journal_entries WHERE chain = 'events' ORDER BY seq DESC`),
  ) as {
    kind: string
    payload: { setup: object; after: { tenders: string[] } }
  }
  expect(told.kind).toBe('setting-changed')
  expect(told.payload.after.tenders).toEqual(['cash', 'card', 'cheque'])
  expect(told.payload.setup).toBeDefined()
})
