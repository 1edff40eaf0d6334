import { expect } from 'vitest'
import { newLineId, newTicketId, type OptionId, type ProductId } from '../../../src/shared/ids.ts'
import { cents, milli } from '../../../src/shared/money.ts'
import type { Discount } from '../../../src/shared/ticket.ts'
import { newGuests, priced, type Guests, type OwnLine } from './own-books.ts'
import { article, articles, basePrices, groupsOf, isFixed } from './own-prices.ts'
import { surcharge, type Place, type Street } from './street.ts'

const REASONS = ['mistake', 'changed-mind', 'too-slow', 'other'] as const
/** What people mostly have. */
const USUAL = ['prd_cafe', 'prd_creme', 'prd_demi', 'prd_coca-33', 'prd_croissant', 'prd_limonade', 'prd_pinte'].map(
  article,
)
const MEALS = articles.filter(({ categoryId }) => categoryId === 'midi')

type Chosen = Pick<OwnLine, 'article' | 'optionIds' | 'parts'>

/** Something of the list, with the options and the choices that it takes. */
function choose({ random }: Street): Chosen {
  const one = random.chance(0.45)
    ? random.pick(USUAL)
    : random.chance(0.35)
      ? random.pick(MEALS)
      : random.pick(articles)
  const optionIds = groupsOf(one).flatMap(({ min = 0, max, options }) => {
    const wanted = Math.max(min, random.chance(0.5) ? random.whole(0, Math.min(max, 2)) : 0)
    return options
      .toSorted(() => random.next() - 0.5)
      .slice(0, wanted)
      .map(({ id }) => id)
  })
  const parts = (one.formule ?? [])
    .filter(({ min }) => min > 0 || random.chance(0.6))
    .flatMap(({ id, choices }) => {
      const free = choices.filter(({ productId }) => groupsOf(article(productId)).every(({ min = 0 }) => min === 0))
      return free.length === 0 ? [] : [{ slotId: id, productId: random.pick(free).productId }]
    })
  return { article: one, optionIds, parts }
}

export const soldOut = new Set<string>()

/** Whether there is none left of it, or of a part of it. */
export const isGone = ({ article: { id }, parts }: Pick<OwnLine, 'article' | 'parts'>): boolean =>
  [id, ...parts.map(({ productId }) => productId)].some((one) => soldOut.has(one))

/** One more thing on the ticket in hand, or on a new one. */
export async function add(street: Street, place: Place): Promise<void> {
  const { random, asks, hands, book } = street
  const chosen = choose(street)
  const mine = hands[place] ?? newGuests(newTicketId(), random.chance(0.15) ? 'takeaway' : 'on-site')
  const loose = chosen.article.openPrice === true
  const amount = loose ? random.whole(150, 1800) : random.pick([1000, 1000, 1000, 2000, 3000])
  const typed = loose ? random.whole(80, 2500) : undefined
  const prices =
    typed === undefined ? basePrices(chosen.article, mine.outside, street.minute()) : { site: typed, away: typed }
  const line: OwnLine = {
    ...chosen,
    ...prices,
    lineId: newLineId(),
    extra: surcharge(chosen),
    milli: amount,
    off: null,
    note: '',
    round: 0,
    sent: 0,
    left: undefined,
  }
  const asked = {
    ticketId: mine.ticketId,
    lineId: line.lineId!,
    productId: chosen.article.id as ProductId,
    quantityMilli: milli(amount),
    optionIds: [...chosen.optionIds] as OptionId[],
    ...(chosen.parts.length > 0
      ? {
          parts: chosen.parts.map((part) => ({
            slotId: part.slotId,
            productId: part.productId as ProductId,
            optionIds: [],
          })),
        }
      : {}),
    ...(typed === undefined ? {} : { priceCents: cents(typed) }),
    place: mine.place,
  }
  if (isGone(chosen)) {
    return street.refused('SOLD_OUT', () => street.act(asks[place].tickets.addLine, asked))
  }
  const counter = await street.act(asks[place].tickets.addLine, asked)
  if (!hands[place]) {
    hands[place] = mine
    book.guests.push(mine)
  }
  // The same again joins the line that is there: which one, the screen shows.
  const shown = counter.ticket!.lines
  if (shown.some(({ lineId }) => lineId === line.lineId)) mine.lines.push(line)
  else {
    const grown = mine.lines.filter((known) => {
      const now = shown.find(({ lineId }) => lineId === known.lineId)
      return now && now.quantityMilli === known.milli + amount
    })
    expect(grown.map((known) => known.article.id)).toEqual([line.article.id])
    grown[0]!.milli += amount
  }
  street.note('added')
  street.see(place, counter)
}

/** Changes something about a line of the ticket in hand: more, fewer, none, another wish, a little off. */
export async function changeLine(street: Street, place: Place, mine: Guests): Promise<void> {
  const { random } = street
  const told = mine.lines.filter(({ sent }) => sent > 0)
  const line = random.pick(told.length > 0 && random.chance(0.6) ? told : mine.lines)
  const what = random.whole(1, 10)
  if (what <= 3) return changeQuantity(street, place, mine, line)
  if (what <= 5) return remove(street, place, mine, line)
  if (what <= 7) return describe(street, place, mine, line)
  return discountLine(street, place, mine, line)
}

const known = (mine: Guests, line: OwnLine) => ({ ticketId: mine.ticketId, lineId: line.lineId! })

