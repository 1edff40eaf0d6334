import fc from 'fast-check'
import { expect, it } from 'vitest'
import { migrate } from '../../src/main/db/migrate.ts'
import { rebuild } from '../../src/main/journal/index.ts'
import { projectionsOf, tracks } from '../../src/main/ledger-parts.ts'
import { addDays, type BusinessDay } from '../../src/shared/business-day.ts'
import { newTicketId } from '../../src/shared/ids.ts'
import { openReportCafe, type ReportCafe } from '../support/report-cafe.ts'
import { checkRange } from '../support/report-check.ts'
import {
  cook,
  discountReasons,
  furnish,
  help,
  nothingTold,
  refundReasons,
  voidReasons,
  type Told,
} from '../support/report-more.ts'
import { temporaryFolder } from '../support/shop.ts'

const DAYS = 12
const products = ['prd_cafe', 'prd_demi', 'prd_croissant', 'prd_baguette', 'prd_le-monde', 'prd_salade-paysanne']
const menu = [
  { slotId: 'plat', productId: 'prd_salade-paysanne' },
  { slotId: 'autour', productId: 'prd_entree-du-jour' },
]
const tenders = ['cash', 'card', 'cheque', 'meal-card', 'holiday', 'meal-paper'] as const
/** What a service puts on a ticket: of one whose folder is gone, counted by its pieces, and of those that are one of several. */
const services = {
  own: { service: 'walks', ref: 'wlk_1', nature: 'own', family: 'Balades own' },
  agency: { service: 'walks', ref: 'wlk_1', nature: 'agency', family: 'Balades agency' },
  liability: { service: 'walks', ref: 'wlk_1', nature: 'liability', family: 'Balades liability' },
  copies: { service: 'agency', ref: 'ags_copies_noir', nature: 'own', family: 'Photocopies' },
  stamps: { service: 'agency', ref: 'agc_timbres_carnet-vert', nature: 'agency', family: 'Timbres' },
  bottle: { service: 'agency', ref: 'agd_gaz_B-1', nature: 'liability', family: 'Consignes' },
} as const
/** The last Sundays of March and October have 23 and 25 hours; a year ends. */
const firstDays = ['2026-03-20', '2026-10-16', '2026-12-24'] as BusinessDay[]

const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('sell' as const),
      what: fc.array(fc.record({ product: fc.nat(products.length - 1), quantity: fc.integer({ min: 1, max: 4 }) }), {
        minLength: 0,
        maxLength: 4,
      }),
      menu: fc.boolean(),
      service: fc.constantFrom(undefined, ...(Object.keys(services) as (keyof typeof services)[])), // its own keys
      tip: fc.nat(3),
      discount: fc.constantFrom(0, 0, 500, 3333, 10_000),
      why: fc.nat(2),
      voided: fc.constantFrom('', '', '', 'line', 'ticket'),
      pays: fc.array(fc.nat(5), { minLength: 1, maxLength: 3 }),
      cashier: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('refund' as const),
      which: fc.nat(30),
      line: fc.nat(3),
      milli: fc.constantFrom(1000, 2000),
      why: fc.nat(2),
      into: fc.nat(2),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('help' as const),
      pieces: fc.integer({ min: 1, max: 3 }),
      minutes: fc.nat(30),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('cook' as const),
      product: fc.nat(5),
      amount: fc.constantFrom(0, 1, 13, 250),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('change' as const), which: fc.nat(30), to: fc.nat(2) }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never

/** From eight in the morning until the night that still belongs to the day. */
const trading = fc.record({
  day: fc.nat(DAYS - 1),
  minute: fc.integer({ min: 8 * 60, max: 27 * 60 + 59 }),
  step,
})

function act(cafe: ReportCafe, one: Step, day: BusinessDay, told: Told): void {
  if (one.do === 'help') return help(cafe, told, day, one.pieces, one.minutes)
  if (one.do === 'cook') return cook(cafe, told, products[one.product]!, one.amount)
  const sales = cafe.entries().filter(({ kind }) => kind === 'sale')
  if (one.do === 'sell') {
    cafe.cashier(`opr_${one.cashier}`)
    const ticketId = newTicketId()
    for (const { product, quantity } of one.what) cafe.add(ticketId, products[product]!, quantity)
    if (one.menu) cafe.add(ticketId, 'prd_formule-midi', 2, menu)
    if (one.discount > 0) cafe.discount(ticketId, one.discount, discountReasons[one.why])
    if (one.service !== undefined) {
      cafe.addService(ticketId, `Balade ${one.what.length}`, 1234, services[one.service])
    }
    if (one.voided === 'line') cafe.voidLine(ticketId, voidReasons[one.why])
    if (one.voided === 'ticket') return void cafe.voidTicket(ticketId, voidReasons[one.why])
    if (one.tip > 0) cafe.addTip(ticketId, one.tip * 50)
    one.pays.forEach((kind, n) => cafe.pay(ticketId, tenders[kind]!, n === one.pays.length - 1 ? 1 : 0.4))
    if (cafe.inHand()) cafe.pay(ticketId, 'cash')
    cafe.drop()
    return
  }
  const sale = sales[one.which % Math.max(1, sales.length)]
  if (!sale) return
  if (one.do === 'refund') {
    cafe.refund(sale.seq, one.line, one.milli, tenders[one.into]!, refundReasons[one.why])
    return
  }
  const [tender] = sale.payload.tenders
  if (tender) cafe.changeTender(sale.seq, tender.kind, tenders[one.to]!, tender.amountCents)
}

