import { ORPCError, safe } from '@orpc/client'
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'
import type { PrinterConnection } from '../../src/shared/devices.ts'
import { newCommandId, newPaymentId, newTicketId, type PrinterId, type TicketId } from '../../src/shared/ids.ts'
import { createSeller } from '../support/seller.ts'
import { PRINTER_OFF, startTill } from '../support/serve-process.ts'
import { createSteps, until } from './steps.ts'
import type { Answered, CableAction } from './wires.ts'

/** In the guest, as somebody without rights: the till as it is built, and whoever sells on it. */
const CLI = join(import.meta.dirname, '../../out/main/cli.js')
const EAN = '3017620422003'
/** A GS1 code of 91 characters: two reports of a HID POS scanner. */
const GS1 = `0103017620422003${'21'.padEnd(75, 'A')}`

const waiting = new Map<number, (answered: Answered) => void>()
process.on('message', (answered: Answered) => waiting.get(answered.id)?.(answered))
let asked = 0
async function cable<T = void>(action: CableAction): Promise<T> {
  const id = (asked += 1)
  const answered = await new Promise<Answered>((resolve) => {
    waiting.set(id, resolve)
    process.send?.({ id, action })
  })
  if ('error' in answered) throw new Error(answered.error)
  return answered.value as T // of the action that was asked
}

type Finding = { readonly code: string; readonly about: string }
const doctor = (): readonly Finding[] =>
  JSON.parse(execFileSync(process.execPath, [CLI, 'doctor', '--json'], { encoding: 'utf8' })) as Finding[]
function mayOpen(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.W_OK)
    return true
  } catch {
    return false
  }
}

const { step, end } = createSteps(() => cable<string>({ do: 'look' }))
for (const plug of ['printer', 'scanner', 'terminal'] as const) await cable({ do: 'plug', plug })
await step(
  'without the rules of udev, whoever is not root may not open the scanner, and the doctor says so',
  async () => {
    assert.notEqual(process.getuid?.(), 0)
    assert.equal(mayOpen('/dev/hidraw0'), false)
    const codes = doctor().map(({ code }) => code)
    for (const code of ['usb-printer', 'kernel-printer', 'scanner', 'terminal', 'rules-missing', 'not-allowed']) {
      assert.ok(codes.includes(code), `${code} is missing of ${codes.join()}`)
    }
  },
)

const till = startTill({ dataFolder: '/tmp/counter/till', cli: CLI, printer: PRINTER_OFF })
const { ask } = await till.connect()
const { openDay, sell, add } = createSeller(ask)
await openDay()
const command = () => ({ commandId: newCommandId() })
const scanner = async () => (await ask.scans.scanners({})).scanners[0]?.state
const reads: string[] = []
void (async () => {
  for await (const { text } of await ask.scans.read()) reads.push(text)
})().catch(() => {})

await step('with them the till that runs hears the scanner by itself, and the doctor has nothing to mend', async () => {
  await until(scanner, (state) => state === 'not-allowed')
  await cable({ do: 'install-rules' })
  for (const node of ['/dev/hidraw0', '/dev/usb/lp0', '/dev/ttyACM0']) assert.ok(mayOpen(node), node)
  await until(scanner, (state) => state === 'connected')
  const codes = doctor().map(({ code }) => code)
  assert.ok(codes.includes('rules-there') && !codes.includes('not-allowed'), codes.join())
})

const heard = (count: number) =>
  until(
    () => Promise.resolve(reads),
    ({ length }) => length >= count,
  )
await step('a HID POS scanner is read through node-hid, also a code of two reports and two back to back', async () => {
  await cable({ do: 'scan', code: EAN })
  await heard(1)
  await cable({ do: 'scan', code: GS1 })
  await cable({ do: 'scan', code: '5449000000996' })
  assert.deepEqual(await heard(3), [EAN, GS1, '5449000000996'])
})

await step('its cable is pulled and plugged in again: the till goes on, and reads the next code', async () => {
  await cable({ do: 'unplug', plug: 'scanner' })
  await until(scanner, (state) => state === 'lost' || state === undefined)
  await sell(['prd_cafe'])
  await cable({ do: 'plug', plug: 'scanner' })
  await until(scanner, (state) => state === 'connected')
  await cable({ do: 'scan', code: '96385074' })
  assert.equal((await heard(4)).at(-1), '96385074')
})

const ID = 'prn_usb' as PrinterId
/** Whoever stands there presses « print again » on what waits: the till itself waits longer from try to try. */
async function printing() {
  const { jobs } = await ask.printing.status({})
  const stuck = jobs.find(({ state, why }) => state === 'waiting' && why !== '')
  const { error } = stuck ? await safe(ask.printing.retry({ ...command(), jobId: stuck.jobId })) : { error: null }
  if (error && !(error instanceof ORPCError && error.code === 'JOB_UNKNOWN')) throw error // it came out meanwhile
  return jobs
}
const slips = () => cable<readonly string[]>({ do: 'slips' })
/** The receipts' own printer is off: this one stands in. */
async function printOn(connection: PrinterConnection): Promise<void> {
  const printer = { name: 'USB', connection, profileId: 'epson-80' as const, codePage: null, drawerPin: null }
  await ask.printers.saveSetup({
    ...command(),
    setup: {
      printers: [{ printerId: ID, ...printer }],
      routes: [{ purpose: 'receipts', printerIds: [ID] }],
    },
  })
}
const settled = () => until(printing, (jobs) => jobs.every(({ state }) => state !== 'waiting' && state !== 'sending'))

