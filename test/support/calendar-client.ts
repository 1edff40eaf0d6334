import { randomUUID } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { createCalendar, freeResources } from '../../src/main/calendar/index.ts'
import { inTransaction, openLedger } from '../../src/main/db/open.ts'
import { spanOf, type Block } from '../../src/shared/calendar.ts'
import type { BlockId } from '../../src/shared/ids.ts'

/** One window of a café: waits at the gate with all the others, then looks for a free bike and books it. */
type Asked = {
  readonly file: string
  readonly resources: readonly string[]
  /** How many are ready; whether it is open. */
  readonly gate: Int32Array
}

// Made here rather than with `booking`: what fifty clients load is loaded fifty times.
const want: Omit<Block, 'resource'> = {
  ...spanOf(10_000, 20_000, 500),
  blockId: `blk_${randomUUID()}` as BlockId,
  kind: 'booking',
  state: 'confirmed',
  ref: 'rnt_1',
  pinned: false,
  holdUntilMs: null,
}

function open(file: string) {
  const db = openLedger(file)
  db.pragma('busy_timeout = 60000')
  return db
}

function asWindow({ file, resources, gate }: Asked): string {
  const db = open(file)
  const calendar = createCalendar(db)
  Atomics.add(gate, 0, 1)
  Atomics.notify(gate, 0)
  Atomics.wait(gate, 1, 0)
  try {
    return inTransaction(db, () => {
      const [resource = resources[1] ?? ''] = freeResources(calendar.fleet(resources, 0), want)
      const done = calendar.put({ ...want, resource }, 0)
      return done.ok ? 'booked' : done.code
    })
  } finally {
    db.close()
  }
}

/** A program that knows the table and nothing of the calendar: it does not even look. */
function asStranger(file: string): void {
  const db = open(file)
  const insert = db.prepare(`INSERT INTO calendar_blocks VALUES (?, 'bik_1', 'booking', 'out', 1, 2, 0, '', 0, NULL)`)
  process.once('message', () => {
    let answer = 'booked'
    try {
      insert.run(want.blockId)
    } catch (error) {
      answer = (error as Error).message
    }
    db.close()
    process.send?.(answer, () => process.disconnect())
  })
  process.send?.('ready')
}

if (parentPort) parentPort.postMessage(asWindow(workerData as Asked))
else asStranger(process.argv[2] ?? '')
