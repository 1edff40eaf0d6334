import type { WriteDb } from '../db/open.ts'
import type { Entry, Projection } from '../journal/index.ts'
import type { Refund, Sale } from '../tickets/index.ts'

/**
 * What each sealed ticket sold of each product and option: one row a thing, a few a ticket. What it took off the shelf is
 * not written down; it is read from here and the recipes of that time, so that a rebuild can never tell another story.
 */
export function salesProjection(db: WriteDb): Projection {
  const add = db.prepare<[string, number, number, string, number, number, number]>(
    `INSERT INTO stock_sales VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (thing, number) DO UPDATE SET quantity_milli = quantity_milli + excluded.quantity_milli,
       ttc_cents = ttc_cents + excluded.ttc_cents, ht_cents = ht_cents + excluded.ht_cents`,
  )

  function apply({ seq, payload }: Entry): void {
    const { lines, businessDay, corrects } = payload as unknown as Sale & Partial<Refund> // its part sealed it
    const sold = corrects?.number ?? seq
    for (const { productId, options, service, owed, quantityMilli, ttcCents, htCents } of lines) {
      if (service || owed) continue
      add.run(productId, seq, sold, businessDay, quantityMilli, ttcCents, htCents)
      for (const { optionId } of options) add.run(optionId, seq, sold, businessDay, quantityMilli, 0, 0)
    }
  }
  return { tables: ['stock_sales'], kinds: { 'tickets/sale': apply, 'tickets/refund': apply } }
}
