import {
  newCashMovementId,
  newCashSessionId,
  newCommandId,
  newLineId,
  newOperatorId,
  newTableId,
  newTenderId,
  newTicketId,
  type OptionId,
  type ProductId,
} from '../../../src/shared/ids.ts'
import { cents, milli } from '../../../src/shared/money.ts'
import { roleMay } from '../../../src/shared/rights.ts'
import type { Guests } from './own-books.ts'
import type { Place, Street } from './street.ts'

type Wrong = readonly [code: string, work: () => Promise<unknown>]

/** What a stuck key, a stale screen or a tired hand asks for: each is refused, and nothing is written. */
function wrongAtAnyTime({ asks, act }: Street, place: Place): readonly Wrong[] {
  const { tickets, tenders, tabs, kitchen, cashSessions, corrections, people } = asks[place]
  const ticketId = newTicketId()
  const lineId = newLineId()
  const tender = { ticketId, tenderId: newTenderId(), kind: 'cash' as const, printReceipt: false }
  const money = { offeredCents: cents(100), dueCents: cents(100) }
  return [
    ['TICKET_NOT_OPEN', () => act(tabs.splitItems, { ticketId, items: [{ lineId, quantityMilli: milli(1000) }] })],
    ['TICKET_NOT_OPEN', () => act(tenders.take, { ...tender, ...money })],
    ['TICKET_NOT_OPEN', () => act(tabs.open, { ticketId, takeOver: true })],
    ['TICKET_NOT_OPEN', () => act(tabs.sameRound, { ticketId })],
    ['TICKET_NOT_OPEN', () => act(tabs.giveBack, { ticketId })],
    ['TICKET_NOT_OPEN', () => act(kitchen.send, { ticketId })],
    ['TICKET_NOT_OPEN', () => act(tabs.merge, { ticketId, from: [newTicketId()] })],
    ['TICKET_NOT_OPEN', () => act(tickets.removeLine, { ticketId, lineId })],
    ['BAD_REQUEST', () => act(tabs.splitInShares, { ticketId, shares: 0 })],
    ['BAD_REQUEST', () => act(tabs.splitInShares, { ticketId, shares: 10_000 })],
    ['BAD_REQUEST', () => act(tabs.splitAmount, { ticketId, amountCents: cents(-5) })],
    ['SESSION_ALREADY_OPEN', () => act(cashSessions.open, { sessionId: newCashSessionId(), floatCents: cents(0) })],
    ['DAY_NOT_OPEN', () => act(cashSessions.close, { sessionId: newCashSessionId(), countedCents: cents(0) })],
    ['ORDER_UNKNOWN', () => act(kitchen.tick, { number: 888_888 })],
    ['PERSON_UNKNOWN', () => act(people.signIn, { operatorId: newOperatorId(), pin: '1234' })],
    [
      'NOTHING_TO_APPROVE',
      () => act(people.approve, { operatorId: newOperatorId(), pin: '4071', refusedId: newCommandId() }),
    ],
    [
      'TICKET_UNKNOWN',
      () =>
        act(corrections.refund, {
          ...tender,
          number: 999_999,
          lines: [{ position: 0, quantityMilli: milli(1000) }],
          reason: 'mistake' as const,
        }),
    ],
    [
      'MOVEMENT_UNKNOWN',
      () => act(asks[place].cashMovements.undo, { movementId: newCashMovementId(), undoes: newCashMovementId() }),
    ],
  ]
}

const noSuchTable = ({ asks, act }: Street, place: Place): Wrong => [
  'TABLE_UNKNOWN',
  () => act(asks[place].tabs.seat, { ticketId: newTicketId(), tableId: newTableId(), covers: 2 }),
]

function wrongInHand({ asks, act, hands }: Street, place: Place, mine: Guests): readonly Wrong[] {
  const { tickets, tabs, tenders } = asks[place]
  const ticketId = mine.part?.ticketId ?? mine.ticketId
  const line = { lineId: newLineId(), optionIds: [] as OptionId[], place: 'on-site' as const }
  const coffee = { ...line, ticketId, productId: 'prd_cafe' as ProductId, quantityMilli: milli(1000) }
  const elsewhere = hands[place === 'counter' ? 'room' : 'counter']
  const wrong: Wrong[] = [
    ['PRODUCT_UNKNOWN', () => act(tickets.addLine, { ...coffee, productId: 'prd_absinthe' as ProductId })],
    ['OPTION_UNKNOWN', () => act(tickets.addLine, { ...coffee, optionIds: ['opt_sauce-poivre' as OptionId] })],
    ['OPTION_MISSING', () => act(tickets.addLine, { ...coffee, productId: 'prd_pichet-50' as ProductId })],
    ['FORMULE_INCOMPLETE', () => act(tickets.addLine, { ...coffee, productId: 'prd_formule-midi' as ProductId })],
    ['PRICE_NOT_OPEN', () => act(tickets.addLine, { ...coffee, priceCents: cents(1) })],
    ['PRICE_MISSING', () => act(tickets.addLine, { ...coffee, productId: 'prd_legumes' as ProductId })],
    ['BAD_REQUEST', () => act(tickets.addLine, { ...coffee, priceCents: cents(-1) })],
    ['ANOTHER_TICKET_OPEN', () => act(tickets.addLine, { ...coffee, ticketId: newTicketId() })],
    ['TENDER_UNKNOWN', () => act(tenders.takeBack, { ticketId, tenderId: newTenderId() })],
    [
      'BAD_REQUEST',
      () =>
        act(tickets.discountTicket, { ticketId, discount: { kind: 'percent', hundredths: 10_100, reason: 'gesture' } }),
    ],
  ]
  if (mine.tenders.length > 0) wrong.push(['TICKET_PARTLY_PAID', () => act(tickets.addLine, coffee)])
  else wrong.push(['LINE_UNKNOWN', () => act(tickets.removeLine, { ticketId, lineId: newLineId() })])
  if (!mine.part && mine.tenders.length === 0) wrong.push(['NOT_A_PART', () => act(tabs.giveBack, { ticketId })])
  if (elsewhere) {
    const theirs = elsewhere.part?.ticketId ?? elsewhere.ticketId
    wrong.push(['TICKET_ELSEWHERE', () => act(tickets.voidTicket, { ticketId: theirs })])
    wrong.push(['TICKET_ELSEWHERE', () => act(tabs.setAside, { ticketId: theirs, label: 'Jean' })])
  }
  return wrong
}

/** What a server has no right to do is remembered by the log; everything else that is refused leaves nothing. */
const needed: Readonly<Record<string, 'refund' | 'drawer'>> = { TICKET_UNKNOWN: 'refund', MOVEMENT_UNKNOWN: 'drawer' }

export async function doWrong(street: Street, place: Place): Promise<void> {
  const { random, hands, holders } = street
  const mine = hands[place]
  const [code, work] = random.pick([
    ...wrongAtAnyTime(street, place),
    ...(mine ? wrongInHand(street, place, mine) : [noSuchTable(street, place)]),
  ])
  const right = needed[code]
  if (right && !roleMay(holders[place].role, right)) return
  await street.refused(code, work)
}