for (const [name, connection] of [
  ['USB class 7, through usb', { kind: 'usb', vendorId: 0x04b8, productId: 0x0e15, serial: 'J7VF012345' }],
  ['the kernel’s lp device', { kind: 'lp', path: '/dev/usb/lp0' }],
] as const) {
  await step(`a receipt comes out over ${name}, and the printer says that it did`, async () => {
    await until(() => Promise.resolve(mayOpen('/dev/usb/lp0')), Boolean)
    await printOn(connection)
    await settled()
    const before = (await slips()).length
    const sold = await sell(['prd_cafe', 'prd_croissant'])
    assert.deepEqual(await settled(), [])
    const paper = (await slips()).slice(before)
    assert.equal(paper.filter((text) => text.includes(`Ticket n° ${sold?.number} `)).length, 1, paper.join('\n--\n'))
  })

  await step(
    `its cable is pulled in the middle of a receipt over ${name}: told as unknown, and sales go on`,
    async () => {
      const line = cable({ do: 'next-line' })
      await sell(['prd_cafe'])
      await line
      await cable({ do: 'unplug', plug: 'printer' })
      const [job] = await until(printing, (jobs) => jobs.some(({ state }) => state === 'unknown'))
      assert.equal(job?.state, 'unknown')
      assert.equal((await sell(['prd_demi']))?.totalCents, 300)
      await cable({ do: 'plug', plug: 'printer' })
      await until(printing, (jobs) => jobs.every(({ state }) => state === 'unknown'))
      for (const { jobId, state } of await settled()) {
        if (state === 'unknown') await ask.printing.dismiss({ ...command(), jobId })
      }
    },
  )
}

await step(
  'a printer that reads nothing more stops nothing: three sales are paid, their receipts come out after',
  async () => {
    await cable({ do: 'printer', is: 'silent' })
    const before = (await slips()).length
    const numbers: (number | undefined)[] = []
    for (let n = 0; n < 3; n += 1) numbers.push((await sell(['prd_cafe']))?.number)
    await until(printing, (jobs) => jobs.some(({ why }) => why === 'mute'))
    assert.equal((await slips()).length, before)
    await cable({ do: 'printer', is: 'well' })
    assert.deepEqual(await settled(), [])
    const paper = (await slips()).slice(before)
    assert.deepEqual(
      paper.map((text) => numbers.find((number) => text.includes(`Ticket n° ${number} `))),
      numbers,
    )
  },
)

const payments = () => ask.cardPayments.state({})
async function payByCard(): Promise<TicketId> {
  const ticketId = newTicketId()
  await add(ticketId, 'prd_cafe')
  const { ticket } = await ask.tickets.counter({})
  const cents = ticket!.dueCents
  const payment = { paymentId: newPaymentId(), ticketId, cents, dueCents: cents, printReceipt: false }
  await ask.cardPayments.ask({ ...command(), ...payment })
  return ticketId
}
const link = { link: 'concert-v2', path: '/dev/ttyACM0', baud: 9600, framing: '8N1', register: '01' } as const

await step('a serial terminal on USB takes a card, in Concert V2', async () => {
  const terminal = { ...link, delay: 'A010', answerSeconds: 60, refunds: 'terminal' } as const
  await ask.cardPayments.configure({ ...command(), terminal })
  const ticketId = await payByCard()
  await until(payments, ({ going, last }) => going === null && last !== null)
  const { last } = await ask.tickets.counter({})
  assert.equal(last?.ticketId, ticketId)
  assert.deepEqual(last?.tenderKinds, ['card'])
  assert.equal(await cable<number>({ do: 'charged' }), 1)
})

await step(
  'its cable is pulled while the customer pays: unknown, settled by a person, and the next one is paid',
  async () => {
    await cable({ do: 'terminal', answers: 'never' })
    const waits = cable({ do: 'asked-for-a-card' })
    await payByCard()
    await waits
    await cable({ do: 'unplug', plug: 'terminal' })
    const { doubtful } = await until(payments, (now) => now.doubtful.length > 0)
    assert.equal(doubtful[0]?.now.state, 'unknown')
    await ask.cardPayments.settle({ ...command(), paymentId: doubtful[0].paymentId, outcome: 'approved' })
    await cable({ do: 'plug', plug: 'terminal' })
    await until(() => Promise.resolve(mayOpen('/dev/ttyACM0')), Boolean)
    const ticketId = await payByCard()
    await until(payments, ({ going, doubtful: left }) => going === null && left.length === 0)
    assert.equal((await ask.tickets.counter({})).last?.ticketId, ticketId)
  },
)

await step('the till that went through all of it ends in order', async () => {
  assert.deepEqual(await till.stop(), { code: 0, signal: null })
})
process.exit(end())
