import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { CardTerminal, PaymentRequest } from '../../src/main/devices/ports.ts'
import {
  CARD_NUMBER,
  type TerminalControl,
  type TerminalEvent,
  type TerminalMode,
} from '../../src/main/devices/simulators/terminal/behaviour.ts'
import { startCaisseApSimulator } from '../../src/main/devices/simulators/terminal/caisse-ap-server.ts'
import { startConcertSimulator } from '../../src/main/devices/simulators/terminal/concert-slave.ts'
import { createCaisseApTcp, type CaisseApTcp } from '../../src/main/devices/terminals/caisse-ap-tcp.ts'
import { createConcertSerial } from '../../src/main/devices/terminals/concert-serial.ts'
import type { TerminalTiming } from '../../src/main/devices/terminals/terminal.ts'
import { cents } from '../../src/shared/money.ts'
import { folderOfTest } from '../support/folder-of-test.ts'

/** Patient where an answer is awaited; tests of silence take a shorter one. */
const PATIENT: TerminalTiming = {
  connectMs: 5000,
  answerMs: 15_000,
  quietMs: 40,
  probeMs: 5000,
  link: { signMs: 2000, retryMs: 20, frameMs: 2000 },
}
/** Where nothing will come, it is not waited for. */
const HASTY: Partial<TerminalTiming> = { answerMs: 250, link: { signMs: 60, retryMs: 5, frameMs: 60 } }

const CAISSE_AP = {
  version: '0320',
  cashRegister: '012345678901',
  register: '01',
  answers: 'at-end',
  partial: 'unsaid',
  ticket: false,
} as const

type Setting = {
  readonly mode?: TerminalMode
  readonly timing?: Partial<TerminalTiming>
  readonly tcp?: Partial<CaisseApTcp>
}
type Wire = { readonly terminal: CardTerminal; readonly control: TerminalControl; readonly leave: () => Promise<void> }

async function overNetwork({ mode, timing = {}, tcp = {} }: Setting = {}): Promise<Wire> {
  const simulator = await startCaisseApSimulator(mode === undefined ? {} : { mode })
  const terminal = createCaisseApTcp(
    { address: { host: '127.0.0.1', port: simulator.port }, options: CAISSE_AP, lineEnd: false, ...tcp },
    { ...PATIENT, ...timing },
  )
  onTestFinished(async () => {
    await terminal.close()
    await simulator.close()
  })
  return { terminal, control: simulator.control, leave: simulator.switchOff }
}

async function overSerial(dialect: 'concert-v2' | 'caisse-ap', { mode, timing = {} }: Setting = {}) {
  const link = join(folderOfTest(), 'tpe')
  const simulator = startConcertSimulator(link, mode === undefined ? {} : { mode })
  const address = { path: link, baud: 9600, framing: '8N1' } as const
  const terminal = createConcertSerial(
    dialect === 'concert-v2'
      ? { address, dialect, options: { register: '01', delay: 'A010', report: true } }
      : { address, dialect, options: CAISSE_AP },
    { ...PATIENT, ...timing },
  )
  onTestFinished(async () => {
    await terminal.close()
    simulator.close()
  })
  return { terminal, control: simulator.control, leave: simulator.cut, simulator }
}

const payment = (amount: number, kind: PaymentRequest['kind'] = 'debit'): PaymentRequest => ({
  id: crypto.randomUUID(),
  cents: cents(amount),
  kind,
})

function next(control: TerminalControl, kind: TerminalEvent['kind']): Promise<TerminalEvent> {
  return new Promise((resolve) => {
    const stop = control.onChange((event) => {
      if (event.kind !== kind) return
      stop()
      resolve(event)
    })
  })
}

/** A payment that has come as far as the customer; what comes of it without one is told instead. */
async function atCustomer(terminal: CardTerminal, control: TerminalControl) {
  const asked = next(control, 'asked')
  const outcome = terminal.pay(payment(999))
  expect(await Promise.race([asked, outcome])).toMatchObject({ kind: 'asked' })
  return { outcome }
}

