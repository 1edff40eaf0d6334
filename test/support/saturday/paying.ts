import { expect } from 'vitest'
import { newLineId, newTenderId, newTicketId, type CustomerId } from '../../../src/shared/ids.ts'
import { cents, milli } from '../../../src/shared/money.ts'
import { refusalOf } from '../shop.ts'
import type { Counter } from '../../../src/shared/ticket.ts'
import {
  agree,
  dueOf,
  leftOf,
  nearest,
  partPaid,
  restOf,
  total,
  type Guests,
  type Kind,
  type OwnPart,
} from './own-books.ts'
import { LIMIT } from './premises.ts'
import type { Place, Street } from './street.ts'

const CASH_MOST = 100_000
const OFTEN: readonly Kind[] = ['cash', 'cash', 'cash', 'cash', 'card', 'card', 'card', 'cheque', 'holiday']

/** Pays what is in hand: at once, with a note that is too large, in two parts, or with one that is given back again. */
export async function pay(street: Street, place: Place, mine: Guests): Promise<void> {
  const { random, asks } = street
  const due = dueOf(mine)
  const ticketId = mine.part?.ticketId ?? mine.ticketId
  if (due === 0) {
    if (mine.lines.length === 0) return
    const counter = await street.act(asks[place].tenders.settleFree, { ticketId })
    return settled(street, place, mine, counter)
  }
  if (random.chance(0.1)) {
    await street.refused('SOMETHING_DUE', () => street.act(asks[place].tenders.settleFree, { ticketId }))
  }
  if (due > 1 && random.chance(0.15)) {
    await give(street, place, mine, random.pick(['cash', 'card']), random.whole(1, Math.min(due - 1, CASH_MOST)))
    if (random.chance(0.3)) await giveBack(street, place, mine)
    if (random.chance(0.3) && !mine.part && mine.tab) return // an advance: the rest comes later
  }
  const left = dueOf(mine)
  const cashSoFar = total(mine.tenders.filter(({ kind }) => kind === 'cash').map((tender) => tender.cents))
  const dear = left + cashSoFar > CASH_MOST
  const kind = dear ? 'card' : random.pick(OFTEN)
  if (!dear && !mine.part && !mine.agreed && mine.tenders.length === 0 && random.chance(0.08)) {
    return withTip(street, place, mine)
  }
  if (!mine.part && random.chance(0.08) && (await onAccount(street, place, mine, left))) return
  const offered =
    kind === 'holiday'
      ? Math.ceil(left / 1000) * 1000 // of ten euros each; what is too much is lost
      : kind === 'cash' && random.chance(0.5)
        ? left + random.pick([1, 20, 230, 4_000])
        : left
  await give(street, place, mine, kind, offered)
}

async function give(
  street: Street,
  place: Place,
  mine: Guests,
  kind: Kind,
  offered: number,
  ref?: CustomerId,
): Promise<void> {
  const { asks, book, random } = street
  const due = dueOf(mine)
  const asked = {
    ticketId: mine.part?.ticketId ?? mine.ticketId,
    tenderId: newTenderId(),
    kind,
    offeredCents: cents(offered),
    dueCents: cents(due),
    printReceipt: random.chance(0.1),
    ...(ref && { ref }),
    // Said by the cashier: what a paper is worth above the due is not given back.
    ...(kind === 'holiday' && offered > due ? { lostCents: cents(offered - due) } : {}),
  }
  const { take } = asks[place].tenders
  if (random.chance(0.05)) {
    const stale = { ...asked, dueCents: cents(due + 1) }
    await street.refused('TICKET_CHANGED', () => street.act(take, stale))
    const tooMuch = { ...asked, kind: 'card' as const, offeredCents: cents(due + 1) }
    await street.refused('CARD_OVER_DUE', () => street.act(take, tooMuch))
    const aCheque = { ...tooMuch, kind: 'cheque' as const }
    await street.refused('TENDER_OVER_DUE', () => street.act(take, aCheque))
    const noMeals = { ...asked, kind: 'meal-card' as const, offeredCents: cents(due) }
    await street.refused('TENDER_NOT_USED', () => street.act(take, noMeals))
  }
  const amount = Math.min(due, offered)
  const answer = await street.act(take, asked)
  expect(answer.changeCents).toBe(kind === 'cash' ? offered - amount : 0)
  expect(answer.settled).toBe(amount === due)
  mine.tenders.push({ tenderId: asked.tenderId, kind, cents: amount })
  if (kind === 'cash') book.cashCents += amount
  if (ref) book.owed.set(ref, (book.owed.get(ref) ?? 0) + amount)
  street.note(`paid by ${kind}`)
  if (answer.settled) settled(street, place, mine, answer.counter)
  else street.see(place, answer.counter)
}

