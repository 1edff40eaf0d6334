import { createRouterClient } from '@orpc/server'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Shown } from '../../src/shared/contracts/customer-display.ts'
import {
  newCommandId,
  newLineId,
  newTenderId,
  newTicketId,
  type OperatorId,
  type OptionId,
  type ProductId,
} from '../../src/shared/ids.ts'
import { cents, milli } from '../../src/shared/money.ts'
import type { SettledTicket } from '../../src/shared/ticket.ts'
import { SETTLED_SHOWN_MS, shownTo, type Known } from '../../src/main/customer-display/rules.ts'
import { asksAgainInMs, nowOf, settledView } from '../../src/renderer/customer-display/display-view.ts'
import { startTraining } from '../support/years.ts'
import { openShop, refusalOf, type Ask, type Shop } from '../support/shop.ts'

let shop: Shop
let display: Ask
beforeEach(async () => {
  shop = await openShop()
  display = createRouterClient(shop.till.router, { context: { caller: { station: 'display' } } })
})
afterEach(() => shop.close())

const now = async (): Promise<Shown['now']> => (await display.customerDisplay.shown({})).now
const command = () => ({ commandId: newCommandId() })

describe('the customer’s screen', () => {
  it('follows a ticket from its first line to the change and back to the café’s message', async () => {
    await shop.openDay()
    expect(await now()).toEqual({ kind: 'welcome' })
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_cafe', 2)
    await shop.add(ticketId, 'prd_croissant')
    expect(await now()).toEqual({
      kind: 'ticket',
      lines: [
        { label: 'Café', options: [], quantityMilli: 2000, amountCents: 320 },
        { label: 'Croissant', options: [], quantityMilli: 1000, amountCents: 120 },
      ],
      totalCents: 440,
      paidCents: 0,
      dueCents: 440,
    })
    await shop.take(ticketId, 'card', 140)
    expect(await now()).toMatchObject({ kind: 'ticket', totalCents: 440, paidCents: 140, dueCents: 300 })
    await shop.take(ticketId, 'cash', 500)
    const settled = await now()
    expect(settled).toMatchObject({ kind: 'sale', totalCents: 440, changeCents: 200 })
    shop.advance(SETTLED_SHOWN_MS)
    expect(await now()).toEqual({ kind: 'welcome' })
  })

  it('gives the change up for the next ticket’s first line', async () => {
    await shop.openDay()
    await shop.sell(['prd_cafe'], 'cash', 500)
    expect(await now()).toMatchObject({ kind: 'sale', changeCents: 340 })
    await shop.add(newTicketId(), 'prd_croissant')
    expect(await now()).toMatchObject({ kind: 'ticket', totalCents: 120 })
  })

  it('says nothing of notes, of people, of numbers, nor of what is in the ledger', async () => {
    await shop.openDay()
    await shop.sell(['prd_cafe'])
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_creme')
    const { ticket } = await shop.ask.tickets.counter({})
    const lineId = ticket?.lines[0]?.lineId ?? newLineId()
    const optionIds = ['opt_lait-avoine' as OptionId]
    await shop.ask.tickets.describeLine({ ...command(), ticketId, lineId, note: 'pour Mme Martin', optionIds })
    const shown = await display.customerDisplay.shown({})
    expect(shown.now).toMatchObject({ kind: 'ticket', lines: [{ label: 'Crème', options: ['lait d’avoine'] }] })
    const said = JSON.stringify(shown)
    for (const secret of ['Martin', 'Léa', 'opr_', 'tkt_', 'lin_', 'prd_', 'number', 'vat']) {
      expect(said).not.toContain(secret)
    }
  })

  it('is the counter’s: what the room rings up and gives back is not for this customer', async () => {
    await shop.openDay()
    await shop.sell(['prd_cafe'], 'cash', 500)
    const room = createRouterClient(shop.till.router, { context: { caller: { station: 'room' } } })
    const line = { lineId: newLineId(), productId: 'prd_croissant' as ProductId, quantityMilli: milli(1000) }
    const ticketId = newTicketId()
    await room.tickets.addLine({ ...command(), ...line, ticketId, optionIds: [], place: 'on-site' })
    expect(await now()).toMatchObject({ kind: 'sale', totalCents: 160, changeCents: 340 })
    const tender = { tenderId: newTenderId(), kind: 'cash' as const, printReceipt: false }
    const { settled } = await room.tenders.take({
      ...command(),
      ...tender,
      ticketId,
      offeredCents: cents(200),
      dueCents: cents(120),
    })
    expect(settled).toBe(true)
    expect(await now()).toMatchObject({ kind: 'sale', totalCents: 160, changeCents: 340 })
  })

  it('may ask nothing else of the till, not even who holds it', async () => {
    for (const ask of [
      () => display.till.status({}),
      () => display.people.list({}),
      () => display.tickets.counter({}),
      () => display.tickets.settled({ limit: 1 }),
      () => display.people.signOut(command()),
    ]) {
      expect(await refusalOf(ask())).toBe('NOT_OFFERED_HERE')
    }
  })

  it('shows nothing while the counter is locked, and goes on when somebody takes it', async () => {
    await shop.openDay()
    const { people } = await shop.ask.people.list({})
    const lea = people.find(({ role }) => role === 'manager')?.operatorId as OperatorId
    await shop.ask.people.setPin({ ...command(), operatorId: lea, pin: '4711' })
    await shop.add(newTicketId(), 'prd_cafe')
    await shop.ask.people.signOut(command())
    expect(await now()).toEqual({ kind: 'welcome' })
    await shop.ask.people.signIn({ ...command(), operatorId: lea, pin: '4711' })
    expect(await now()).toMatchObject({ kind: 'ticket', totalCents: 160 })
  })

  it('is told that a training is made up, and sees its tickets and no others', async () => {
    await shop.openDay()
    await shop.sell(['prd_cafe'], 'cash', 500)
    await startTraining(shop)
    expect(await display.customerDisplay.shown({})).toMatchObject({ training: true, now: { kind: 'welcome' } })
    await shop.sell(['prd_croissant'], 'cash', 200)
    expect(await now()).toMatchObject({ kind: 'sale', totalCents: 120, changeCents: 80 })
    await shop.ask.training.end(command())
    expect(await display.customerDisplay.shown({})).toMatchObject({ training: false })
  })

  it('says the café’s own message, and the receipt’s thanks where there is none', async () => {
    const thanks = (await shop.ask.till.status({})) as { site: { name: string; thanks: string } }
    expect(await display.customerDisplay.shown({})).toMatchObject({
      cafe: thanks.site.name,
      message: thanks.site.thanks,
    })
    await shop.ask.till.changeSettings({ ...command(), displayMessage: '  Jeudi : couscous  ' })
    expect((await display.customerDisplay.shown({})).message).toBe('Jeudi : couscous')
    await shop.ask.till.changeSettings({ ...command(), displayMessage: '' })
    expect((await display.customerDisplay.shown({})).message).toBe(thanks.site.thanks)
    expect(await refusalOf(shop.ask.till.changeSettings({ ...command(), displayMessage: 'x'.repeat(81) }))).toBe(
      'BAD_REQUEST',
    )
  })
})

