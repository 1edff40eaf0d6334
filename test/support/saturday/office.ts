import { expect } from 'vitest'
import { newCashMovementId, newCommandId, newTenderId, newTicketId, type ProductId } from '../../../src/shared/ids.ts'
import { cents, milli } from '../../../src/shared/money.ts'
import { roleMay, type Right } from '../../../src/shared/rights.ts'
import { refusalOf } from '../shop.ts'
import { total, type Guests } from './own-books.ts'
import { soldOut } from './selling.ts'
import { staff } from './premises.ts'
import type { Place, SealedByHand, Street } from './street.ts'

/** A PIN is slow to check on purpose: Léa is asked so many times a day. */
const LENT_AT_MOST = 25
const mayBeLent = ({ holders, book }: Street, place: Place, right: Right) =>
  roleMay(holders[place].role, right) || (book.done.get('approved') ?? 0) < LENT_AT_MOST

/** Neither on an account, nor the settlement of one, nor with a tip: these go back the way that they came, in tests of their own. */
const isPlain = ({ owedCents, tenders }: SealedByHand) => owedCents === 0 && tenders.account === 0

/** Gives money back for some lines of a sale, or for all that is left of it. */
export async function refund(street: Street, place: Place): Promise<void> {
  const { book, random, asks } = street
  const sales = book.sealed.filter((sale) => sale.kind === 'sale' && sale.cents > sale.refunded && isPlain(sale))
  if (sales.length === 0 || !mayBeLent(street, place, 'refund')) return
  const sale = random.pick(sales)
  if (sale.tenders.holiday > 0) return refuseMoney(street, place, sale)
  const { corrections } = asks[place]
  const found = await corrections.correctable({ number: sale.number })
  const left = found!.lines.filter(({ leftMilli }) => leftMilli > 0)
  expect(total(left.map(({ leftCents }) => leftCents))).toBe(sale.cents - sale.refunded)
  const dear = left.filter(({ leftCents }) => leftCents > 0)
  const lines = random.chance(0.4) ? left : [random.pick(dear)]
  const amount = total(lines.map(({ leftCents }) => leftCents))
  const kind = random.pick(['cash', 'card'] as const)
  const asked = {
    ticketId: newTicketId(),
    tenderId: newTenderId(),
    number: sale.number,
    lines: lines.map(({ position, leftMilli }) => ({ position, quantityMilli: milli(leftMilli) })),
    kind,
    reason: 'returned' as const,
    printReceipt: false,
  }
  const done = await street.lent(place, 'refund', corrections.refund, asked)
  street.seal('refund', -amount, [{ kind, cents: -amount }])
  expect([done.number, done.totalCents]).toEqual([book.sealed.length, 0 - amount])
  sale.refunded += amount
  if (kind === 'cash') book.cashCents -= amount
  street.note('refunded')
  street.see(place, done.counter)
}

/** What was paid with holiday vouchers alone is not given back in cash. */
async function refuseMoney(street: Street, place: Place, sale: SealedByHand): Promise<void> {
  if (!roleMay(street.holders[place].role, 'refund') || sale.tenders.holiday < sale.cents) return
  const { corrections } = street.asks[place]
  const { lines } = (await corrections.correctable({ number: sale.number }))!
  const asked = {
    ticketId: newTicketId(),
    tenderId: newTenderId(),
    number: sale.number,
    lines: lines.flatMap(({ position, leftMilli }) =>
      leftMilli > 0 ? [{ position, quantityMilli: milli(leftMilli) }] : [],
    ),
    kind: 'cash' as const,
    reason: 'returned' as const,
    printReceipt: false,
  }
  await street.refused('TENDER_NOT_REFUNDABLE', () => street.act(corrections.refund, asked))
}

/** It was paid by card, and somebody had tapped cash. */
export async function changeTender(street: Street, place: Place): Promise<void> {
  const { book, random, asks } = street
  const from = random.pick(['cash', 'card'] as const)
  const to = from === 'cash' ? ('card' as const) : ('cash' as const)
  const sales = book.sealed.filter(
    (sale) => sale.kind === 'sale' && isPlain(sale) && sale.refunded === 0 && sale.tenders[from] > 0,
  )
  if (sales.length === 0 || !mayBeLent(street, place, 'refund')) return
  const sale = random.pick(sales)
  const amount = random.chance(0.5) ? sale.tenders[from] : random.whole(1, sale.tenders[from])
  const asked = { ticketId: newTicketId(), number: sale.number, from, to, amountCents: cents(amount) }
  const ids: [ReturnType<typeof newTenderId>, ReturnType<typeof newTenderId>] = [newTenderId(), newTenderId()]
  const done = await street.lent(place, 'refund', asks[place].corrections.changeTender, { ...asked, tenderIds: ids })
  street.seal('tender-change', 0, [
    { kind: from, cents: -amount },
    { kind: to, cents: amount },
  ])
  expect([done.number, done.totalCents]).toEqual([book.sealed.length, 0])
  sale.tenders[from] -= amount
  sale.tenders[to] += amount
  book.cashCents += from === 'cash' ? -amount : amount
  street.note('tender noted anew')
  street.see(place, done.counter)
}