describe.each([
  ['H-12: Caisse-AP over the network', overNetwork],
  ['H-12: Concert V2 over a serial line', (setting?: Setting) => overSerial('concert-v2', setting)],
  ['H-12: Caisse-AP in the frames of a serial line', (setting?: Setting) => overSerial('caisse-ap', setting)],
] as const)('%s', (_name, connected) => {
  it('takes a payment, says what the terminal does, and hears how it ended', async () => {
    const { terminal, control } = await connected()
    const stages: string[] = []
    const request = payment(1250)
    expect(await terminal.pay(request, (stage) => stages.push(stage))).toMatchObject({
      status: 'approved',
      cents: 1250,
    })
    expect(stages).toEqual(['connecting', 'waiting'])
    expect(control.charged()).toMatchObject([{ cents: 1250, paidCents: 1250, kind: 'debit' }])
  })

  it('waits for a customer who pays, or does not', async () => {
    const { terminal, control } = await connected({ mode: 'by-hand' })
    const first = await atCustomer(terminal, control)
    expect(control.waiting()).toMatchObject({ cents: 999 })
    expect(control.approve()).toBe(true)
    expect(await first.outcome).toMatchObject({ status: 'approved', cents: 999 })

    const second = await atCustomer(terminal, control)
    control.refuse()
    expect(await second.outcome).toEqual({ status: 'declined', reason: 'refused' })

    const third = await atCustomer(terminal, control)
    control.abandon()
    expect(await third.outcome).toMatchObject({ status: 'declined' })
  })

  it('gives money back', async () => {
    const { terminal, control } = await connected()
    expect(await terminal.pay(payment(480, 'refund'))).toMatchObject({ status: 'approved', cents: 480 })
    expect(control.charged()).toMatchObject([{ kind: 'refund', paidCents: 480 }])
  })

  it('is refused at 01', async () => {
    const { terminal, control } = await connected()
    expect(await terminal.pay(payment(1201))).toEqual({ status: 'declined', reason: 'refused' })
    expect(control.charged()).toEqual([])
  })

  it('does not know when nothing comes back, at 02', async () => {
    const { terminal } = await connected({ timing: { answerMs: 250 } })
    expect(await terminal.pay(payment(1202))).toEqual({ status: 'unknown', why: 'no-answer' })
  })

  it('is paid in part at 03', async () => {
    const { terminal } = await connected()
    expect(await terminal.pay(payment(1203))).toMatchObject({ status: 'approved', cents: 953 })
  })

  it('does not know when the line drops after the customer paid, at 04', async () => {
    const { terminal, control } = await connected()
    expect(await terminal.pay(payment(1204))).toMatchObject({ status: 'unknown' })
    expect(control.charged()).toHaveLength(1)
  })

  it('does not know when the answer is about another amount, at 05', async () => {
    const { terminal } = await connected()
    expect(await terminal.pay(payment(1205))).toEqual({ status: 'unknown', why: 'other-amount' })
  })

  it('hears an answer in pieces of seven bytes, at 07', async () => {
    const { terminal } = await connected()
    expect(await terminal.pay(payment(1207))).toMatchObject({ status: 'approved', cents: 1207 })
  })

  it('takes one payment at a time, and says so', async () => {
    const { terminal, control } = await connected({ mode: 'by-hand' })
    const asked = next(control, 'asked')
    const first = terminal.pay(payment(300))
    await asked
    expect(await terminal.pay(payment(400))).toEqual({ status: 'not-sent', why: 'busy' })
    expect(await terminal.probe()).toEqual({ reachable: false, why: 'busy' })
    control.approve()
    expect(await first).toMatchObject({ status: 'approved', cents: 300 })
    expect(control.charged()).toHaveLength(1)
  })

  it('does not know what becomes of a payment that it lets go of', async () => {
    const { terminal, control } = await connected({ mode: 'by-hand' })
    const asked = next(control, 'asked')
    const paid = terminal.pay(payment(300))
    await asked
    await terminal.close()
    expect(await paid).toMatchObject({ status: 'unknown' })
    expect(await terminal.pay(payment(300))).toEqual({ status: 'not-sent', why: 'closed' })
  })

  it('is found by a probe that takes no payment, and missed when it is gone', async () => {
    const { terminal, control, leave } = await connected({ timing: HASTY })
    expect(await terminal.probe()).toEqual({ reachable: true })
    expect(control.charged()).toEqual([])
    await leave()
    expect(await terminal.probe()).toMatchObject({ reachable: false })
    expect(await terminal.pay(payment(500))).toMatchObject({ status: 'unreachable' })
  })

  it('never lets a card number through', async () => {
    const { terminal } = await connected()
    const outcome = await terminal.pay(payment(1250))
    expect(JSON.stringify(outcome)).not.toContain(CARD_NUMBER)
  })
})

