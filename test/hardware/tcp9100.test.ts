import { spawn } from 'node:child_process'
import { connect } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createTransport } from '../../src/main/devices/create-transport.ts'
import { encode, kick } from '../../src/main/devices/escpos/escpos-encoder.ts'
import type { JobOutcome } from '../../src/main/devices/ports.ts'
import { PRINTER_PROFILES } from '../../src/main/devices/profiles.ts'
import type { PrinterProfileId } from '../../src/shared/devices.ts'
import type { TimelineEvent } from '../../src/main/devices/simulators/printer/mechanism.ts'
import { slipText } from '../../src/main/devices/simulators/printer/paper.ts'
import { startPrinterSimulator, type PrinterSimulator } from '../../src/main/devices/simulators/printer/server.ts'
import type { LineTiming } from '../../src/main/devices/line-printer.ts'
import { toText } from '../../src/main/documents/text.ts'
import { numberedHeading, numberedTicket, sampleReceipt } from './sample-documents.ts'

/** Patient where an answer is awaited, quick where silence is: no test waits for what will come. */
const PATIENT: LineTiming = {
  connectMs: 5000,
  statusMs: 5000,
  completionMs: 10_000,
  completionMsPerLine: 10,
  pollMs: 15,
  unconfirmedMs: 30,
  closeMs: 1000,
  msPerByte: 0,
  settleMs: 0,
}

type Setting = {
  readonly profile?: PrinterProfileId
  readonly timing?: Partial<LineTiming>
  readonly printer?: Parameters<typeof startPrinterSimulator>[0]
}

async function counter({ profile: id = 'epson-80', timing = {}, printer: options = {} }: Setting = {}) {
  const printer = await startPrinterSimulator(options)
  const profile = PRINTER_PROFILES[id]
  const connection = { kind: 'tcp', host: '127.0.0.1', port: printer.port } as const
  const transport = createTransport(connection, profile, { ...PATIENT, ...timing })
  onTestFinished(async () => {
    await transport.close()
    await printer.close()
  })
  return { printer, profile, transport, receipt: encode(sampleReceipt(), profile) }
}

function next(printer: PrinterSimulator, kind: TimelineEvent['kind']): Promise<TimelineEvent> {
  return new Promise((resolve) => {
    const stop = printer.onChange((event) => {
      if (event.kind !== kind) return
      stop()
      resolve(event)
    })
  })
}

const cutsOf = (printer: PrinterSimulator) => printer.paper.slips.length
const linesOf = (printer: PrinterSimulator) =>
  printer.paper.timeline.flatMap((event) => (event.kind === 'line' ? [event.text] : []))

