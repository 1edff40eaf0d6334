import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { migrate } from '../../src/main/db/migrate.ts'
import { openLedger } from '../../src/main/db/open.ts'
import type { JobOutcome, PrinterHealth } from '../../src/main/devices/ports.ts'
import { createPrintStore, createPrintWorker, printingTrack } from '../../src/main/printing/index.ts'
import type { PrinterId } from '../../src/shared/ids.ts'
import { temporaryFolder } from '../support/shop.ts'

const DESK = 'prn_desk' as PrinterId

/** A worker whose printer says what the test tells it, and counts how often it was asked. */
function deskOf(answers: { outcome: JobOutcome; health: PrinterHealth; print?: () => Promise<JobOutcome> }) {
  const { folder, remove } = temporaryFolder()
  const db = openLedger(join(folder, 'ledger.db'))
  migrate(db, [printingTrack], () => 0)
  const store = createPrintStore(db)
  const seen = { asked: 0, told: [] as PrinterHealth[], defects: [] as unknown[] }
  const worker = createPrintWorker({
    store,
    printerId: DESK,
    transport: {
      health: () => Promise.resolve(((seen.asked += 1), answers.health)),
      print: () => answers.print?.() ?? Promise.resolve(answers.outcome),
      kick: () => Promise.resolve(answers.outcome),
      close: () => Promise.resolve(),
    },
    encode: () => new Uint8Array([1]),
    pulse: new Uint8Array(),
    notSent: () => undefined,
    changed: () => void seen.told.push(worker.status().health),
    reportDefect: (error) => void seen.defects.push(error),
    latestMs: () => 0,
    retryMs: [10],
  })
  onTestFinished(async () => {
    await worker.stop()
    db.close()
    remove()
  })
  return {
    worker,
    seen,
    store,
    async print() {
      store.add({
        document: 'test-page',
        purpose: 'receipts',
        printerId: DESK,
        number: null,
        copyNumber: 0,
        content: '',
        nowMs: 1,
      })
      worker.poke()
      await worker.idle()
    },
  }
}
const held: JobOutcome = { outcome: 'held-by-printer', health: 'paper-out' }
const printed: JobOutcome = { outcome: 'printed', health: 'ready' }
const aMoment = () => new Promise((later) => setTimeout(later, 80))

it('H-08: asks a printer that holds a job until it is ready again, tells what changes, and then leaves it alone', async () => {
  const answers = { outcome: held, health: 'paper-out' as PrinterHealth }
  const { worker, seen, print } = deskOf(answers)
  await print()
  await expect.poll(() => seen.asked, { interval: 5 }).toBeGreaterThan(2)
  expect(seen.told).toEqual(['paper-out'])

  answers.health = 'cover-open'
  await expect.poll(() => worker.status().health, { interval: 5 }).toBe('cover-open')
  answers.health = 'ready'
  await expect.poll(() => worker.status().health, { interval: 5 }).toBe('ready')
  expect(seen.told).toEqual(['paper-out', 'cover-open', 'ready'])
  const { asked } = seen
  await aMoment()
  expect(seen.asked).toBe(asked)
  expect(seen.defects).toEqual([])
})

it('H-08: asks no more once another job was printed', async () => {
  const answers = { outcome: held, health: 'paper-out' as PrinterHealth }
  const { worker, seen, print } = deskOf(answers)
  await print()
  answers.outcome = printed
  await print()
  expect(worker.status().health).toBe('ready')
  const { asked } = seen
  await aMoment()
  expect(seen.asked).toBe(asked)
  expect(worker.status().health).toBe('ready')
})

it('H-08: asks no more once it is stopped', async () => {
  const { worker, seen, print } = deskOf({ outcome: held, health: 'paper-out' })
  await print()
  await worker.stop()
  const { asked } = seen
  await aMoment()
  expect(seen.asked).toBe(asked)
})

it('H-08: leaves a job in doubt whose driver fails as nobody foresaw, and prints the next', async () => {
  const broken = { outcome: printed, health: 'ready' as PrinterHealth, print: () => Promise.reject(new Error('odd')) }
  const answers: Parameters<typeof deskOf>[0] = broken
  const { seen, store, print } = deskOf(answers)
  await print()
  expect(store.unsettled()).toMatchObject([{ state: 'unknown', why: 'EIO' }])
  expect(seen.defects).toEqual([new Error('odd')])
  delete answers.print
  await print()
  expect(store.unsettled()).toHaveLength(1)
})
