import type { BusinessDay } from '../../src/shared/business-day.ts'
import type { Closure, FamilySales } from '../../src/shared/contracts/closures.ts'
import { addCash, zCashReason, type CashSum } from '../../src/shared/cash.ts'
import { zClosure } from '../../src/shared/contracts/closures.ts'
import { cents, negate, sum } from '../../src/shared/money.ts'
import { zSupply, zTenderKind, type Nature, type Supply, type TenderKind } from '../../src/shared/ticket.ts'
import { ticketVat, vatRate } from '../../src/shared/vat.ts'
import { isPosted } from '../../src/main/accounting/sales-journal.ts'
import type { InvoicedSales } from '../../src/main/accounting/e-reporting.ts'
import type { Random } from './random.ts'

export type SampleLine = {
  readonly family: string
  readonly nature: Nature
  readonly supply: Supply
  readonly rate: number
  readonly ttc: number
}
export type SampleTender = { readonly kind: TenderKind; readonly amount: number }
/** A settled ticket; a refund has negative amounts. Cents. */
export type SampleTicket = { readonly lines: readonly SampleLine[]; readonly tenders: readonly SampleTender[] }
export type SampleDay = {
  readonly day: string
  readonly closedAtMs: number
  readonly tickets: readonly SampleTicket[]
  /** On tickets that are open at the end of the day. */
  readonly advances: readonly SampleTender[]
  readonly over: number
  readonly short: number
  /** Cash that moved without a sale, where some did. */
  readonly cashMovements?: readonly CashSum[]
}

/** Seals days as the till would: every figure a sum of figures of the tickets. Each is parsed by the contract. */
export function sealedDays(days: readonly SampleDay[]): readonly Closure[] {
  let accountingNumber = 0
  let before: Closure['advances'] = []
  return days.map((sample, index) => {
    const figures = figuresOf(sample)
    const advances = zTenderKind.options
      .map((kind) => ({ kind, amountCents: amountOf(sample.advances, kind) }))
      .filter(({ amountCents }) => amountCents !== 0)
    const isNumbered = isPosted({ figures, advances }, before)
    before = advances
    return zClosure.parse({
      level: 'day',
      number: index + 1,
      from: sample.day,
      to: sample.day,
      closedAtMs: sample.closedAtMs,
      zone: 'Europe/Paris',
      automatic: false,
      firstTicket: null,
      lastTicket: null,
      upToTicket: 0,
      figures,
      advances,
      carriedOver: [],
      accountingNumber: isNumbered ? (accountingNumber += 1) : null,
      fiscalYearCents: 0,
      perpetual: { algebraicCents: 0, absoluteCents: 0 },
      ends: {},
      headCode: 'ABCD-EFGH',
    })
  })
}

function figuresOf({ tickets, over, short, cashMovements = [] }: SampleDay): Closure['figures'] {
  const sold = tickets.flatMap(familiesOf)
  const own = sold.filter(({ nature }) => nature === 'own')
  const total = (rows: readonly FamilySales[], of: 'ttcCents' | 'htCents' | 'vatCents') =>
    sum(rows.map((row) => row[of]))
  const totals = (rows: readonly FamilySales[]) => ({
    ttcCents: total(rows, 'ttcCents'),
    htCents: total(rows, 'htCents'),
    vatCents: total(rows, 'vatCents'),
  })
  const families = Map.groupBy(sold, (row) => `${row.family} ${row.nature} ${row.supply} ${row.rate}`)
  const tenders = Map.groupBy(
    tickets.flatMap((ticket) => ticket.tenders),
    (tender) => tender.kind,
  )
  const isRefund = (ticket: SampleTicket) => ticket.lines.some((line) => line.ttc < 0)
  const turnovers = tickets.map((ticket) =>
    total(
      familiesOf(ticket).filter(({ nature }) => nature === 'own'),
      'ttcCents',
    ),
  )
  return {
    saleCount: tickets.filter((ticket) => !isRefund(ticket)).length,
    refundCount: tickets.filter(isRefund).length,
    tenderChangeCount: 0,
    lineCount: tickets.flatMap((ticket) => ticket.lines).length,
    salesCents: sum(turnovers.filter((turnover) => turnover > 0)),
    refundsCents: negate(sum(turnovers.filter((turnover) => turnover < 0))),
    turnoverCents: total(own, 'ttcCents'),
    htCents: total(own, 'htCents'),
    vatCents: total(own, 'vatCents'),
    agencyCents: total(
      sold.filter(({ nature }) => nature === 'agency'),
      'ttcCents',
    ),
    vat: [...Map.groupBy(own, (row) => row.rate)]
      .map(([rate, rows]) => ({ rate, ...totals(rows) }))
      .sort((a, b) => a.rate - b.rate),
    tenders: [...tenders]
      .map(([kind, taken]) => ({ kind, count: taken.length, amountCents: amountOf(taken, kind) }))
      .sort((a, b) => (a.kind < b.kind ? -1 : 1)),
    families: [...families.values()].map((rows) => ({ ...rows[0]!, ...totals(rows) })),
    supplies: zSupply.options
      .map((supply) => ({
        supply,
        ticketCount: tickets.filter(({ lines }) => lines.some((l) => l.nature === 'own' && l.supply === supply)).length,
      }))
      .filter(({ ticketCount }) => ticketCount > 0),
    cashOverCents: cents(over),
    cashShortCents: cents(short),
    zCount: 1,
    cashMovements: [...cashMovements],
  }
}

