import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { devicesApart, forkedDevices } from '../../src/main/device-host/index.ts'
import { startPrinterSimulator, type PrinterSimulator } from '../../src/main/devices/simulators/printer/server.ts'
import { FIVE_PRODUCTS, openCore } from '../support/core-till.ts'
import { createRandom, type Random } from '../support/random.ts'
import { startTill } from '../support/serve-process.ts'
import { figure, percentile } from './figures.ts'
import { openDay, pay, ring } from './host.bench.ts'

const SALES = 300
const WARM_UP = 20
const PAPERS = 150
const SEED = 20_261_128
const DEVICES = join(import.meta.dirname, '../../src/main/device-host/process.ts')

/** What a failing printer does to the counter (nothing), and how soon a receipt begins to come out of a good one. */
export async function benchPrinting(folder: string): Promise<void> {
  await benchFailing(folder)
  await benchFirstByte(folder)
}

/** The same sales on two tills, turn by turn: the printer of one works, the printer of the other fails at random. */
async function benchFailing(folder: string): Promise<void> {
  const healthy = await counter(join(folder, 'healthy'))
  const failing = await counter(join(folder, 'failing'))
  const random = createRandom(SEED)
  for (let n = -WARM_UP; n < SALES; n += 1) {
    if (n % 3 === 0) await breakOrMend(failing.printer, random)
    // Whoever goes second is warm from the other: they take turns in that as well.
    for (const till of n % 2 === 0 ? [healthy, failing] : [failing, healthy]) {
      const rung = await ring(till.ask, FIVE_PRODUCTS)
      const startedMs = performance.now()
      await pay(till.ask, rung)
      if (n >= 0) till.sales.push(performance.now() - startedMs)
    }
  }
  const [well, ill] = [healthy.sales, failing.sales]
  await healthy.close()
  await failing.close()
  figure('sale.printer.healthy.p50.ms', percentile(well, 0.5), 'ms')
  figure('sale.printer.failing.p50.ms', percentile(ill, 0.5), 'ms')
  figure('sale.printer.failing.p50.ratio', percentile(ill, 0.5) / percentile(well, 0.5), 'x', { atMost: 1.2 })
  figure('sale.printer.failing.p95.ratio', percentile(ill, 0.95) / percentile(well, 0.95), 'x', { atMost: 1.2 })
}

async function counter(folder: string) {
  mkdirSync(folder)
  const printer = await startPrinterSimulator()
  const till = startTill({ dataFolder: folder, printer: `127.0.0.1:${printer.port}:epson-80` })
  const { ask, close } = await till.connect()
  await openDay(ask)
  const sales: number[] = []
  return {
    printer,
    ask,
    sales,
    async close() {
      close()
      await till.stop()
      await printer.close()
    },
  }
}

async function breakOrMend({ faults }: PrinterSimulator, random: Random): Promise<void> {
  await faults.restore()
  await random.pick<() => void | Promise<void>>([
    () => {},
    faults.refuse,
    () => faults.stall(),
    () => faults.paperOut(),
    () => faults.coverOpen(),
    () => faults.paperOutAfterLines(random.whole(1, 30)),
    () => faults.resetAfterBytes(random.whole(1, 1500)),
  ])()
}

/** From the commit of a cash sale, through the drawer's pulse and the devices' process, to the first line on the paper. */
async function benchFirstByte(folder: string): Promise<void> {
  const own = join(folder, 'first-byte')
  mkdirSync(own)
  const printer = await startPrinterSimulator()
  const devices = devicesApart(forkedDevices(DEVICES), (error) => process.stderr.write(`${String(error)}\n`))
  const core = openCore(own, Date.now, {
    devices,
    printer: { host: '127.0.0.1', port: printer.port, profile: 'epson-80' },
  })
  core.parts.crew.begin()
  core.openDay()
  const delays: number[] = []
  for (let n = -WARM_UP; n < PAPERS; n += 1) {
    const rung = core.ring(FIVE_PRODUCTS)
    const { promise: begun, resolve } = Promise.withResolvers<void>()
    const stop = printer.onChange(({ kind }) => kind === 'line' && resolve())
    core.pay(rung) // returns once it is committed
    const committedMs = performance.now()
    await begun
    if (n >= 0) delays.push(performance.now() - committedMs)
    stop()
    await core.parts.crew.idle()
  }
  await core.close()
  await printer.close()
  figure('print.first_byte.p50.ms', percentile(delays, 0.5), 'ms')
  figure('print.first_byte.p95.ms', percentile(delays, 0.95), 'ms', { atMost: 50 })
}
