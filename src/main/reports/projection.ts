import { serviceProduct, serviceKey } from '../../shared/service-line.ts'
import type { WriteDb } from '../db/open.ts'
import type { Entry, Projection } from '../journal/index.ts'
import type { Refund, Sale } from '../tickets/index.ts'

/** Half hours: the finest that any zone of France is away from another (the Marquesas, UTC−9:30). */
export const SLOT_MS = 1_800_000

/** Lines of these are many things under one product: what they are called says nothing of a kind. */
const MANY_THINGS = /^prd_(service|owed)-/

/**
 * Small tables by day, added to in the transaction of each sale: a figure of any number of days is then a sum of few rows.
 * Refunds take away on the day that they are made. Everything is a sum of figures that the tickets bear.
 */
export function createReportsProjection(db: WriteDb): Projection {
  const addHour = db.prepare(`
    INSERT INTO report_hours VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET sale_count = sale_count + excluded.sale_count,
      refund_count = refund_count + excluded.refund_count, sales_cents = sales_cents + excluded.sales_cents,
      refunds_cents = refunds_cents + excluded.refunds_cents, ht_cents = ht_cents + excluded.ht_cents,
      vat_cents = vat_cents + excluded.vat_cents`)
  const addLine = db.prepare(`
    INSERT INTO report_lines VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET quantity_milli = quantity_milli + excluded.quantity_milli,
      ttc_cents = ttc_cents + excluded.ttc_cents, ht_cents = ht_cents + excluded.ht_cents,
      vat_cents = vat_cents + excluded.vat_cents, back_cents = back_cents + excluded.back_cents`)
  const addVat = db.prepare(`
    INSERT INTO report_vat VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET ttc_cents = ttc_cents + excluded.ttc_cents, ht_cents = ht_cents + excluded.ht_cents,
      vat_cents = vat_cents + excluded.vat_cents`)
  const addTender = db.prepare(`
    INSERT INTO report_tenders VALUES (?, ?, 1, ?)
    ON CONFLICT DO UPDATE SET tender_count = tender_count + 1, amount_cents = amount_cents + excluded.amount_cents`)
  const addReason = db.prepare(`
    INSERT INTO report_reasons VALUES (?, ?, ?, ?, 1, ?)
    ON CONFLICT DO UPDATE SET times = times + 1, cents = cents + excluded.cents`)

  /** What was taken off before payment, by line, and what was given back, by ticket. */
  function applyReasons({ kind, operator, payload }: Entry): void {
    const sale = payload as unknown as Sale & Partial<Refund> // as well
    if (kind === 'refund') {
      addReason.run(sale.businessDay, 'refund', sale.reason ?? '', operator, 0 - sale.totalCents)
      return
    }
    for (const { discountCents, discountReason } of sale.lines) {
      const reason = discountReason ?? sale.discountReason ?? ''
      if (discountCents > 0) addReason.run(sale.businessDay, 'discount', reason, operator, discountCents)
    }
  }

  function applyMoney({ payload }: Entry): void {
    const { businessDay, tenders, vat } = payload as unknown as Sale // its part sealed it
    for (const { rate, ttcCents, htCents, vatCents } of vat) addVat.run(businessDay, rate, ttcCents, htCents, vatCents)
    for (const { kind, amountCents } of tenders) addTender.run(businessDay, kind, amountCents)
  }

  function apply(entry: Entry): void {
    const sale = entry.payload as unknown as Sale // as well
    const { businessDay, turnoverCents, htCents, vatCents } = sale
    const slot = Math.floor(sale.settledAtMs / SLOT_MS)
    const figures = entry.kind === 'sale' ? [1, 0, turnoverCents, 0] : [0, 1, 0, 0 - turnoverCents]
    addHour.run(businessDay, slot, entry.operator, ...figures, htCents, vatCents)
    for (const line of sale.lines) {
      addLine.run(
        businessDay,
        line.service ? serviceProduct(serviceKey(line.service)) : line.productId,
        line.nature,
        line.category,
        MANY_THINGS.test(line.productId) ? '' : line.label,
        line.quantityMilli,
        line.ttcCents,
        line.htCents,
        line.vatCents,
        line.ttcCents < 0 ? 0 - line.ttcCents : 0,
      )
    }
    applyMoney(entry)
    applyReasons(entry)
  }

  return {
    tables: ['report_hours', 'report_lines', 'report_vat', 'report_tenders', 'report_reasons'],
    kinds: { 'tickets/sale': apply, 'tickets/refund': apply, 'tickets/tender-change': applyMoney },
  }
}
