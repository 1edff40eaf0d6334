import Database from 'better-sqlite3'
import { join } from 'node:path'
import { newCommandId } from '../../../shared/ids.ts'
import { openShop } from '../../../../test/support/shop.ts'
import { figure, percentile } from '../../../../test/bench/figures.ts'

const ROWS = 500_000
const SCANS = 200
const WARM_UP = 20
/** What of the parcels is asked here, by its names: without the service there is nothing to measure. */
type Ask = {
  openDelivery(input: object): Promise<unknown>
  scanIn(input: object): Promise<{ readonly scanned: { readonly kind: string } }>
}

/** Scans among half a million parcels that came and went: what a code means, and one that is laid on its shelf. */
export async function bench(folder: string): Promise<void> {
  const shop = await openShop({ dataFolder: folder, printer: undefined, nowMs: Date.now })
  const { parcels } = shop.ask as unknown as { readonly parcels?: Ask } // the router holds each service by its name
  if (parcels) {
    fill(join(folder, 'ledger.db'))
    const deliveryId = `dlv_${crypto.randomUUID()}`
    const command = () => ({ commandId: newCommandId() })
    await parcels.openDelivery({ ...command(), deliveryId, carrier: 'vinted-go', driver: '' })
    const [laid, meant]: [number[], number[]] = [[], []]
    for (let n = -WARM_UP; n < SCANS; n += 1) {
      const text = `VGNEW${String(n + WARM_UP).padStart(6, '0')}`
      const startedMs = performance.now()
      await parcels.scanIn({ ...command(), deliveryId, text, size: 'S' })
      const laidMs = performance.now()
      const { acts } = await shop.ask.scans.resolve({ text })
      if (acts?.kind !== 'service') throw new Error(`${text} was not known`)
      if (n < 0) continue
      laid.push(laidMs - startedMs)
      meant.push(performance.now() - laidMs)
    }
    figure('parcels.scan.resolve.p50.ms', percentile(meant, 0.5), 'ms')
    figure('parcels.scan.resolve.p95.ms', percentile(meant, 0.95), 'ms', { atMost: 5 })
    figure('parcels.scan.in.p50.ms', percentile(laid, 0.5), 'ms', { atMost: 5 })
    figure('parcels.scan.in.p95.ms', percentile(laid, 0.95), 'ms')
  }
  await shop.close()
}

/** Copies of one parcel of the demo, each with a number of its own, all of them handed over long ago. */
function fill(file: string): void {
  const db = new Database(file)
  db.exec(`
    WITH RECURSIVE n(at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM n WHERE at < ${ROWS}),
      one AS (SELECT * FROM parcels WHERE carrier = 'vinted-go' LIMIT 1)
    INSERT INTO parcels (parcel_id, direction, carrier, code, parcel_no, searched, place, units, state, received_at_ms,
      deadline, left_at_ms, delivery_id, value)
    SELECT printf('pcl_00000000-0000-4000-9000-%012d', at), 'in', carrier, printf('VG%09d', at), 1, searched, place, units,
      'picked-up', received_at_ms - 86400000 - at * 1000, deadline, received_at_ms - at, NULL,
      json_set(value, '$.parcelId', printf('pcl_00000000-0000-4000-9000-%012d', at), '$.code', printf('VG%09d', at),
        '$.state', 'picked-up')
    FROM n, one`)
  db.close()
}
