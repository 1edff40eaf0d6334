import cafeFile from '../../resources/demo/cafe.json' with { type: 'json' }
import franceFile from '../../resources/vat/france.json' with { type: 'json' }
import { taxationOf, zVatTable } from '../../src/main/catalogue/index.ts'
import { zInstallation } from '../../src/main/settings/store.ts'
import type { DraftLine } from '../../src/main/tickets/draft.ts'
import { priceTicket } from '../../src/main/tickets/pricing.ts'
import { saleOf, type Sale } from '../../src/main/tickets/sale.ts'
import type { BusinessDay } from '../../src/shared/business-day.ts'
import type { VatClass } from '../../src/shared/catalogue.ts'
import type { Reading, ZReport } from '../../src/shared/contracts/cash-sessions.ts'
import type { CashSessionId, LineId, OptionId, ProductId, TenderId, TicketId } from '../../src/shared/ids.ts'
import { cents, milli, ZERO } from '../../src/shared/money.ts'
import type { TenderKind } from '../../src/shared/ticket.ts'
import { vatRate } from '../../src/shared/vat.ts'
import { untouchedLine, untouchedTicket } from './drafts.ts'

const cafe = zInstallation.parse(cafeFile)
const france = zVatTable.parse(franceFile)
const DAY = '2026-11-23' as BusinessDay
/** 12:48 in Paris. */
const SETTLED_MS = Date.UTC(2026, 10, 23, 11, 48)

export const software = { name: 'Zinc', version: '1.2.3', coreVersion: '1.0.0', coreHash: '0123456789abcdef'.repeat(4) }

let count = 0
function draftLine(label: string, price: number, vatClass: VatClass, more: Partial<DraftLine> = {}): DraftLine {
  count += 1
  return {
    lineId: `lin_${count}` as LineId,
    rootLineId: `lin_${count}` as LineId,
    ...untouchedLine,
    productId: `prd_${count}` as ProductId,
    label,
    note: '',
    options: [],
    quantityMilli: milli(1000),
    priceCents: cents(price),
    takeawayPriceCents: null,
    vatClass,
    ...more,
  }
}
const option = (label: string, price = 0) => ({
  optionId: `opt_${label}` as OptionId,
  label,
  priceCents: cents(price),
})
const tender = (kind: TenderKind, given: number, change = 0) => ({
  tenderId: `tnd_${kind}` as TenderId,
  kind,
  amountCents: cents(given - change),
  tenderedCents: cents(given),
  changeCents: cents(change),
  takenAtMs: SETTLED_MS,
})

/** A lunch with all that a receipt may carry: options, a note, a weight, three rates, press, two tenders, change. */
export function sampleSale(): Sale & { readonly kind: 'sale'; readonly corrects: null } {
  const lines = [
    draftLine('Steak frites', 1550, 'dish', {
      options: [option('saignant'), option('sauce au poivre', 150)],
      note: 'sans sel, l’addition à part s’il vous plaît',
    }),
    draftLine('Crème', 240, 'hot-drink', { quantityMilli: milli(2000), options: [option('lait d’avoine', 40)] }),
    draftLine('Demi', 300, 'alcohol', { quantityMilli: milli(3000) }),
    draftLine('Recettes de nos villages', 1490, 'book'),
    draftLine('Tomme du pays (le kilo)', 2190, 'keepable-food', { quantityMilli: milli(250) }),
    draftLine('Ouest-France', 170, 'press-agency'),
  ]
  const tenders = [tender('card', 2000), tender('cash', 5000, 1632)]
  const ticket = priceTicket(
    {
      ticketId: 'tkt_1' as TicketId,
      place: 'on-site',
      openedAtMs: SETTLED_MS - 60_000,
      ...untouchedTicket,
      lines,
      tenders,
    },
    (vatClass, place) => taxationOf(france, vatClass, place, DAY),
  )
  const sale = saleOf(ticket, {
    sessionId: 'ses_1' as CashSessionId,
    businessDay: DAY,
    zone: 'Europe/Paris',
    settledAtMs: SETTLED_MS,
    site: cafe.site,
    software,
    perpetualBefore: { algebraicCents: cents(1_000_000), absoluteCents: cents(1_000_000) },
    categoryOf: () => 'Midi',
    anomalies: [],
    afterEvent: 3,
  })
  // As ledgers before 0.3 sealed it: with what the kitchen was told, which receipts of those still print.
  const noted = sale.lines.map((line, n) => ({ ...line, note: lines[n]?.note ?? '' }))
  return { ...sale, lines: noted, kind: 'sale' as const, corrects: null }
}