/** The price, and something for the staff: paid at once, in one form. */
async function withTip(street: Street, place: Place, mine: Guests): Promise<void> {
  const { random, asks } = street
  mine.tip = random.pick([20, 50, 100, 200])
  const asked = { ticketId: mine.ticketId, lineId: newLineId(), amountCents: cents(mine.tip) }
  await street.act(asks[place].tips.give, asked)
  await give(street, place, mine, random.pick(['cash', 'card']), dueOf(mine))
  street.note('tip given')
}

/** A regular has it written down: up to the limit, and not a cent further. */
async function onAccount(street: Street, place: Place, mine: Guests, left: number): Promise<boolean> {
  const [customerId, owed] = street.random.pick([...street.book.owed])
  if (owed + left <= LIMIT) {
    await give(street, place, mine, 'account', left, customerId)
    return true
  }
  const asked = { ticketId: mine.ticketId, tenderId: newTenderId(), kind: 'account' as const, ref: customerId }
  const beyond = { ...asked, offeredCents: cents(left), dueCents: cents(left), printReceipt: false }
  await street.refused('ACCOUNT_OVER_LIMIT', () => street.act(street.asks[place].tenders.take, beyond))
  return false
}

/** A regular comes by and pays what was written down, or some of it: a ticket that is no sale. */
export async function settleAccount(street: Street, place: Place): Promise<void> {
  const { asks, book, random } = street
  const [customerId, owed] = random.pick([...book.owed])
  if (owed === 0) return
  const { settle } = asks[place].accounts
  const asked = { ticketId: newTicketId(), lineId: newLineId(), place: 'on-site' as const, customerId }
  await street.refused('SETTLES_TOO_MUCH', () => street.act(settle, { ...asked, amountCents: cents(owed + 1) }))
  const amount = random.chance(0.5) ? owed : random.whole(1, owed)
  await street.act(settle, { ...asked, amountCents: cents(amount) })
  const kind = random.pick(['cash', 'card'] as const)
  const { ticketId } = asked
  const paid = { ticketId, tenderId: newTenderId(), kind, offeredCents: cents(amount), dueCents: cents(amount) }
  const answer = await street.act(asks[place].tenders.take, { ...paid, printReceipt: false })
  expect(answer.settled).toBe(true)
  street.seal('sale', amount, [{ kind, cents: amount }], amount)
  book.owed.set(customerId, owed - amount)
  book.settledCents += amount
  if (kind === 'cash') book.cashCents += amount
  street.note('account settled')
  street.see(place, answer.counter)
}

async function giveBack(street: Street, place: Place, mine: Guests): Promise<void> {
  const last = mine.tenders.at(-1)
  if (!last) return
  const asked = {
    ticketId: mine.part?.ticketId ?? mine.ticketId,
    tenderId: last.tenderId as ReturnType<typeof newTenderId>,
  }
  const counter = await street.act(street.asks[place].tenders.takeBack, asked)
  mine.tenders.pop()
  if (last.kind === 'cash') street.book.cashCents -= last.cents
  street.note('tender taken back')
  street.see(place, counter)
}

/** What is sealed goes in the notebook; what is left of the plan comes in hand. */
function settled(street: Street, place: Place, mine: Guests, counter: Counter): void {
  const { book, hands } = street
  const amount = total(mine.tenders.map((tender) => tender.cents))
  mine.numbers.push(street.seal('sale', amount, mine.tenders, mine.tip))
  book.tipsCents += mine.tip
  mine.tip = 0
  expect([counter.last?.number, counter.last?.totalCents]).toEqual([book.sealed.length, amount])
  mine.tenders = []
  const { part } = mine
  if (!part) agree(mine)
  const over = part ? partPaid(mine, part) : true
  if (over) {
    hands[place] = undefined
    book.guests.splice(book.guests.indexOf(mine), 1)
    book.gone.push(mine)
  } else if (mine.split?.kind === 'shares') {
    mine.split.left -= 1
    mine.part = share(mine, counter)
  }
  street.note(part ? 'part settled' : 'settled')
  street.see(place, counter)
}

const share = (mine: Guests, counter: Counter): OwnPart => ({
  ticketId: counter.ticket!.ticketId,
  dueCents: Math.ceil(restOf(mine) / (mine.split?.kind === 'shares' ? mine.split.left : 1)),
  items: [],
})

/** Several pay: in shares, by what they had, or by an amount. Once begun, it goes on in its way. */
export async function split(street: Street, place: Place, mine: Guests): Promise<void> {
  const { random } = street
  if (mine.tenders.length > 0 || restOf(mine) < 200) return
  if (mine.part && random.chance(0.5)) return putBack(street, place, mine)
  const byItem = mine.splitBefore === 'items' || (mine.splitBefore === undefined && random.chance(0.5))
  if (mine.part && byItem !== (mine.splitBefore === 'items')) return
  if (byItem) return byItems(street, place, mine)
  return random.chance(0.7) ? inShares(street, place, mine) : byAmount(street, place, mine)
}