describe('H-12: Caisse-AP over the network', () => {
  it('does not know when the answer is cut short, at 06', async () => {
    const { terminal } = await overNetwork()
    expect(await terminal.pay(payment(1206))).toMatchObject({ status: 'unknown', why: 'answer-cut-short' })
  })

  it('goes on waiting when the terminal first says that it has the request, at 08 and with BA', async () => {
    const plain = await overNetwork()
    expect(await plain.terminal.pay(payment(1208))).toMatchObject({ status: 'approved', cents: 1208 })
    const announced = await overNetwork({ tcp: { options: { ...CAISSE_AP, answers: 'at-once' } } })
    expect(await announced.terminal.pay(payment(1250))).toMatchObject({ status: 'approved', cents: 1250 })
  })

  it('hears an answer on a line of the terminal’s own', async () => {
    let tillPort = 0
    const simulator = await startCaisseApSimulator({ callbackPort: () => tillPort })
    tillPort = await freePort()
    const terminal = createCaisseApTcp(
      {
        address: { host: '127.0.0.1', port: simulator.port },
        options: CAISSE_AP,
        lineEnd: true,
        callbackPort: tillPort,
      },
      PATIENT,
    )
    onTestFinished(async () => {
      await terminal.close()
      await simulator.close()
    })
    expect(await terminal.pay(payment(1250))).toMatchObject({ status: 'approved', cents: 1250 })
    // Heard again: the port is free between two payments.
    expect(await terminal.pay(payment(1251))).toMatchObject({ status: 'approved', cents: 1251 })
  })

  it('asks nobody when the port for its answer is taken', async () => {
    const other = createServer()
    const port = await new Promise<number>((resolve) => {
      other.listen(0, () => {
        const address = other.address()
        resolve(typeof address === 'object' && address ? address.port : 0)
      })
    })
    onTestFinished(() => void other.close())
    const { terminal, control } = await overNetwork({ tcp: { callbackPort: port } })
    expect(await terminal.pay(payment(1250))).toEqual({ status: 'not-sent', why: 'callback-EADDRINUSE' })
    expect(control.charged()).toEqual([])
  })

  it('brings the terminal’s ticket with it, without the number of the card', async () => {
    const { terminal } = await overNetwork({ tcp: { options: { ...CAISSE_AP, ticket: true } } })
    const outcome = await terminal.pay(payment(1250))
    expect(outcome).toMatchObject({ status: 'approved', authorisation: '123456', application: '001' })
    expect(outcome).toHaveProperty('ticket', expect.stringContaining('12,50'))
    expect(outcome).toHaveProperty('ticket', expect.stringContaining('************3460'))
    expect(outcome).toHaveProperty('ticket', expect.not.stringMatching(/4970/))
  })

  it('does not take a web server for a terminal', async () => {
    const web = createServer((socket) => {
      socket.on('error', () => {})
      socket.on('data', () => socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'))
    })
    const port = await new Promise<number>((resolve) => {
      web.listen(0, '127.0.0.1', () => {
        const address = web.address()
        resolve(typeof address === 'object' && address ? address.port : 0)
      })
    })
    onTestFinished(() => void web.close())
    const { terminal } = await overNetwork({ tcp: { address: { host: '127.0.0.1', port } } })
    expect(await terminal.probe()).toEqual({ reachable: false, why: 'answer-garbled' })
    expect(await terminal.pay(payment(1250))).toEqual({ status: 'unknown', why: 'answer-garbled' })
  })
})

describe('H-12: Concert over a serial line', () => {
  it('asks again for an answer that came damaged, at 06', async () => {
    const { terminal, control } = await overSerial('concert-v2')
    expect(await terminal.pay(payment(1206))).toMatchObject({ status: 'approved', cents: 1206 })
    expect(control.charged()).toHaveLength(1)
  })

  it('sends a request again that was heard damaged, and gives up after three', async () => {
    const { terminal, control, simulator } = await overSerial('concert-v2')
    simulator.mishear(2)
    expect(await terminal.pay(payment(1250))).toMatchObject({ status: 'approved', cents: 1250 })
    simulator.mishear(3)
    expect(await terminal.pay(payment(1250))).toEqual({ status: 'not-sent', why: 'frame-refused' })
    expect(control.charged()).toHaveLength(1)
  })

  it('calls again when the terminal is busy, and gives up after three', async () => {
    const { terminal, control, simulator } = await overSerial('concert-v2')
    simulator.beBusy(2)
    expect(await terminal.pay(payment(1250))).toMatchObject({ status: 'approved' })
    simulator.beBusy(3)
    expect(await terminal.pay(payment(1250))).toEqual({ status: 'not-sent', why: 'busy' })
    expect(control.charged()).toHaveLength(1)
  })

  it('reaches nobody when nobody hears it', async () => {
    const { terminal, simulator } = await overSerial('concert-v2', { timing: HASTY })
    simulator.deaf(true)
    expect(await terminal.pay(payment(1250))).toEqual({ status: 'unreachable', why: 'no-answer' })
  })

  it('says that there is no such port', async () => {
    const terminal = createConcertSerial(
      {
        address: { path: join(folderOfTest(), 'nothing'), baud: 9600, framing: '7E1' },
        dialect: 'concert-v2',
        options: { register: '01', delay: 'A011', report: false },
      },
      PATIENT,
    )
    onTestFinished(terminal.close)
    expect(await terminal.pay(payment(1250))).toEqual({ status: 'unreachable', why: 'no-such-port' })
  })

  it('goes on waiting when the terminal first says that it has the request, at 08', async () => {
    const { terminal } = await overSerial('caisse-ap')
    expect(await terminal.pay(payment(1208))).toMatchObject({ status: 'approved', cents: 1208 })
  })
})

async function freePort(): Promise<number> {
  const server = createServer()
  const port = await new Promise<number>((resolve) => {
    server.listen(0, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  await new Promise<void>((resolve) => server.close(() => resolve()))
  return port
}
