import { join } from 'node:path'
import { openLedger } from '../../src/main/db/open.ts'
import { FIVE_PRODUCTS, openCore } from '../support/core-till.ts'
import { figure, percentile, timed } from './figures.ts'

const SALES = 2000
const WARM_UP = 200

/** A paid five-line sale through the core, beside one bare durable insert of the same bytes, turn by turn. */
export async function benchSale(folder: string): Promise<void> {
  const core = openCore(folder)
  const bare = openLedger(join(folder, 'bare.db'))
  bare.exec('CREATE TABLE bytes (bytes TEXT NOT NULL) STRICT')
  const insert = bare.prepare<[string]>('INSERT INTO bytes VALUES (?)')
  const lastEntry = core.db
    .prepare<[], string>(`SELECT entry FROM journal_entries WHERE chain = 'tickets' ORDER BY seq DESC LIMIT 1`)
    .pluck()
  core.openDay()
  const sales: number[] = []
  const gestures: number[] = []
  const inserts: number[] = []
  for (let n = -WARM_UP; n < SALES; n += 1) {
    const { ticketId } = core.ring(FIVE_PRODUCTS.slice(0, 4))
    let dueCents = 0
    const gesture = timed(() => (dueCents = core.addLine(ticketId, FIVE_PRODUCTS[4] ?? '')))
    const sale = timed(() => core.pay({ ticketId, dueCents }))
    const text = lastEntry.get() ?? ''
    const plain = timed(() => insert.run(text))
    if (n < 0) continue
    sales.push(sale)
    gestures.push(gesture)
    inserts.push(plain)
  }
  await core.close()
  bare.close()
  figure('insert.bare.p50.ms', percentile(inserts, 0.5), 'ms')
  figure('insert.bare.p99.ms', percentile(inserts, 0.99), 'ms')
  figure('sale.core.p50.ms', percentile(sales, 0.5), 'ms')
  figure('sale.core.p99.ms', percentile(sales, 0.99), 'ms')
  figure('sale.core.p50.ratio', percentile(sales, 0.5) / percentile(inserts, 0.5), 'x', { atMost: 3 })
  figure('sale.core.p99.ratio', percentile(sales, 0.99) / percentile(inserts, 0.99), 'x', { atMost: 6 })
  figure('line.core.p50.ratio', percentile(gestures, 0.5) / percentile(inserts, 0.5), 'x')
}
