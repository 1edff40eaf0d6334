import type { WriteDb } from '../db/open.ts'
import type { Entry, Projection } from '../journal/index.ts'
import type { Refund, Sale } from '../tickets/index.ts'

/**
 * What each sealed ticket sold of each product and option: one row a thing, a few a ticket. And added up, one row a thing and
 * day, with the numbers of its tickets and those whose recipe counts: a refund's is the one of its sale. What it took off the
 * shelf is not written down; it is read from here and the recipes of that time, so that a rebuild can never tell another
 * story.
 */
export function salesProjection(db: WriteDb): Projection {
  const add = db.prepare<[string, number, number, string, number, number, number]>(
    `INSERT INTO stock_sales VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (thing, number) DO UPDATE SET quantity_milli = quantity_milli + excluded.quantity_milli,
       ttc_cents = ttc_cents + excluded.ttc_cents, ht_cents = ht_cents + excluded.ht_cents`,
  )
  const addToDay = db.prepare<{ thing: string; day: string; seq: number; sold: number; quantity: number; ht: number }>(
    `INSERT INTO stock_sold_days VALUES (@thing, @day, @seq, @seq, @sold, @sold, @quantity, @ht)
     ON CONFLICT DO UPDATE SET first_number = min(first_number, @seq), last_number = max(last_number, @seq),
       first_sold = min(first_sold, @sold), last_sold = max(last_sold, @sold),
       quantity_milli = quantity_milli + @quantity, ht_cents = ht_cents + @ht`,
  )

  function apply({ seq, payload }: Entry): void {
    const { lines, businessDay, corrects } = payload as unknown as Sale & Partial<Refund> // its part sealed it
    const sold = corrects?.number ?? seq
    const sell = (thing: string, quantity: number, ttc: number, ht: number) => {
      add.run(thing, seq, sold, businessDay, quantity, ttc, ht)
      addToDay.run({ thing, day: businessDay, seq, sold, quantity, ht })
    }
    for (const { productId, options, service, owed, quantityMilli, ttcCents, htCents } of lines) {
      if (service || owed) continue
      sell(productId, quantityMilli, ttcCents, htCents)
      for (const { optionId } of options) sell(optionId, quantityMilli, 0, 0)
    }
  }
  return { tables: ['stock_sales', 'stock_sold_days'], kinds: { 'tickets/sale': apply, 'tickets/refund': apply } }
}