describe('H-09: a receipt over TCP 9100', () => {
  it('is printed when the printer is ready, and reads as it was written', async () => {
    const { printer, transport, receipt, profile } = await counter()
    expect(await transport.print(receipt)).toEqual({ outcome: 'printed', health: 'ready' })
    expect(printer.paper.slips.map((slip) => slipText(slip))).toEqual([toText(sampleReceipt(), profile.columns)])
  })

  it('is printed on a clone that confirms with GS r', async () => {
    const { printer, transport, receipt } = await counter({ profile: 'generic-58', printer: { personality: 'clone' } })
    expect(await transport.print(receipt)).toEqual({ outcome: 'printed', health: 'ready' })
    expect(cutsOf(printer)).toBe(1)
  })

  it('is printed when paper is low, and says that it is', async () => {
    const { printer, transport, receipt } = await counter()
    printer.faults.paperLow()
    expect(await transport.print(receipt)).toEqual({ outcome: 'printed', health: 'paper-low' })
    expect(cutsOf(printer)).toBe(1)
  })

  it.each([
    { name: 'there is no paper', fault: 'paperOut', why: 'paper-out' },
    { name: 'the cover is open', fault: 'coverOpen', why: 'cover-open' },
  ] as const)('is not sent when $name, and comes out once when it is sent again', async ({ fault, why }) => {
    const { printer, transport, receipt } = await counter()
    printer.faults[fault]()
    expect(await transport.print(receipt)).toEqual({ outcome: 'not-sent', why, bytesSent: 0 })
    await printer.faults.restore()
    expect(printer.paper.ops).toEqual([])
    expect(await transport.print(receipt)).toEqual({ outcome: 'printed', health: 'ready' })
    expect(cutsOf(printer)).toBe(1)
  })

  it('is held by a printer whose paper ends after six lines, which finishes alone with a new roll', async () => {
    const { printer, transport, receipt, profile } = await counter()
    printer.faults.paperOutAfterLines(6)
    expect(await transport.print(receipt)).toEqual({ outcome: 'held-by-printer', health: 'paper-out' })
    expect(cutsOf(printer)).toBe(0)
    expect(linesOf(printer)).toHaveLength(6)

    const cut = next(printer, 'cut')
    await printer.faults.restore()
    await cut
    expect(printer.paper.slips.map((slip) => slipText(slip))).toEqual([toText(sampleReceipt(), profile.columns)])
  })

  it('is held while somebody has the cover open in the middle of it', async () => {
    const { printer, transport, receipt } = await counter({ printer: { msPerLine: 5 } })
    const outcome = transport.print(receipt)
    await next(printer, 'line')
    printer.faults.coverOpen()
    expect(await outcome).toEqual({ outcome: 'held-by-printer', health: 'cover-open' })
    const cut = next(printer, 'cut')
    await printer.faults.restore()
    await cut
    expect(cutsOf(printer)).toBe(1)
  })

  it('is of unknown fate when the line is reset after 400 bytes', async () => {
    const { printer, transport, receipt } = await counter()
    printer.faults.resetAfterBytes(400)
    expect(await transport.print(receipt)).toMatchObject({ outcome: 'unknown', why: 'ECONNRESET' })
    expect(cutsOf(printer)).toBe(0)
  })

  it('is sent unconfirmed to a printer that never answers', async () => {
    const { printer, transport, receipt } = await counter({
      printer: { personality: 'mute' },
      timing: { statusMs: 60 },
    })
    const cut = next(printer, 'cut')
    expect(await transport.print(receipt)).toEqual({ outcome: 'sent-unconfirmed', health: 'mute' })
    await cut
    expect(cutsOf(printer)).toBe(1)
  })

  it('is not sent when nothing listens', async () => {
    const { printer, transport, receipt } = await counter()
    await printer.faults.refuse()
    expect(await transport.print(receipt)).toEqual({ outcome: 'not-sent', why: 'ECONNREFUSED', bytesSent: 0 })
  })

  it('is waited for while a slow printer prints it', async () => {
    const { printer, transport } = await counter({ printer: { msPerLine: 40 } })
    const ticket = encode(numberedTicket(1), PRINTER_PROFILES['epson-80'])
    expect(await transport.print(ticket)).toEqual({ outcome: 'printed', health: 'ready' })
    const cut = printer.paper.timeline.find((event) => event.kind === 'cut')
    expect(cut?.atMs).toBeGreaterThan(9 * 40)
  })
})