/** The lines of a ticket with their HT and VAT, as the sale would seal them. */
function familiesOf(ticket: SampleTicket): readonly FamilySales[] {
  const own = ticket.lines.filter(({ nature }) => nature === 'own')
  const shares = ticketVat(own.map(({ ttc, rate }) => ({ ttc: cents(ttc), rate: vatRate(rate) }))).lines
  return ticket.lines.map(({ family, nature, supply, rate, ttc }, i) => {
    const share = nature === 'own' ? shares[own.indexOf(ticket.lines[i]!)]! : { ht: cents(ttc), vat: cents(0) }
    const amounts = { ttcCents: cents(ttc), htCents: share.ht, vatCents: share.vat }
    return { family, nature, supply, rate: vatRate(rate), ...amounts }
  })
}

/** What an invoice made of a ticket takes out of the consumers' report. */
export function invoiceOf(day: string, ticket: SampleTicket): readonly InvoicedSales[] {
  const own = familiesOf(ticket).filter(({ nature }) => nature === 'own')
  return [...Map.groupBy(own, ({ supply }) => supply)].flatMap(([supply, rows]) =>
    [...Map.groupBy(rows, ({ rate }) => rate)].map(([rate, sold], index) => ({
      // The samples are given real days.
      businessDay: day as BusinessDay,
      supply,
      rate,
      htCents: sum(sold.map((row) => row.htCents)),
      vatCents: sum(sold.map((row) => row.vatCents)),
      ticketCount: index === 0 ? 1 : 0,
    })),
  )
}

function amountOf(tenders: readonly SampleTender[], kind: TenderKind) {
  return sum(tenders.filter((tender) => tender.kind === kind).map((tender) => cents(tender.amount)))
}

/**
 * A day small enough to be worked out by hand: two beers, a coffee and a newspaper in cash; a bottle to take away by card;
 * one beer refunded in cash; twenty cents missing; closed after midnight in Paris.
 */
export const smallDay: SampleDay = {
  day: '2026-11-23',
  closedAtMs: Date.UTC(2026, 10, 23, 23, 30),
  tickets: [
    {
      lines: [
        { family: 'Boissons chaudes', nature: 'own', supply: 'service', rate: 1000, ttc: 160 },
        { family: 'Bières', nature: 'own', supply: 'service', rate: 2000, ttc: 600 },
        { family: 'Presse', nature: 'agency', supply: 'goods', rate: 0, ttc: 170 },
      ],
      tenders: [{ kind: 'cash', amount: 930 }],
    },
    {
      lines: [{ family: 'Vins', nature: 'own', supply: 'goods', rate: 2000, ttc: 1200 }],
      tenders: [{ kind: 'card', amount: 1200 }],
    },
    {
      lines: [{ family: 'Bières', nature: 'own', supply: 'service', rate: 2000, ttc: -300 }],
      tenders: [{ kind: 'cash', amount: -300 }],
    },
  ],
  advances: [],
  over: 0,
  short: 20,
}

