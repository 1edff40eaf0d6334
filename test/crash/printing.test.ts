import { expect, it, onTestFinished } from 'vitest'
import type { PrintJob } from '../../src/shared/contracts/printing.ts'
import { newCommandId } from '../../src/shared/ids.ts'
import { slipText } from '../../src/main/devices/simulators/printer/paper.ts'
import { startPrinterSimulator, type PrinterSimulator } from '../../src/main/devices/simulators/printer/server.ts'
import { createRandom } from '../support/random.ts'
import { createSeller } from '../support/seller.ts'
import { startTill, type AskOverSocket, type TillProcess } from '../support/serve-process.ts'
import { temporaryFolder } from '../support/shop.ts'
import { readLedger } from './ledger-facts.ts'

const SEED = Number(process.env['ZINC_SEED'] ?? Math.floor(Math.random() * 2 ** 31))

/** A printer of this process, and tills that come and go on one folder. */
async function printerAndFolder(msPerLine: number) {
  const printer = await startPrinterSimulator({ msPerLine })
  const { folder, remove } = temporaryFolder()
  const tills: TillProcess[] = []
  onTestFinished(async () => {
    for (const till of tills) await till.kill()
    await printer.close()
    remove()
  })
  return {
    printer,
    folder,
    async start() {
      const till = startTill({ dataFolder: folder, printer: `127.0.0.1:${printer.port}:epson-80` })
      tills.push(till)
      const line = await till.connect()
      return { till, ...line, ...createSeller(line.ask) }
    },
  }
}

function nextOn(printer: PrinterSimulator, kind: 'line' | 'cut'): Promise<void> {
  return new Promise((come) => {
    const stop = printer.onChange((event) => {
      if (event.kind !== kind) return
      stop()
      come()
    })
  })
}

/** How often the paper shows each ticket's number. */
function papersOf(printer: PrinterSimulator): ReadonlyMap<number, number> {
  const shown = new Map<number, number>()
  for (const slip of printer.paper.slips) {
    for (const [, number] of slipText(slip).matchAll(/Ticket n° (\d+)/g)) {
      shown.set(Number(number), (shown.get(Number(number)) ?? 0) + 1)
    }
  }
  return shown
}

/** Waits until the queue holds only what a person must settle. Every change of a job is announced, so nothing sleeps. */
async function whenNothingWaits(ask: AskOverSocket): Promise<readonly PrintJob[]> {
  const events = await ask.till.events()
  for (;;) {
    const { jobs } = await ask.printing.status({})
    if (jobs.every(({ state }) => state !== 'waiting' && state !== 'sending')) return jobs
    await events.next()
  }
}

it('H-08: never sends again by itself what was being sent when it was killed', async () => {
  const { printer, start } = await printerAndFolder(15)
  const first = await start()
  await first.openDay()
  const begun = nextOn(printer, 'line')
  await first.sell(['prd_cafe'])
  await begun
  await first.till.kill()

  const second = await start()
  expect((await second.ask.printing.status({})).jobs).toMatchObject([
    { document: 'receipt', number: 1, state: 'unknown', why: 'interrupted' },
  ])
  await second.sell(['prd_demi'])
  const [job, ...others] = await whenNothingWaits(second.ask)
  expect(job).toMatchObject({ number: 1, state: 'unknown' })
  expect(others).toEqual([])
  // The printer finished what it already had, once; the queue went on past it.
  expect([...papersOf(printer)]).toEqual([
    [1, 1],
    [2, 1],
  ])

  // Only a person sends it again.
  await second.ask.printing.retry({ commandId: newCommandId(), jobId: job!.jobId })
  expect(await whenNothingWaits(second.ask)).toEqual([])
  expect(papersOf(printer).get(1)).toBe(2)
})

it('H-08: prints what only waited when it was killed, once, after the next start', async () => {
  const { printer, start } = await printerAndFolder(0)
  await printer.faults.refuse()
  const first = await start()
  await first.openDay()
  await first.sell(['prd_cafe'])
  await first.sell(['prd_demi'])
  await first.till.kill()
  await printer.faults.restore()

  const second = await start()
  const left = await whenNothingWaits(second.ask)
  // The kill may have hit the first one while its line was being opened: then nobody knows, and it says so.
  const unknown = left.map(({ number }) => number)
  expect(left.every(({ state }) => state === 'unknown')).toBe(true)
  const expected = [1, 2].filter((number) => !unknown.includes(number))
  expect([...papersOf(printer)]).toEqual(expected.map((number) => [number, 1]))
  expect(expected).toContain(2)
})

it('H-08: prints every receipt at most once by itself when it is killed in the middle of printing, again and again', async () => {
  const { printer, folder, start } = await printerAndFolder(2)
  const random = createRandom(SEED)
  const KILLS = 12
  let sold = 0
  for (let count = 0; count < KILLS; count++) {
    const { till, sell, openDay, ask } = await start()
    if ((await ask.cashSessions.state({})).state === 'closed') await openDay()
    for (let n = random.whole(1, 3); n > 0; n--) {
      await sell(['prd_cafe'])
      sold += 1
    }
    await new Promise((later) => setTimeout(later, random.next() * 200))
    await till.kill()
  }
  const { ask, till, close } = await start()
  await whenNothingWaits(ask)
  close()
  expect(await till.stop()).toEqual({ code: 0, signal: null })

  const papers = papersOf(printer)
  const jobs = readLedger(folder, (db) =>
    db
      .prepare<[], { number: number; state: string; attempts: number }>(
        `SELECT number, state, attempts FROM print_jobs WHERE document = 'receipt' ORDER BY number`,
      )
      .all(),
  )
  expect(jobs.map(({ number }) => number)).toEqual(Array.from({ length: sold }, (_, n) => n + 1))
  for (const { number, state, attempts } of jobs) {
    const shown = papers.get(number) ?? 0
    expect({ number, state, fits: state === 'printed' ? shown === 1 : state === 'unknown' && shown <= 1 }).toEqual({
      number,
      state,
      fits: true,
    })
    expect(attempts).toBe(1)
  }
  const count = (state: string) => jobs.filter((job) => job.state === state).length
  console.log({ seed: SEED, kills: KILLS, sold, printed: count('printed'), unknown: count('unknown') })
  expect(count('printed')).toBeGreaterThan(0)
  expect(count('unknown')).toBeGreaterThan(0)
})