describe('a printer on TCP 9100', () => {
  it('is sent an Epson completion mark, and counts as unconfirmed when it is a clone without it', async () => {
    const { printer, transport, receipt } = await counter({
      printer: { personality: 'clone' },
      timing: { completionMs: 60, completionMsPerLine: 0 },
    })
    expect(await transport.print(receipt)).toEqual({ outcome: 'sent-unconfirmed', health: 'ready' })
    expect(cutsOf(printer)).toBe(1)
  })

  it('tells its health, and is offline when it cannot be reached', async () => {
    const { printer, transport } = await counter()
    expect(await transport.health()).toBe('ready')
    printer.faults.paperLow()
    expect(await transport.health()).toBe('paper-low')
    printer.faults.paperOut()
    expect(await transport.health()).toBe('paper-out')
    printer.faults.coverOpen()
    expect(await transport.health()).toBe('cover-open')
    await printer.faults.refuse()
    expect(await transport.health()).toBe('offline')
    await printer.faults.restore()
    expect(await transport.health()).toBe('ready')
  })

  it('is let go after each job, for the next till', async () => {
    const { printer, transport, receipt } = await counter()
    await transport.print(receipt)
    expect(printer.sessions()).toBe(0)
  })

  it('is sent nothing when it used to answer and is silent: another till holds it', async () => {
    const { printer, transport, receipt } = await counter({ timing: { statusMs: 100, closeMs: 20 } })
    expect(await transport.health()).toBe('ready')
    const otherTill = await holdTheLine(printer)
    expect(await transport.print(receipt)).toEqual({ outcome: 'not-sent', why: 'mute', bytesSent: 0 })
    otherTill.release()
    expect(await transport.print(receipt)).toEqual({ outcome: 'printed', health: 'ready' })
    expect(cutsOf(printer)).toBe(1)
  })

  it('prints jobs in the order they were given, one session at a time', async () => {
    const { printer, transport, profile } = await counter()
    let most = 0
    printer.onChange(() => (most = Math.max(most, printer.sessions())))
    await Promise.all([1, 2, 3, 4, 5].map((n) => transport.print(encode(numberedTicket(n), profile))))
    expect(linesOf(printer).filter((line) => line.startsWith('TICKET'))).toEqual([1, 2, 3, 4, 5].map(numberedHeading))
    expect(most).toBe(1)
  })

  it('that does not take the connection in time has not been sent anything', async () => {
    const { port } = await deafListener()
    const transport = createTransport({ kind: 'tcp', host: '127.0.0.1', port }, PRINTER_PROFILES['epson-80'], {
      ...PATIENT,
      connectMs: 100,
    })
    expect(await transport.print(Uint8Array.of(0x41))).toEqual({
      outcome: 'not-sent',
      why: 'connect-timeout',
      bytesSent: 0,
    })
  })
})

describe('a job that is given up', () => {
  it('has not been sent when it was given up before it began', async () => {
    const { printer, transport, receipt } = await counter()
    expect(await transport.print(receipt, AbortSignal.abort())).toEqual({
      outcome: 'not-sent',
      why: 'aborted',
      bytesSent: 0,
    })
    expect(printer.paper.ops).toEqual([])
  })

  it('is of unknown fate when it was given up in the middle', async () => {
    const { printer, transport, receipt } = await counter({ printer: { msPerLine: 20 } })
    const giveUp = new AbortController()
    const outcome = transport.print(receipt, giveUp.signal)
    await next(printer, 'line')
    giveUp.abort()
    expect(await outcome).toMatchObject({ outcome: 'unknown', why: 'aborted' })
  })

  it('ends with the transport, as do those that wait', async () => {
    const { printer, transport, receipt } = await counter({ printer: { msPerLine: 20 } })
    const running = transport.print(receipt)
    const waiting = transport.print(receipt)
    await next(printer, 'line')
    await transport.close()
    expect(await running).toMatchObject({ outcome: 'unknown', why: 'aborted' })
    expect(await waiting).toMatchObject({ outcome: 'not-sent', why: 'aborted' })
  })
})

describe('H-11: the drawer', () => {
  it('opens before the first line of the receipt', async () => {
    const { printer, transport, receipt, profile } = await counter()
    const [kicked, printed] = await Promise.all([transport.kick(kick(profile)), transport.print(receipt)])
    expect(kicked).toEqual({ outcome: 'sent-unconfirmed', health: 'unknown' })
    expect(printed).toEqual({ outcome: 'printed', health: 'ready' })
    expect(printer.paper.timeline.slice(0, 2).map((event) => event.kind)).toEqual(['kick', 'line'])
    expect(printer.paper.kicks).toEqual([{ pin: 2, onMs: 50, offMs: 500 }])
  })

  it('goes before the receipts that wait', async () => {
    const { printer, transport, profile } = await counter()
    const jobs = [1, 2, 3].map((n) => transport.print(encode(numberedTicket(n), profile)))
    await Promise.all([...jobs, transport.kick(kick(profile))])
    const order = printer.paper.timeline.flatMap((event) =>
      event.kind === 'kick' || event.kind === 'cut' ? [event.kind] : [],
    )
    expect(order).toEqual(['cut', 'kick', 'cut', 'cut'])
  })

  it('is told from a printer that is off', async () => {
    const { printer, transport, profile } = await counter()
    await printer.faults.refuse()
    expect(await transport.kick(kick(profile))).toMatchObject({ outcome: 'not-sent', why: 'ECONNREFUSED' })
  })
})