function tablesOf(cafe: ReportCafe): unknown {
  const tables = ['report_hours', 'report_lines', 'report_vat', 'report_tenders', 'report_reasons', 'stock_sold_days']
  return tables.map((name) => cafe.core.db.prepare(`SELECT * FROM ${name} ORDER BY 1, 2, 3, 4`).all())
}

it('every figure of every report is what the sealed tickets add up to, over nights, changes of the clock, refunds, discounts, set menus, services and tips; and the tables can be made again', () => {
  const done = {
    sale: 0,
    refund: 0,
    'tender-change': 0,
    discounted: 0,
    menus: 0,
    services: 0,
    helped: 0,
    cooked: 0,
  } as Record<string, number>
  fc.assert(
    fc.property(
      fc.constantFrom(...firstDays),
      fc.array(trading, { minLength: 10, maxLength: 40 }),
      fc.array(fc.record({ from: fc.nat(DAYS), days: fc.nat(40), now: fc.nat(DAYS), minute: fc.nat(1439) }), {
        minLength: 4,
        maxLength: 4,
      }),
      (first, steps, ranges) => {
        const { folder, remove } = temporaryFolder()
        const cafe = openReportCafe(folder)
        const told = nothingTold()
        furnish(cafe)
        try {
          const ordered = steps.toSorted((a, b) => a.day - b.day || a.minute - b.minute)
          for (let day = 0; day < DAYS; day += 1) {
            const same = ordered.filter((one) => one.day === day)
            const name = addDays(first, day)
            cafe.clockTo(name, 7 * 60)
            cafe.cashier('opr_1')
            const sessionId = cafe.core.openDay()
            for (const one of same) {
              cafe.clockTo(name, one.minute)
              act(cafe, one.step, name, told)
            }
            cafe.cashier('opr_1')
            const counted = 10_000 + ((day * 137) % 500)
            expect(cafe.closeDay(sessionId, counted)).toBe(true)
            told.days.push({ sessionId, day: name, counted })
          }
          for (const { kind, payload } of cafe.entries()) {
            done[kind] = (done[kind] ?? 0) + 1
            if (payload.lines.some((line) => line.discountCents > 0)) done['discounted']! += 1
            if (payload.lines.some((line) => line.formule)) done['menus']! += 1
            if (payload.lines.some((line) => line.service)) done['services']! += 1
            for (const { kind: form } of payload.tenders) done[form] = (done[form] ?? 0) + 1
          }
          done['helped']! += told.helped.length
          done['cooked']! += told.recipes.length
          for (const { from, days, now, minute } of ranges) {
            const begins = addDays(first, from - 14)
            // Not in the hour that October has twice: there the wall does not say which one is meant.
            const wallMinute = minute >= 120 && minute < 180 ? minute + 60 : minute
            const nowMs = Date.parse(`${addDays(first, now + 2)}T00:00:00Z`) + wallMinute * 60_000
            checkRange(cafe, told, begins, addDays(begins, days), nowMs)
          }
          expect(rebuild(cafe.core.db, projectionsOf(cafe.core.db), { checkOnly: true })).toEqual([])
          const before = tablesOf(cafe)
          forget(cafe)
          migrate(cafe.core.db, tracks, Date.now)
          expect(tablesOf(cafe)).toEqual(before)
        } finally {
          cafe.core.db.close()
          remove()
        }
      },
    ),
    { numRuns: 15, endOnFailure: true },
  )
  for (const [what, times] of Object.entries(done)) expect({ what, times: times > 0 }).toEqual({ what, times: true })
}, 300_000)

/** As if the file were from a till that knew no reports, nor what the recipes took a day. */
function forget(cafe: ReportCafe): void {
  cafe.core.db.exec(`
    DROP TABLE report_hours; DROP TABLE report_lines; DROP TABLE report_vat; DROP TABLE report_tenders;
    DROP TABLE report_reasons; DROP TABLE report_objectives; DROP TABLE report_minutes;
    DROP TABLE stock_sold_days;
    DELETE FROM migrations WHERE part = 'reports' OR part = 'stock' AND step = 4;`)
}