async function changeQuantity(street: Street, place: Place, mine: Guests, line: OwnLine): Promise<void> {
  const { random, asks, book } = street
  if (line.article.openPrice) return
  const wanted = random.whole(1, 5) * 1000
  const less = wanted < line.milli
  if (wanted > line.milli && isGone(line)) return
  const asked = { ...known(mine, line), quantityMilli: milli(wanted) }
  if (less && line.sent > wanted)
    await street.refused('REASON_NEEDED', () => street.act(asks[place].tickets.changeQuantity, asked))
  const why = less ? { reason: random.pick(REASONS) } : {}
  const counter = await street.act(asks[place].tickets.changeQuantity, { ...asked, ...why })
  if (less) book.voidedLines += 1
  line.milli = wanted
  street.note('changed')
  street.see(place, counter)
}

async function remove(street: Street, place: Place, mine: Guests, line: OwnLine): Promise<void> {
  const { random, asks, book, hands } = street
  const asked = known(mine, line)
  const sent = line.sent > 0
  if (sent) await street.refused('REASON_NEEDED', () => street.act(asks[place].tickets.removeLine, asked))
  const why = sent || random.chance(0.3) ? { reason: random.pick(REASONS) } : {}
  const counter = await street.act(asks[place].tickets.removeLine, { ...asked, ...why })
  book.voidedLines += 1
  mine.lines = mine.lines.filter((one) => one !== line)
  if (mine.lines.length === 0 && mine.tab === null) {
    hands[place] = undefined
    book.guests.splice(book.guests.indexOf(mine), 1)
  }
  street.note(sent ? 'removed, and called off' : 'removed')
  street.see(place, counter)
}

async function describe(street: Street, place: Place, mine: Guests, line: OwnLine): Promise<void> {
  const { random, asks } = street
  const optionIds = groupsOf(line.article).flatMap(({ min = 0, options }) =>
    min > 0 || random.chance(0.5) ? options.slice(0, Math.max(1, min)).map(({ id }) => id) : [],
  )
  const wish = random.pick(['', 'sans oignon', 'bien cuit', 'à part'])
  const asked = { ...known(mine, line), note: wish, optionIds: optionIds as OptionId[] }
  const counter = await street.act(asks[place].tickets.describeLine, asked)
  line.optionIds = optionIds
  line.extra = surcharge(line)
  line.note = wish
  street.note('described')
  street.see(place, counter)
}

const REASON = { reason: 'gesture' } as const

async function discountLine(street: Street, place: Place, mine: Guests, line: OwnLine): Promise<void> {
  const { random, asks } = street
  const { tickets } = asks[place]
  const small: Discount = { kind: 'percent', hundredths: random.whole(1, 10) * 100, ...REASON }
  const asked = { ...known(mine, line), discount: small }
  if (isFixed(line.article)) return street.refused('PRICE_FIXED', () => street.act(tickets.discountLine, asked))
  const large: Discount = { kind: 'percent', hundredths: random.pick([2500, 3333, 5000, 10_000]), ...REASON }
  if (random.chance(0.3)) {
    await street.refused('DISCOUNT_OVER_LIMIT', () => street.act(tickets.discountLine, { ...asked, discount: large }))
  }
  const freely = random.chance(0.2)
  const discount = random.chance(0.15) ? null : freely ? large : small
  const counter = freely
    ? await street.lent(place, 'discount', tickets.discountLineFreely, { ...asked, discount })
    : await street.act(tickets.discountLine, { ...asked, discount })
  line.off = discount
  street.note(freely ? 'offered' : 'a little off')
  street.see(place, counter)
}

/** Off the whole ticket, or given its price back. */
export async function discountTicket(street: Street, place: Place, mine: Guests): Promise<void> {
  const { random, asks } = street
  const { tickets } = asks[place]
  const dearest = priced({ ...mine, discount: null }).filter(({ line }) => !isFixed(line.article))
  const all = dearest.reduce((sum, { cents: amount }) => sum + amount, 0)
  const { ticketId } = mine
  const little: Discount = { kind: 'percent', hundredths: random.whole(1, 1000), ...REASON }
  if (dearest.length === 0) {
    return street.refused('PRICE_FIXED', () => street.act(tickets.discountTicket, { ticketId, discount: little }))
  }
  if (all === 0) return
  const tooMuch: Discount = { kind: 'amount', amountCents: cents(all + 1), ...REASON }
  await street.refused('DISCOUNT_TOO_LARGE', () => street.act(tickets.discountTicket, { ticketId, discount: tooMuch }))
  const amount: Discount = { kind: 'amount', amountCents: cents(random.whole(1, all)), ...REASON }
  const freely = random.chance(0.25)
  const counter = freely
    ? await street.lent(place, 'discount', tickets.discountTicketFreely, { ticketId, discount: amount })
    : await street.act(tickets.discountTicket, { ticketId, discount: little })
  mine.discount = freely ? amount : little
  street.note('off the ticket')
  street.see(place, counter)
}

/** To take away after all, or to stay. */
export async function changePlace(street: Street, place: Place, mine: Guests): Promise<void> {
  const wanted = mine.place === 'on-site' ? 'takeaway' : 'on-site'
  const counter = await street.act(street.asks[place].tickets.setPlace, { ticketId: mine.ticketId, place: wanted })
  mine.place = wanted
  street.note('another place')
  street.see(place, counter)
}

/** Everybody left without ordering, or it was all a mistake. */
export async function voidTicket(street: Street, place: Place, mine: Guests): Promise<void> {
  const { asks, book, hands, random } = street
  const { ticketId } = mine
  const sent = mine.lines.some((line) => line.sent > 0)
  if (sent) await street.refused('REASON_NEEDED', () => street.act(asks[place].tickets.voidTicket, { ticketId }))
  const counter = await street.act(asks[place].tickets.voidTicket, {
    ticketId,
    ...(sent ? { reason: random.pick(REASONS) } : {}),
  })
  hands[place] = undefined
  book.guests.splice(book.guests.indexOf(mine), 1)
  book.voidedTickets += 1
  street.note('voided')
  street.see(place, counter)
}