export const receiptStamp = {
  number: 1042,
  till: cafe.till,
  operatorName: 'Léa',
  copyNumber: 0,
  training: false,
  seal: 'A1B2C3D4',
}

const reading: Reading = {
  papers: [],
  sessionId: 'ses_1' as CashSessionId,
  businessDay: DAY,
  openedAtMs: Date.UTC(2026, 10, 23, 6, 30),
  ticketCount: 187,
  refundCount: 0,
  tenderChangeCount: 0,
  refundsCents: cents(0),
  owed: [],
  tips: [],
  advances: [],
  advancesBefore: [],
  firstTicket: 1001,
  lastTicket: 1187,
  lineCount: 402,
  turnoverCents: cents(241_390),
  htCents: cents(217_520),
  vatCents: cents(23_870),
  agencyCents: cents(3_640),
  vat: [
    { rate: vatRate(550), ttc: cents(21_000), ht: cents(19_905), vat: cents(1095) },
    { rate: vatRate(1000), ttc: cents(182_390), ht: cents(165_809), vat: cents(16_581) },
    { rate: vatRate(2000), ttc: cents(38_000), ht: cents(31_806), vat: cents(6194) },
  ],
  tenders: [
    { kind: 'card', count: 121, amountCents: cents(160_030) },
    { kind: 'cash', count: 74, amountCents: cents(85_000) },
  ],
  categories: [
    { label: 'Midi', quantityMilli: 78_000, ttcCents: cents(121_080) },
    { label: 'Café', quantityMilli: 164_000, ttcCents: cents(61_310) },
    { label: 'Bières', quantityMilli: 101_000, ttcCents: cents(38_000) },
    { label: 'Épicerie', quantityMilli: 41_250, ttcCents: cents(21_000) },
    { label: 'Presse', quantityMilli: 18_000, ttcCents: cents(3640) },
  ],
  voidedLines: 0,
  voidedTickets: 3,
  drawerOpenings: 2,
  openingReasons: [],
  movements: [],
  safeCents: ZERO,
  floatCents: cents(15_000),
  expectedCents: cents(100_000),
}

export function sampleZ(more: Partial<ZReport> = {}): ZReport {
  return {
    number: 327,
    closedAtMs: Date.UTC(2026, 10, 23, 19, 5),
    reading,
    countedCents: cents(99_850),
    overShortCents: cents(-150),
    perpetual: { algebraicCents: cents(81_234_567), absoluteCents: cents(81_256_789) },
    headCode: '3FA9-C071',
    ends: {},
    ...more,
  }
}

export const readingStamp = {
  site: cafe.site,
  software,
  till: cafe.till,
  operatorName: 'Léa',
  zone: 'Europe/Paris',
  nameOf: () => 'Léa',
}

/** A day on which nothing was sold. */
export function quietReading(): Reading {
  const none = {
    turnoverCents: ZERO,
    htCents: ZERO,
    vatCents: ZERO,
    agencyCents: ZERO,
    vat: [],
    tenders: [],
    categories: [],
  }
  const counts = {
    ticketCount: 0,
    firstTicket: null,
    lastTicket: null,
    lineCount: 0,
    voidedTickets: 0,
    drawerOpenings: 0,
  }
  return { ...reading, ...none, ...counts, expectedCents: cents(15_000) }
}
