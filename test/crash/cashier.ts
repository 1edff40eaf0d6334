import { expect } from 'vitest'
import catalogueFile from '../../resources/demo/catalogue.json' with { type: 'json' }
import type { SessionState, ZReport } from '../../src/shared/contracts/cash-sessions.ts'
import {
  newCashSessionId,
  newCommandId,
  newLineId,
  newTenderId,
  newTicketId,
  type CashSessionId,
  type CommandId,
  type LineId,
  type OptionId,
  type ProductId,
  type TenderId,
  type TicketId,
} from '../../src/shared/ids.ts'
import { cents, milli } from '../../src/shared/money.ts'
import type { Counter, TenderKind } from '../../src/shared/ticket.ts'
import type { Random } from '../support/random.ts'
import type { AskOverSocket } from '../support/serve-process.ts'

type Article = {
  readonly productId: string
  readonly optionIds: readonly string[]
  readonly onSite: number
  readonly takeaway: number
  readonly agency: boolean
}

const article = (productId: string, ...optionIds: readonly string[]): Article => {
  const product = catalogueFile.products.find(({ id }) => id === productId)!
  const extras = catalogueFile.optionGroups
    .flatMap(({ options }) => options)
    .filter(({ id }) => optionIds.includes(id))
    .reduce((sum, { priceCents }) => sum + priceCents, 0)
  return {
    productId,
    optionIds,
    onSite: product.priceCents + extras,
    takeaway: (product.takeawayPriceCents ?? product.priceCents) + extras,
    agency: product.vatClass === 'press-agency',
  }
}

const articles: readonly Article[] = [
  article('prd_cafe'),
  article('prd_creme'),
  article('prd_creme', 'opt_lait-avoine'),
  article('prd_demi'),
  article('prd_coca-33'),
  article('prd_steak-frites', 'opt_cuisson-saignant', 'opt_sauce-poivre'),
  article('prd_croissant'),
  article('prd_livre-recettes'),
  article('prd_l-equipe'),
  article('prd_ouest-france'),
]

type KnownLine = { readonly lineId: LineId; readonly article: Article; quantity: number }
type KnownTicket = {
  readonly ticketId: TicketId
  readonly place: 'on-site' | 'takeaway'
  readonly lines: KnownLine[]
  readonly tenders: { readonly tenderId: TenderId; readonly kind: TenderKind; readonly amount: number }[]
  /** How many lines its customer wants. */
  readonly wants: number
}
export type KnownSale = {
  readonly number: number
  readonly ticketId: TicketId
  readonly total: number
  readonly turnover: number
  readonly agency: number
  readonly cash: number
  readonly card: number
  readonly change: number
}
type KnownSession = { readonly sessionId: CashSessionId; readonly float: number; readonly firstSale: number }

/** One command, and what its answer must say. `acknowledge` takes the answer into what the cashier knows. */
export type Step = {
  readonly name: string
  readonly commandId: CommandId
  readonly send: (ask: AskOverSocket) => Promise<unknown>
  readonly acknowledge: (answer: unknown) => void
}

/**
 * Who sells without a pause, at random, and remembers what the till acknowledged. Her sums are her own: prices from the
 * catalogue, quantities as she typed them; nothing is taken over from an answer without being compared.
 */
