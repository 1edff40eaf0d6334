import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { migrate } from '../../src/main/db/migrate.ts'
import { openLedger } from '../../src/main/db/open.ts'
import type { JobOutcome } from '../../src/main/devices/ports.ts'
import { createPrintCrew, createPrintStore, printingTrack } from '../../src/main/printing/index.ts'
import type { Printer, PrinterSetup, PrintPurpose } from '../../src/shared/contracts/printers.ts'
import type { PrintDocument } from '../../src/shared/contracts/printing.ts'
import type { PrepStationId, PrinterId } from '../../src/shared/ids.ts'
import { temporaryFolder } from '../support/shop.ts'

const COUNTER = 'prn_counter' as PrinterId
const KITCHEN = 'prn_kitchen' as PrinterId
const BAR = 'prn_bar' as PrinterId
const COOK = 'pst_kitchen' as PrepStationId

const printer = (printerId: PrinterId, name: string, port: number): Printer => ({
  printerId,
  name,
  connection: { kind: 'tcp', host: '127.0.0.1', port },
  profileId: 'epson-80',
  codePage: null,
  drawerPin: printerId === COUNTER ? 2 : null,
})
const BOTH: PrinterSetup = {
  printers: [printer(COUNTER, 'Comptoir', 1), printer(KITCHEN, 'Cuisine', 2)],
  routes: [
    { purpose: 'receipts', printerIds: [COUNTER] },
    { purpose: COOK, printerIds: [KITCHEN, COUNTER] },
  ],
}
const PRINTED: JobOutcome = { outcome: 'printed', health: 'ready' }
const OFF: JobOutcome = { outcome: 'not-sent', why: 'ECONNREFUSED', bytesSent: 0 }

/** A crew on a real queue, whose printers answer what the test says and whose papers are their numbers. */
function crewOf(setup: PrinterSetup) {
  const { folder, remove } = temporaryFolder()
  const db = openLedger(join(folder, 'ledger.db'))
  migrate(db, [printingTrack], () => 0)
  const store = createPrintStore(db)
  const answers = new Map<PrinterId, JobOutcome>()
  const papers: { readonly printerId: PrinterId; readonly text: string }[] = []
  const kicked: PrinterId[] = []
  const defects: unknown[] = []
  let now = setup
  const crew = createPrintCrew({
    store,
    setup: () => now,
    transportOf: ({ printerId }) => ({
      health: () => Promise.resolve('ready'),
      print(bytes) {
        const outcome = answers.get(printerId) ?? PRINTED
        if (outcome.outcome !== 'not-sent') papers.push({ printerId, text: Buffer.from(bytes).toString() })
        return Promise.resolve(outcome)
      },
      kick: () => Promise.resolve((kicked.push(printerId), PRINTED)),
      close: () => Promise.resolve(),
    }),
    encode: (job, _, { insteadOf }) =>
      Buffer.from(`${job.number ?? job.document}${insteadOf ? ` for ${insteadOf}` : ''}`),
    pulseOf: () => new Uint8Array(),
    changed: () => undefined,
    latestMs: () => 1,
    reportDefect: (error) => void defects.push(error),
    retryMs: [5],
  })
  onTestFinished(async () => {
    await crew.stop()
    db.close()
    remove()
    expect(defects).toEqual([])
  })
  let number = 0
  return {
    crew,
    store,
    answers,
    papers,
    kicked,
    queue(purpose: PrintPurpose, document: PrintDocument = 'kitchen-order', printerId = crew.firstFor(purpose)) {
      number += 1
      if (printerId) store.add({ document, purpose, printerId, number, copyNumber: 0, content: null, nowMs: 1 })
      crew.poke()
      return number
    },
    become(next: PrinterSetup) {
      now = next
      crew.follow()
    },
  }
}

