import { afterEach, beforeEach, expect, it } from 'vitest'
import { newCommandId, newTenderId, newTicketId } from '../../src/shared/ids.ts'
import { cents } from '../../src/shared/money.ts'
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