async function inShares(street: Street, place: Place, mine: Guests): Promise<void> {
  const { tabs } = street.asks[place]
  const ticketId = mine.part?.ticketId ?? mine.ticketId
  const shares = mine.split?.kind === 'shares' ? mine.split.left : street.random.whole(2, 7)
  if (shares < 2) return
  const counter = await street.act(tabs.splitInShares, { ticketId, shares })
  mine.split = { kind: 'shares', left: shares }
  mine.splitBefore = 'amount'
  mine.part = share(mine, counter)
  street.note('split in shares')
  street.see(place, counter)
}

async function byAmount(street: Street, place: Place, mine: Guests): Promise<void> {
  const { tabs } = street.asks[place]
  const ticketId = mine.part?.ticketId ?? mine.ticketId
  const rest = restOf(mine)
  const tooMuch = { ticketId, amountCents: cents(rest + 1) }
  await street.refused('SHARE_TOO_LARGE', () => street.act(tabs.splitAmount, tooMuch))
  const amountCents = street.random.whole(1, rest)
  const counter = await street.act(tabs.splitAmount, { ticketId, amountCents: cents(amountCents) })
  mine.split = { kind: 'amount' }
  mine.splitBefore = 'amount'
  mine.part = { ticketId: counter.ticket!.ticketId, dueCents: amountCents, items: [] }
  street.note('split by amount')
  street.see(place, counter)
}

async function byItems(street: Street, place: Place, mine: Guests): Promise<void> {
  const { random, asks } = street
  const { tabs } = asks[place]
  // Whoever thinks again puts the part back first: then the screen shows every line of the whole.
  if (mine.part) await putBack(street, place, mine)
  const left = leftOf(mine).filter(({ line }) => line.lineId)
  const picked = left.filter(() => random.chance(0.4))
  const some = picked.length > 0 ? picked : left.slice(0, 1)
  const items = some.map(({ line, cents: amount, milli: quantity }) => {
    const pieces = quantity / 1000
    const mineOfIt = Number.isInteger(pieces) ? random.whole(1, pieces) * 1000 : quantity
    return { line, milli: mineOfIt, cents: mineOfIt === quantity ? amount : nearest(amount * mineOfIt, quantity) }
  })
  const asked = items.map((item) => ({ lineId: item.line.lineId!, quantityMilli: milli(item.milli) }))
  const { ticketId } = mine
  const tooMany = asked.map((item) => ({ ...item, quantityMilli: milli(item.quantityMilli + 999_000) }))
  await street.refused('SHARE_TOO_LARGE', () => street.act(tabs.splitItems, { ticketId, items: tooMany }))
  const counter = await street.act(tabs.splitItems, { ticketId, items: asked })
  mine.split = { kind: 'items' }
  mine.splitBefore = 'items'
  mine.part = { ticketId: counter.ticket!.ticketId, dueCents: total(items.map((item) => item.cents)), items }
  street.note('split by items')
  street.see(place, counter)
}

async function putBack(street: Street, place: Place, mine: Guests): Promise<void> {
  const { tabs } = street.asks[place]
  const { part } = mine
  if (!part) return
  await street.refused('TICKET_ELSEWHERE', () => street.act(tabs.giveBack, { ticketId: mine.ticketId }))
  const counter = await street.act(tabs.giveBack, { ticketId: part.ticketId })
  mine.part = undefined
  mine.split = null
  if (!mine.agreed) {
    // Without an agreed plan a line that was taken whole comes back behind those that stayed.
    const whole = part.items.filter(({ line, milli: taken }) => taken === line.milli).map(({ line }) => line)
    mine.lines = [...mine.lines.filter((line) => !whole.includes(line)), ...whole]
  }
  if (mine.partsPaid === 0) mine.splitBefore = undefined
  street.note('part put back')
  street.see(place, counter)
}

/** What was paid a moment ago cannot be paid once more. */
export async function payAgain(street: Street, place: Place): Promise<void> {
  const gone = street.book.gone.at(-1)
  if (!gone || street.hands[place]) return
  const asked = { ticketId: gone.ticketId, tenderId: newTenderId(), kind: 'card' as const, offeredCents: cents(100) }
  const again = { ...asked, dueCents: cents(100), printReceipt: false }
  await street.refused('TICKET_NOT_OPEN', () => street.act(street.asks[place].tenders.take, again))
  expect(await refusalOf(street.act(street.asks[place].tabs.open, { ticketId: gone.ticketId, takeOver: true }))).toBe(
    'TICKET_NOT_OPEN',
  )
}