export function createCashier(random: Random) {
  const sales: KnownSale[] = []
  const zs: { readonly number: number; readonly turnover: number }[] = []
  let session: KnownSession | undefined
  let ticket: KnownTicket | undefined
  let copies = 0
  let voids = 0
  let drawerOpenings = 0
  let takenBack = 0

  const unit = ({ article: { onSite, takeaway } }: KnownLine, place: KnownTicket['place']) =>
    place === 'takeaway' ? takeaway : onSite
  const sumOf = (t: KnownTicket, lines = t.lines) =>
    lines.reduce((sum, line) => sum + unit(line, t.place) * line.quantity, 0)
  const paidOf = (t: KnownTicket) => t.tenders.reduce((sum, { amount }) => sum + amount, 0)

  function expectCounter(counter: Counter): void {
    expect(counter.nextNumber).toBe(sales.length + 1)
    const last = sales.at(-1)
    if (last) {
      expect(counter.last).toMatchObject({
        number: last.number,
        ticketId: last.ticketId,
        totalCents: last.total,
        changeCents: last.change,
      })
    } else expect(counter.last).toBeNull()
    if (!ticket) return expect(counter.ticket).toBeNull()
    const t = ticket
    expect(counter.ticket).toMatchObject({
      ticketId: t.ticketId,
      place: t.place,
      totalCents: sumOf(t),
      paidCents: paidOf(t),
      dueCents: sumOf(t) - paidOf(t),
      lines: t.lines.map((line) => ({
        lineId: line.lineId,
        productId: line.article.productId,
        quantityMilli: line.quantity * 1000,
        unitPriceCents: unit(line, t.place),
      })),
      tenders: t.tenders.map(({ tenderId, kind, amount }) => ({ tenderId, kind, amountCents: amount })),
    })
  }

  function step(
    name: string,
    send: (ask: AskOverSocket, commandId: CommandId) => Promise<unknown>,
    acknowledge: (answer: unknown) => void,
  ): Step {
    const commandId = newCommandId()
    return { name, commandId, send: (ask) => send(ask, commandId), acknowledge }
  }

  function openDay(): Step {
    const sessionId = newCashSessionId()
    const float = random.whole(50, 200) * 100
    return step(
      'cashSessions.open',
      (ask, commandId) => ask.cashSessions.open({ commandId, sessionId, floatCents: cents(float) }),
      (answer) => {
        expect(answer as SessionState).toMatchObject({ state: 'open', sessionId, floatCents: float })
        session = { sessionId, float, firstSale: sales.length }
      },
    )
  }

  function closeDay({ sessionId, float, firstSale }: KnownSession): Step {
    const sold = sales.slice(firstSale)
    const sum = (of: (sale: KnownSale) => number) => sold.reduce((total, sale) => total + of(sale), 0)
    const expected = float + sum((sale) => sale.cash)
    const off = random.whole(-500, 500)
    const counted = Math.max(0, expected + off)
    return step(
      'cashSessions.close',
      (ask, commandId) =>
        ask.cashSessions.close({ commandId, sessionId, countedCents: cents(counted), explanation: 'unknown' }),
      (answer) => {
        const turnover = sum((sale) => sale.turnover)
        expect(answer as ZReport).toMatchObject({
          number: zs.length + 1,
          countedCents: counted,
          overShortCents: counted - expected,
          reading: {
            ticketCount: sold.length,
            turnoverCents: turnover,
            agencyCents: sum((sale) => sale.agency),
            expectedCents: expected,
          },
          perpetual: { algebraicCents: sales.reduce((total, sale) => total + sale.turnover, 0) },
        })
        zs.push({ number: zs.length + 1, turnover })
        session = undefined
      },
    )
  }

  function addLine(): Step {
    const before = ticket
    const chosen = random.pick(articles)
    const quantity = random.chance(0.25) ? random.whole(2, 4) : 1
    const lineId = newLineId()
    const t: KnownTicket = before ?? {
      ticketId: newTicketId(),
      place: random.chance(0.3) ? 'takeaway' : 'on-site',
      lines: [],
      tenders: [],
      wants: random.whole(1, 5),
    }
    return step(
      'tickets.addLine',
      (ask, commandId) =>
        ask.tickets.addLine({
          commandId,
          ticketId: t.ticketId,
          lineId,
          productId: chosen.productId as ProductId,
          quantityMilli: milli(quantity * 1000),
          optionIds: [...chosen.optionIds] as OptionId[],
          place: t.place,
        }),
      (answer) => {
        const same = t.lines.find((line) => line.article === chosen)
        if (same) same.quantity += quantity
        else t.lines.push({ lineId, article: chosen, quantity })
        ticket = t
        expectCounter(answer as Counter)
      },
    )
  }

  function changeQuantity(t: KnownTicket): Step {
    const line = random.pick(t.lines)
    const quantity = random.whole(1, 5)
    return step(
      'tickets.changeQuantity',
      (ask, commandId) =>
        ask.tickets.changeQuantity({
          commandId,
          ticketId: t.ticketId,
          lineId: line.lineId,
          quantityMilli: milli(quantity * 1000),
        }),
      (answer) => {
        line.quantity = quantity
        expectCounter(answer as Counter)
      },
    )
  }

  function removeLine(t: KnownTicket): Step {
    const line = random.pick(t.lines)
    return step(
      'tickets.removeLine',
      (ask, commandId) => ask.tickets.removeLine({ commandId, ticketId: t.ticketId, lineId: line.lineId }),
      (answer) => {
        t.lines.splice(t.lines.indexOf(line), 1)
        if (t.lines.length === 0) ticket = undefined
        expectCounter(answer as Counter)
      },
    )
  }

  function voidTicket(t: KnownTicket): Step {
    return step(
      'tickets.voidTicket',
      (ask, commandId) => ask.tickets.voidTicket({ commandId, ticketId: t.ticketId }),
      (answer) => {
        voids += 1
        ticket = undefined
        expectCounter(answer as Counter)
      },
    )
  }

  function take(t: KnownTicket): Step {
    const due = sumOf(t) - paidOf(t)
    const tenderId = newTenderId()
    const isPart = due > 100 && t.tenders.length < 2 && random.chance(0.3)
    const kind: TenderKind = random.chance(0.5) ? 'cash' : 'card'
    const note = random.pick([500, 1000, 2000, 5000])
    const offered = isPart ? random.whole(1, due - 1) : kind === 'cash' ? Math.ceil(due / note) * note : due
    const amount = Math.min(offered, due)
    return step(
      isPart ? 'tenders.take (a part)' : 'tenders.take',
      (ask, commandId) =>
        ask.tenders.take({
          commandId,
          ticketId: t.ticketId,
          tenderId,
          kind,
          offeredCents: cents(offered),
          dueCents: cents(due),
          printReceipt: false,
        }),
      (answer) => {
        const { settled, changeCents, counter } = answer as { settled: boolean; changeCents: number; counter: Counter }
        expect({ settled, changeCents }).toEqual({ settled: !isPart, changeCents: offered - amount })
        t.tenders.push({ tenderId, kind, amount })
        if (!isPart) {
          const of = (wanted: TenderKind) =>
            t.tenders.reduce((sum, tender) => sum + (tender.kind === wanted ? tender.amount : 0), 0)
          const agency = t.lines.filter((line) => line.article.agency)
          sales.push({
            number: sales.length + 1,
            ticketId: t.ticketId,
            total: sumOf(t),
            turnover: sumOf(t) - sumOf(t, agency),
            agency: sumOf(t, agency),
            cash: of('cash'),
            card: of('card'),
            change: offered - amount,
          })
          ticket = undefined
        }
        expectCounter(counter)
      },
    )
  }

  function takeBack(t: KnownTicket): Step {
    const tender = random.pick(t.tenders)
    return step(
      'tenders.takeBack',
      (ask, commandId) => ask.tenders.takeBack({ commandId, ticketId: t.ticketId, tenderId: tender.tenderId }),
      (answer) => {
        takenBack += 1
        t.tenders.splice(t.tenders.indexOf(tender), 1)
        expectCounter(answer as Counter)
      },
    )
  }

  function copyReceipt(sale: KnownSale): Step {
    return step(
      'printing.printReceipt',
      (ask, commandId) => ask.printing.printReceipt({ commandId, ticketId: sale.ticketId }),
      (answer) => {
        expect((answer as { copyNumber: number }).copyNumber).toBeGreaterThanOrEqual(1)
        copies += 1
      },
    )
  }

  function openDrawer(): Step {
    return step(
      'cashSessions.openDrawer',
      (ask, commandId) => ask.cashSessions.openDrawer({ commandId }),
      () => void (drawerOpenings += 1),
    )
  }

  return {
    sales: sales as readonly KnownSale[],
    zs: zs as readonly { readonly number: number; readonly turnover: number }[],
    counts: () => ({ copies, voids, drawerOpenings, takenBack }),
    isDayOpen: () => session !== undefined,
    expectCounter,
    /** What she does next. Never something that the till would refuse. */
    next(): Step {
      if (!session) return openDay()
      if (!ticket) {
        const last = sales.at(-1)
        if (last && random.chance(0.02)) return closeDay(session)
        if (last && random.chance(0.02)) return copyReceipt(last)
        if (random.chance(0.02)) return openDrawer()
        return addLine()
      }
      if (ticket.tenders.length > 0) return random.chance(0.08) ? takeBack(ticket) : take(ticket)
      if (random.chance(0.1)) return changeQuantity(ticket)
      if (random.chance(0.04)) return removeLine(ticket)
      if (random.chance(0.03)) return voidTicket(ticket)
      return ticket.lines.length < ticket.wants && random.chance(0.85) ? addLine() : take(ticket)
    },
    /** The end of her day, when no ticket is open. */
    lastSteps(): Step[] {
      if (ticket && ticket.tenders.length > 0) return [takeBack(ticket)]
      if (ticket) return [voidTicket(ticket)]
      return session ? [closeDay(session)] : []
    },
  }
}
export type Cashier = ReturnType<typeof createCashier>
