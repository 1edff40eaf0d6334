import {
  newLineId,
  newTenderId,
  newTicketId,
  type CustomerId,
  type LineId,
  type OptionId,
  type ProductId,
  type TicketId,
} from '../../shared/ids.ts'
import { offeredGroups, type Catalogue } from '../../shared/catalogue.ts'
import { cents, milli, type Cents } from '../../shared/money.ts'
import type { TenderKind } from '../../shared/ticket.ts'
import type { Ask } from '../hosts/in-process.ts'
import type { Random } from './random.ts'
import { command } from './scene.ts'
import { basketOf, TAB_NAMES, type Hours } from './village.ts'

/** What paper titres are worth that the workers of the valley have. */
const TITRE = cents(9_00)
/** How many tickets a day's services may have sealed since the café's own last one. */
const LATELY = 50
const DISH = /^prd_(plat|omelette|salade|croque|poisson|jambon)/
/** Bread, newspapers and groceries leave with whoever bought them. */
const TAKEN_AWAY =
  /^prd_(tradition|baguette|ouest|l-equipe|le-monde|tele|lait-1l|oeufs|beurre|miel|confiture|carte|bonbons)/

/** What must be said of each product before it is rung up: the wine's colour, how the meat is done. */
export function choicesOf({ categories, optionGroups, products }: Catalogue, random: Random) {
  const known = new Map(products.map((product) => [product.id as string, product]))
  return (productId: string): OptionId[] => {
    const product = known.get(productId)
    const category = categories.find(({ id }) => id === product?.categoryId)
    const offered = product ? offeredGroups(product, category) : []
    return optionGroups
      .filter(({ id, min }) => min > 0 && offered.includes(id))
      .flatMap(({ options, min }) => {
        const from = random.whole(0, options.length - min)
        return options.slice(from, from + min).map(({ id }) => id)
      })
  }
}

/** One cashier through one day. On a day of rest titres-restaurant count only where they say so: nobody gives any. */
export function createSelling(ask: Ask, random: Random, choices: ReturnType<typeof choicesOf>, isRestDay: boolean) {
  const tabs: TicketId[] = []
  let lastPaid: TicketId | undefined

  async function add(ticketId: TicketId, products: readonly string[]): Promise<readonly LineId[]> {
    const lines: LineId[] = []
    const place = products.every((id) => TAKEN_AWAY.test(id)) ? 'takeaway' : 'on-site'
    for (const productId of products) {
      const lineId = newLineId()
      await ask.tickets.addLine(
        command({
          ticketId,
          lineId,
          productId: productId as ProductId, // of the demo's own catalogue
          quantityMilli: milli(1000),
          optionIds: choices(productId),
          place,
        }),
      )
      lines.push(lineId)
    }
    return lines
  }

  async function due(): Promise<Cents> {
    return (await ask.tickets.counter({})).ticket?.dueCents ?? cents(0)
  }

  async function take(ticketId: TicketId, kind: TenderKind, offeredCents: Cents, dueCents: Cents): Promise<void> {
    await ask.tenders.take(
      command({
        ticketId,
        tenderId: newTenderId(),
        kind,
        offeredCents,
        dueCents,
        printReceipt: false,
      }),
    )
  }

  /** Small sums in coins, with a note now and then; the card as the sum grows; or as it is said. */
  async function pay(ticketId: TicketId, kind?: TenderKind): Promise<void> {
    const owed = await due()
    lastPaid = ticketId
    // A gesture may have made all of it free: such a ticket is closed like any other, or nobody else is served.
    if (owed === 0) return void (await ask.tenders.settleFree(command({ ticketId })))
    if (kind !== undefined) return take(ticketId, kind, owed, owed)
    if (random.chance(owed < 500 ? 0.35 : 0.7)) return take(ticketId, 'card', owed, owed)
    if (random.chance(0.02)) return take(ticketId, 'cheque', owed, owed)
    const note = [500, 1000, 2000, 5000].find((value) => value >= owed)
    await take(ticketId, 'cash', note !== undefined && random.chance(0.6) ? cents(note) : owed, owed)
  }

  async function aside(ticketId: TicketId): Promise<void> {
    const label = TAB_NAMES.find((_name, n) => n === tabs.length)
    if (label === undefined) return pay(ticketId)
    await ask.tabs.setAside(command({ ticketId, label }))
    tabs.push(ticketId)
  }

  async function openTab(ticketId: TicketId): Promise<void> {
    await ask.tabs.open(command({ ticketId, takeOver: false }))
  }

  return {
    pay,

    /** All that somebody owes is paid at the counter. */
    async settle(customerId: CustomerId, kind?: TenderKind): Promise<void> {
      const amountCents = (await ask.accounts.statement({ customerId }))?.balanceCents ?? cents(0)
      if (amountCents <= 0) return
      const ticketId = newTicketId()
      const line = { ticketId, lineId: newLineId(), place: 'on-site', customerId, amountCents } as const
      await ask.accounts.settle(command({ ...line }))
      await pay(ticketId, kind)
    },

    /** Somebody comes in, asks, and pays, or has it put on a tab. */
    async serve(hours: Hours): Promise<void> {
      const [tab] = tabs
      if (tab !== undefined && random.chance(0.25)) {
        await openTab(tab)
        if (random.chance(0.5)) await add(tab, basketOf(hours, random))
        tabs.shift()
        return pay(tab)
      }
      const ticketId = newTicketId()
      const basket = basketOf(hours, random)
      const [first] = await add(ticketId, basket)
      // What is taken away may be another's, as newspapers are: its price is not ours to lower.
      const isOurs = !TAKEN_AWAY.test(basket[0] ?? '')
      if (basket.length > 1 && isOurs && random.chance(0.03) && first) {
        const discount = random.chance(0.5)
          ? ({ kind: 'percent', hundredths: 10_000, reason: 'gesture' } as const)
          : ({ kind: 'percent', hundredths: 1_000, reason: 'regular' } as const)
        await ask.tickets.discountLineFreely(command({ ticketId, lineId: first, discount }))
      }
      if (basket.length > 1 && random.chance(0.08)) return aside(ticketId)
      const dishes = basket.filter((id) => DISH.test(id)).length
      const owed = await due()
      if (hours.isNoon && !isRestDay && dishes === 1 && owed > TITRE && random.chance(0.5)) {
        await take(ticketId, 'meal-paper', TITRE, owed)
      }
      return pay(ticketId)
    },

    /** Nobody goes home with an open tab. */
    async settleTabs(): Promise<void> {
      for (const ticketId of tabs.splice(0)) {
        await openTab(ticketId)
        await pay(ticketId)
      }
    },

    /** The last ticket was a mistake: its first line is given back. */
    async giveBack(): Promise<void> {
      const sold = (await ask.tickets.settled({ limit: LATELY })).find(({ ticketId }) => ticketId === lastPaid)
      if (!sold) return
      await ask.corrections.refund(
        command({
          ticketId: newTicketId(),
          tenderId: newTenderId(),
          number: sold.number,
          lines: [{ position: 0, quantityMilli: milli(1000) }],
          kind: 'cash',
          reason: 'mistake',
          printReceipt: false,
        }),
      )
    },
  }
}