const SEED = 20_261_123

describe('H-09: a hundred tickets through a bad evening', () => {
  it(`come out once each, and never twice (seed ${SEED})`, async () => {
    const { printer, transport, profile } = await counter({ printer: { personality: 'epson' } })
    const random = randomFrom(SEED)
    const ends = new Map<JobOutcome['outcome'], number>()
    const fates = new Map<number, JobOutcome['outcome']>()

    for (let n = 1; n <= 100; n++) {
      const ticket = encode(numberedTicket(n, 1 + random(12)), profile)
      await breakSomething(printer, random, ticket.length)
      let last = await transport.print(ticket)
      ends.set(last.outcome, (ends.get(last.outcome) ?? 0) + 1)
      // As the queue does: what was not sent is sent again, everything else is left alone.
      const finished = last.outcome === 'held-by-printer' ? next(printer, 'cut') : undefined
      await printer.faults.restore()
      await finished
      while (last.outcome === 'not-sent') last = await transport.print(ticket)
      fates.set(n, last.outcome)
    }

    const headings = linesOf(printer)
    for (const [n, fate] of fates) {
      const copies = headings.filter((line) => line === numberedHeading(n)).length
      if (fate === 'unknown') expect(copies, `ticket ${n}`).toBeLessThanOrEqual(1)
      else expect(copies, `ticket ${n}, ${fate}`).toBe(1)
    }
    const whole = [...fates.values()].filter((fate) => fate !== 'unknown').length
    expect(cutsOf(printer)).toBeGreaterThanOrEqual(whole)
    expect(cutsOf(printer)).toBeLessThanOrEqual(100)
    // The evening was bad enough to prove something.
    for (const outcome of ['printed', 'not-sent', 'held-by-printer', 'unknown'] as const) {
      expect(ends.get(outcome) ?? 0, outcome).toBeGreaterThan(5)
    }
  })
})

async function breakSomething(printer: PrinterSimulator, random: Random, bytes: number): Promise<void> {
  const { faults } = printer
  const mishaps: readonly (() => void | Promise<void>)[] = [
    () => {},
    () => faults.paperLow(),
    () => faults.paperOut(),
    () => faults.coverOpen(),
    () => faults.paperOutAfterLines(1 + random(6)),
    () => faults.resetAfterBytes(1 + random(bytes + 20)), // from the first question to after the cut
    () => faults.refuse(),
  ]
  await mishaps[random(mishaps.length)]?.()
}

/** Another till that has a connection and says nothing. */
async function holdTheLine(printer: PrinterSimulator): Promise<{ release: () => void }> {
  const socket = connect({ host: '127.0.0.1', port: printer.port })
  await new Promise((resolve) => socket.once('connect', resolve))
  return { release: () => socket.destroy() }
}

/** A process that listens, never accepts, and whose queue of callers is full: the next connection hangs. */
async function deafListener(): Promise<{ port: number }> {
  const listen = `const server = require('node:net').createServer()
  server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
    require('node:fs').writeSync(1, String(server.address().port))
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  })`
  const child = spawn(process.execPath, ['-e', listen], { stdio: ['ignore', 'pipe', 'inherit'] })
  const port = await new Promise<number>((resolve) => child.stdout.once('data', (said) => resolve(Number(said))))
  const callers = Array.from({ length: 8 }, () => connect({ host: '127.0.0.1', port }).on('error', () => {}))
  onTestFinished(() => {
    for (const caller of callers) caller.destroy()
    child.kill('SIGKILL')
  })
  return { port }
}

type Random = (below: number) => number

/** Mulberry32: small, and the same on every machine. */
function randomFrom(seed: number): Random {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}