/** Cash comes, goes, or is brought to safety; now and then that was wrong. */
export async function moveCash(street: Street, place: Place): Promise<void> {
  const { book, random, asks } = street
  const { cashMovements } = asks[place]
  const amount = random.whole(100, 3_000)
  const asked = { movementId: newCashMovementId(), amountCents: cents(amount), note: '' }
  const what = random.whole(1, 4)
  if (what === 1) {
    await street.act(cashMovements.bring, { ...asked, reason: 'change-brought' as const })
    book.cashCents += amount
  } else if (what === 2) {
    if (book.cashCents < amount)
      return street.refused('DRAWER_TOO_LITTLE', () => street.act(cashMovements.dropToSafe, asked))
    await street.act(cashMovements.dropToSafe, asked)
    book.cashCents -= amount
    book.safeCents += amount
  } else if (!mayBeLent(street, place, 'drawer') || book.cashCents < amount) return
  else if (what === 3) {
    await street.lent(place, 'drawer', cashMovements.takeOut, { ...asked, reason: 'petty-purchase' as const })
    book.cashCents -= amount
    if (roleMay(street.holders[place].role, 'drawer') && random.chance(0.4)) {
      const undo = { movementId: newCashMovementId(), undoes: asked.movementId }
      await street.act(cashMovements.undo, undo)
      await street.refused('MOVEMENT_UNDONE', () =>
        street.act(cashMovements.undo, { ...undo, movementId: newCashMovementId() }),
      )
      book.cashCents += amount
    }
  } else await street.lent(place, 'drawer', asks[place].cashSessions.openDrawer, { reason: 'give-change' as const })
  if (what === 4) book.drawerOpenings += 1
  street.note('cash moved')
}

/** The X, at any moment, is what the notebook says. */
export async function readX(street: Street, place: Place): Promise<void> {
  const x = await street.asks[place].cashSessions.x({})
  const { book } = street
  const of = (kind: string) => book.sealed.filter((ticket) => ticket.kind === kind)
  expect(x).toMatchObject({
    ticketCount: of('sale').length,
    refundCount: of('refund').length,
    tenderChangeCount: of('tender-change').length,
    voidedTickets: book.voidedTickets,
    voidedLines: book.voidedLines,
    expectedCents: book.cashCents,
    safeCents: book.safeCents,
  })
  expect(x!.turnoverCents + x!.agencyCents + book.settledCents + book.tipsCents).toBe(
    total(book.sealed.map((ticket) => ticket.cents)),
  )
  street.note('X read')
}

/** One server lays the till down, the next takes it up: by PIN, or with a wrong one first. */
export async function changeHands(street: Street, place: Place): Promise<void> {
  const { random, holders, asks } = street
  const next = random.pick(staff.filter((person) => person !== holders[place]))
  if (random.chance(0.1)) {
    const wrong = { commandId: newCommandId(), operatorId: next.operatorId, pin: '0000' }
    expect(await refusalOf(asks[place].people.signIn(wrong))).toBe('PIN_WRONG')
    street.note('refused PIN_WRONG')
  }
  await street.hold(place, next)
}

/** There is none left of something, and later there is again. */
export async function sellOut(street: Street, place: Place): Promise<void> {
  const { random, asks } = street
  const id = random.pick(['prd_quiche', 'prd_plat-du-jour', 'prd_croissant', 'prd_pinte'])
  const gone = !soldOut.has(id)
  await street.act(asks[place].kitchen.setSoldOut, { productId: id as ProductId, soldOut: gone })
  if (gone) soldOut.add(id)
  else soldOut.delete(id)
  street.note(gone ? 'sold out' : 'there again')
}

/** The cook's own page: ticks what is made, takes a tick back, wants a slip once more. */
export async function cook(street: Street): Promise<void> {
  const { random, asks } = street
  const { kitchen } = asks.kitchen
  const { orders, undo } = await kitchen.board({})
  await street.refused('ORDER_UNKNOWN', () => street.act(kitchen.tick, { number: 999_999 }))
  for (const order of orders.slice(0, random.whole(1, 6))) {
    const some = order.lines.filter((line) => line.doneAtMs === null && line.cancelledMilli < line.quantityMilli)
    if (some.length === 0) continue
    const one = random.chance(0.3) ? { positions: [random.pick(some).position] } : {}
    await street.act(kitchen.tick, { number: order.number, ...one })
    street.note('ticked')
  }
  if (undo.length > 0 && random.chance(0.2)) {
    await street.act(kitchen.undoTick, { prepStationId: random.pick(undo) })
    street.note('tick taken back')
  }
  const first = orders[0]
  if (first && random.chance(0.1)) {
    await street.act(kitchen.reprint, { number: first.number })
    street.note('slip once more')
  }
}

/** The provisional note of a table that wants to see it. */
export async function printNote(street: Street, place: Place, mine: Guests): Promise<void> {
  if (mine.lines.length === 0) return
  const { number } = await street.act(street.asks[place].notes.print, {
    ticketId: mine.part?.ticketId ?? mine.ticketId,
  })
  expect(number).toBeGreaterThan(0)
  street.note('note printed')
}