const last: SettledTicket = {
  ticketId: newTicketId(),
  number: 7,
  kind: 'sale',
  corrects: null,
  settledAtMs: 1_000_000,
  businessDay: '2026-11-23' as SettledTicket['businessDay'],
  totalCents: cents(440),
  refundedCents: cents(0),
  changeCents: cents(60),
  tenderKinds: ['cash'],
  lineCount: 1,
  printed: 0,
}
const known: Known = {
  nowMs: last.settledAtMs,
  site: { name: 'Café', thanks: 'Merci' },
  settings: { displayMessage: '', zone: 'Europe/Paris' },
  training: false,
  locked: false,
  ticket: undefined,
  last,
}

describe('what was settled', () => {
  it('is shown in its own quarter of a minute and at no other instant, whatever the clock does', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), (afterMs) => {
        const shown = shownTo({ ...known, nowMs: last.settledAtMs + afterMs }).now
        const isItsTime = afterMs >= 0 && afterMs < SETTLED_SHOWN_MS
        expect(shown).toEqual(
          isItsTime
            ? { kind: 'sale', totalCents: 440, changeCents: 60, leftMs: SETTLED_SHOWN_MS - afterMs }
            : { kind: 'welcome' },
        )
      }),
    )
  })

  it('is what was given back after a refund, and nothing after a tender noted anew', () => {
    const refund = { ...last, kind: 'refund' as const, totalCents: cents(-440), changeCents: cents(0) }
    expect(shownTo({ ...known, last: refund }).now).toMatchObject({ kind: 'refund', totalCents: 440 })
    expect(shownTo({ ...known, last: { ...last, kind: 'tender-change' } }).now).toEqual({ kind: 'welcome' })
  })

  it('is seen by nobody while the counter is locked', () => {
    expect(shownTo({ ...known, locked: true }).now).toEqual({ kind: 'welcome' })
  })
})

describe('the display’s view', () => {
  it.each([
    { kind: 'sale', total: 440, change: 60, gives: { says: 'change', amount: 60, given: 500 } },
    { kind: 'sale', total: 440, change: 0, gives: { says: 'done', amount: 440, given: undefined } },
    { kind: 'sale', total: 0, change: 0, gives: { says: 'done', amount: 0, given: undefined } },
    { kind: 'refund', total: 440, change: 0, gives: { says: 'refunded', amount: 440, given: undefined } },
  ] as const)('of a $kind of $total with $change back says $gives.says', ({ kind, total, change, gives }) => {
    const settled = { kind, totalCents: cents(total), changeCents: cents(change), leftMs: 1 }
    expect(settledView(settled)).toEqual(gives)
  })

  it('asks again by itself when the change has been seen long enough, and never otherwise', () => {
    const shown = shownTo({ ...known, nowMs: last.settledAtMs + 5_000 })
    expect(asksAgainInMs(shown)).toBe(10_000)
    expect(asksAgainInMs({ ...shown, now: { kind: 'welcome' } })).toBe(false)
    expect(asksAgainInMs(undefined)).toBe(false)
  })

  it('shows no ticket that it cannot be sure of: without the line, it welcomes', () => {
    const line = { label: 'Café', options: [], quantityMilli: milli(1000), amountCents: cents(160) }
    const ticket = {
      kind: 'ticket' as const,
      lines: [line],
      totalCents: cents(160),
      paidCents: cents(0),
      dueCents: cents(160),
    }
    const shown = { ...shownTo(known), now: ticket }
    expect(nowOf(shown, true)).toBe(ticket)
    expect(nowOf(shown, false)).toEqual({ kind: 'welcome' })
    expect(nowOf(undefined, true)).toEqual({ kind: 'welcome' })
  })
})