const MENU: readonly Omit<SampleLine, 'ttc'>[] = [
  { family: 'Boissons chaudes', nature: 'own', supply: 'service', rate: 1000 },
  { family: 'Bières', nature: 'own', supply: 'service', rate: 2000 },
  { family: 'Plats', nature: 'own', supply: 'service', rate: 1000 },
  { family: 'Épicerie', nature: 'own', supply: 'goods', rate: 550 },
  { family: 'Épicerie', nature: 'own', supply: 'goods', rate: 2000 },
  { family: 'Bières', nature: 'own', supply: 'goods', rate: 2000 },
  { family: 'Presse', nature: 'own', supply: 'goods', rate: 210 },
  { family: 'Timbres', nature: 'own', supply: 'goods', rate: 850 },
  { family: 'Presse', nature: 'agency', supply: 'goods', rate: 0 },
  { family: 'Consignes', nature: 'liability', supply: 'goods', rate: 0 },
  { family: 'Vélos', nature: 'liability', supply: 'service', rate: 0 },
  { family: 'Colis', nature: 'non-money', supply: 'service', rate: 0 },
]

const DAY_MS = 86_400_000

/** A run of made-up days: sales, refunds, tender changes, money on tickets that live on, drawers over and short. */
export function randomDays(random: Random, count: number): readonly SampleDay[] {
  let atMs = Date.UTC(2026, 10, 20)
  const open: SampleTender[] = []
  return Array.from({ length: count }, () => {
    atMs += random.whole(1, 3) * DAY_MS
    const tickets = Array.from({ length: random.chance(0.2) ? 0 : random.whole(1, 8) }, () => randomTicket(random, []))
    while (open.length > 0 && random.chance(0.6)) tickets.push(randomTicket(random, open.splice(0, 1)))
    while (random.chance(0.3)) open.push(randomTender(random, random.whole(1, 5000)))
    const swap = random.chance(0.2) ? random.whole(1, 2000) : 0
    if (swap > 0) tickets.push({ lines: [], tenders: [tender('cash', -swap), tender('card', swap)] })
    return {
      day: new Date(atMs).toISOString().slice(0, 10),
      // After midnight in Paris as often as before; now and then by a clock that was put back.
      closedAtMs: atMs + (random.chance(0.1) ? -40 : random.whole(20, 26)) * 3_600_000,
      tickets,
      advances: [...open],
      over: random.chance(0.3) ? random.whole(1, 900) : 0,
      short: random.chance(0.3) ? random.whole(1, 900) : 0,
      cashMovements: addCash(
        zCashReason.options
          .filter(() => random.chance(0.2))
          .map((reason) => ({ reason, amountCents: cents(random.whole(0, 9000)) })),
      ),
    }
  })
}

/** Paid by what was taken in advance first, then by the other kinds. */
function randomTicket(random: Random, advances: readonly SampleTender[]): SampleTicket {
  const paid = advances.reduce((total, { amount }) => total + amount, 0)
  const sign = advances.length === 0 && random.chance(0.2) ? -1 : 1
  const lines = Array.from({ length: random.whole(1, 5) }, () => {
    const product = random.pick(MENU)
    const isFree = product.nature === 'non-money' || random.chance(0.05)
    return { ...product, ttc: isFree ? 0 : sign * random.whole(1, 4000) }
  })
  const sold = lines.reduce((total, { ttc }) => total + ttc, 0)
  // What was taken in advance never exceeds the ticket.
  if (sign > 0 && sold < paid) lines.push({ ...MENU[2]!, ttc: paid - sold })
  const rest = (sign > 0 ? Math.max(sold, paid) : sold) - paid
  if (rest === 0) return { lines, tenders: advances }
  const first = random.chance(0.3) ? Math.trunc(rest / 3) : rest
  const tenders = [first, rest - first].filter((amount) => amount !== 0).map((amount) => randomTender(random, amount))
  return { lines, tenders: [...advances, ...tenders] }
}

function randomTender(random: Random, amount: number): SampleTender {
  return tender(random.pick(zTenderKind.options), amount)
}

function tender(kind: TenderKind, amount: number): SampleTender {
  return { kind, amount }
}