describe('H-10: a crew of printers', () => {
  it('prints each paper where its purpose leads', async () => {
    const { crew, queue, papers } = crewOf(BOTH)
    crew.begin()
    queue('receipts', 'receipt')
    queue(COOK)
    await crew.idle()
    expect(papers).toEqual([
      { printerId: COUNTER, text: '1' },
      { printerId: KITCHEN, text: '2' },
    ])
  })

  it('lets another printer stand in, which says for whom, and goes back once the first answers', async () => {
    const { crew, queue, papers, answers } = crewOf(BOTH)
    answers.set(KITCHEN, OFF)
    crew.begin()
    queue(COOK)
    queue(COOK)
    await expect.poll(() => papers.length, { interval: 5 }).toBe(2)
    expect(papers).toEqual([
      { printerId: COUNTER, text: '1 for Cuisine' },
      { printerId: COUNTER, text: '2 for Cuisine' },
    ])
    const counter = () => crew.status().printers.find(({ printerId }) => printerId === COUNTER)
    expect(counter()?.standsInFor).toEqual(['Cuisine'])

    answers.set(KITCHEN, PRINTED)
    queue(COOK)
    await expect.poll(() => papers.length, { interval: 5 }).toBe(3)
    expect(papers[2]).toEqual({ printerId: KITCHEN, text: '3' })
    expect(counter()?.standsInFor).toEqual([])
  })

  it('keeps everything when nobody answers, and prints it once, in order, when the first does', async () => {
    const { crew, queue, papers, answers, store } = crewOf(BOTH)
    answers.set(KITCHEN, OFF)
    answers.set(COUNTER, OFF)
    crew.begin()
    const numbers = [queue(COOK), queue(COOK), queue(COOK)]
    await crew.idle()
    expect(papers).toEqual([])
    expect(store.waiting().map((job) => job.number)).toEqual(numbers)
    answers.set(KITCHEN, PRINTED)
    await expect.poll(() => papers.length, { interval: 5 }).toBe(3)
    expect(papers.map(({ text }) => Number.parseInt(text, 10))).toEqual(numbers)
    expect(store.waiting()).toEqual([])
  })

  it('never hands over what may have come out', async () => {
    const { crew, queue, papers, answers, store } = crewOf(BOTH)
    answers.set(KITCHEN, { outcome: 'unknown', why: 'ECONNRESET', bytesSent: 100 })
    crew.begin()
    queue(COOK)
    await crew.idle()
    expect(papers).toHaveLength(1)
    expect(store.unsettled()).toMatchObject([{ state: 'unknown', printerId: KITCHEN }])
  })

  it('never prints a test page anywhere but where it was asked for', async () => {
    const { crew, queue, papers, answers, store } = crewOf(BOTH)
    answers.set(KITCHEN, OFF)
    crew.begin()
    queue(COOK, 'test-page', KITCHEN)
    await crew.idle()
    expect(papers).toEqual([])
    expect(store.countWaiting(KITCHEN)).toBe(1)
  })

  it('gives what waits for a printer that is gone to whichever serves its purpose now', async () => {
    const { crew, queue, papers, answers, become } = crewOf(BOTH)
    answers.set(KITCHEN, OFF)
    answers.set(COUNTER, OFF)
    crew.begin()
    queue(COOK)
    await crew.idle()
    become({
      printers: [printer(COUNTER, 'Comptoir', 1), printer(BAR, 'Bar', 3)],
      routes: [{ purpose: COOK, printerIds: [BAR] }],
    })
    await expect.poll(() => papers, { interval: 5 }).toEqual([{ printerId: BAR, text: '1' }])
  })

  it('ends the job that is under way before a printer is driven otherwise', async () => {
    const { crew, queue, papers, become, store } = crewOf(BOTH)
    crew.begin()
    queue(COOK)
    become({ ...BOTH, printers: [printer(COUNTER, 'Comptoir', 1), printer(KITCHEN, 'Cuisine', 9)] })
    await expect.poll(() => store.unsettled(), { interval: 5 }).toEqual([])
    expect(papers).toEqual([{ printerId: KITCHEN, text: '1' }])
  })

  it('opens the drawer that is wired to a printer of receipts', async () => {
    const { crew, kicked } = crewOf(BOTH)
    crew.begin()
    crew.kick()
    await crew.idle()
    expect(kicked).toEqual([COUNTER])
  })

  it('has the counter’s for labels and for a station until they have one of their own', () => {
    const { crew } = crewOf(BOTH)
    expect(crew.firstFor('labels')).toBe(COUNTER)
    expect(crew.firstFor('pst_bar' as PrepStationId)).toBe(COUNTER)
  })
})
