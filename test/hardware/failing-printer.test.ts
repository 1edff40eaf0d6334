import Database from 'better-sqlite3'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { forkedDevices } from '../../src/main/device-host/index.ts'
import { startPrinterSimulator, type PrinterSimulator } from '../../src/main/devices/simulators/printer/server.ts'
import type { PrintJob, PrintState } from '../../src/shared/contracts/printing.ts'
import { newCommandId } from '../../src/shared/ids.ts'
import { createRandom, type Random } from '../support/random.ts'
import { openShop, type Shop } from '../support/shop.ts'

const SEED = Number(process.env['ZINC_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
/** `ZINC_PAPERS=1000` is the whole of issue 5: a run of every day prints fewer. */
const PAPERS = Number(process.env['ZINC_PAPERS'] ?? 60)
const PRODUCTS = ['prd_cafe', 'prd_creme', 'prd_croissant', 'prd_demi', 'prd_baguette']
const DEVICES = join(import.meta.dirname, 'quick-devices.ts')

/** What befalls the printer while tickets are sold. */
type Mishap = (printer: PrinterSimulator, random: Random) => void | Promise<void>
const mishaps: Readonly<Record<string, Mishap>> = {
  none: () => {},
  'paper low': ({ faults }) => faults.paperLow(),
  'no paper': ({ faults }) => faults.paperOut(),
  'cover open': ({ faults }) => faults.coverOpen(),
  'knife stuck': ({ faults }) => faults.cutterJam(),
  'switched off': ({ faults }) => faults.refuse(),
  'says nothing': ({ faults }) => faults.stall(),
  'paper ends within a ticket': ({ faults }, random) => faults.paperOutAfterLines(random.whole(1, 30)),
  'cover opened within a ticket': (printer) => atNextLine(printer, () => printer.faults.coverOpen()),
  'stops reading within a ticket': (printer) => atNextLine(printer, () => printer.faults.stall()),
  'switched off within a ticket': (printer) => atNextLine(printer, () => printer.faults.refuse()),
  'cable pulled after so many bytes': ({ faults }, random) => faults.resetAfterBytes(random.whole(1, 1500)),
  'cable pulled again': ({ faults }, random) => faults.resetAfterBytes(random.whole(400, 1500)),
}

function atNextLine(printer: PrinterSimulator, happen: () => unknown): void {
  const stop = printer.onChange(({ kind }) => {
    if (kind !== 'line') return
    stop()
    happen()
  })
}

/** Which originals and which copies a person holds in the end, torn off in the middle or not. */
function watchPapers(printer: PrinterSimulator): ReadonlyMap<string, number> {
  const shown = new Map<string, number>()
  let letterhead: string | undefined
  let copy = 0
  printer.onChange((event) => {
    if (event.kind !== 'line') return
    letterhead ??= event.text
    if (event.text === letterhead) copy = 0
    copy = Number(/DUPLICATA n° (\d+)/.exec(event.text)?.[1] ?? copy)
    const number = /^Ticket n° (\d+) /.exec(event.text)?.[1]
    if (number !== undefined) shown.set(`${number}/${copy}`, (shown.get(`${number}/${copy}`) ?? 0) + 1)
  })
  return shown
}

const isCertain = (fate: PrintState): boolean => fate === 'printed' || fate === 'held-by-printer'
/** `sent-unconfirmed`: a printer that was silent from the first question on is taken for one that never answers. */
const mayHaveComeOut = (fate: PrintState): boolean => fate === 'unknown' || fate === 'sent-unconfirmed'
const isGoing = ({ state }: PrintJob): boolean => state === 'waiting' || state === 'sending'

/** Waits until the jobs are so. The till announces every change of one, so nothing sleeps. */
async function whenJobs(
  { ask }: Shop,
  are: (jobs: readonly PrintJob[]) => boolean | Promise<boolean>,
): Promise<readonly PrintJob[]> {
  const ended = new AbortController()
  const events = await ask.till.events(undefined, { signal: ended.signal })
  try {
    for (;;) {
      const { jobs } = await ask.printing.status({})
      if (await are(jobs)) return jobs
      await events.next()
    }
  } finally {
    ended.abort()
  }
}

async function openCounter() {
  const printer = await startPrinterSimulator()
  const shop = await openShop({
    printer: { host: '127.0.0.1', port: printer.port, profile: 'epson-80' },
    devices: forkedDevices(DEVICES),
  })
  onTestFinished(async () => {
    await shop.close()
    await printer.close()
  })
  await shop.openDay()
  return { printer, shop, papers: watchPapers(printer) }
}

const title = `H-09: ${PAPERS} tickets on a failing printer are on paper once, or say what became of them (seed ${SEED})`
it(title, { timeout: 60_000 + PAPERS * 1000 }, async () => {
  const { printer, shop, papers } = await openCounter()
  const random = createRandom(SEED)
  const command = (jobId: PrintJob['jobId']) => ({ commandId: newCommandId(), jobId })
  const fates = new Map<string, PrintState>()
  const met = new Map<string, number>()
  let deck: string[] = []
  let sold = 0

  /** Whoever stands at the printer sets it right, and presses what the screen offers, until nothing is under way. */
  async function setRight(): Promise<void> {
    await printer.faults.restore()
    const left = await whenJobs(shop, async (jobs) => {
      const stuck = jobs.find(({ state, why }) => state === 'waiting' && why !== '')
      if (stuck && !jobs.some(({ state }) => state === 'sending')) await shop.ask.printing.retry(command(stuck.jobId))
      return !jobs.some(isGoing)
    })
    for (const job of left) {
      fates.set(`${job.number}/${job.copyNumber}`, job.state)
      await shop.ask.printing[random.chance(0.5) ? 'retry' : 'dismiss'](command(job.jobId))
    }
    if (left.length > 0) await setRight()
  }

  while (sold < PAPERS) {
    if (deck.length === 0) deck = shuffled(Object.keys(mishaps), random)
    const mishap = deck.pop() ?? 'none'
    met.set(mishap, (met.get(mishap) ?? 0) + 1)
    await mishaps[mishap]?.(printer, random)
    const first = sold + 1
    for (let n = random.whole(1, 3); n > 0 && sold < PAPERS; n -= 1) {
      await shop.sell([random.pick(PRODUCTS)], random.pick(['cash', 'card']))
      sold += 1
    }
    // The first of them was tried: it came out, or the screen says why it did not.
    await whenJobs(shop, (jobs) => !jobs.some((job) => job.number === first && isGoing(job) && job.why === ''))
    await setRight()
  }

  const db = new Database(shop.ledgerFile, { readonly: true })
  const jobs = db
    .prepare<[], { number: number; copy: number; state: PrintState }>(
      `SELECT number, copy_number AS copy, state FROM print_jobs WHERE document = 'receipt' ORDER BY job_no`,
    )
    .all()
  const sealedCopies = db.prepare(`SELECT count(*) FROM journal_entries WHERE chain = 'copies'`).pluck().get()
  db.close()

  const originals = jobs.filter(({ copy }) => copy === 0)
  expect(originals.map(({ number }) => number)).toEqual(Array.from({ length: PAPERS }, (_, n) => n + 1))
  const wrong = jobs.flatMap(({ number, copy, state }) => {
    const fate = fates.get(`${number}/${copy}`) ?? state
    const shown = papers.get(`${number}/${copy}`) ?? 0
    const isRight = isCertain(fate) ? shown === 1 : mayHaveComeOut(fate) && shown <= 1
    return isRight ? [] : [{ number, copy, fate, shown }]
  })
  expect(wrong).toEqual([])
  // No paper that no job knows, and each DUPLICATA sealed.
  expect([...papers.keys()].filter((paper) => !jobs.some(({ number, copy }) => paper === `${number}/${copy}`))).toEqual(
    [],
  )
  expect(sealedCopies).toBe(jobs.length - originals.length)

  const count = (wanted: PrintState) => [...fates.values()].filter((state) => state === wanted).length
  const held = count('held-by-printer')
  const unknown = count('unknown')
  console.log({ seed: SEED, sold, papers: jobs.length, held, unknown, mishaps: Object.fromEntries(met) })
  // The evening was bad enough to prove something.
  if (PAPERS >= 60) expect(Math.min(held, unknown, jobs.length - originals.length)).toBeGreaterThan(0)
})

function shuffled<T>(list: readonly T[], random: Random): T[] {
  return list
    .map((item) => ({ item, at: random.next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item)
}
