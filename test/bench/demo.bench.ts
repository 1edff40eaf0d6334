import { join } from 'node:path'
import { startTill, zinc } from '../support/serve-process.ts'
import { figure, percentile } from './figures.ts'

const DAYS = 60
const OPENINGS = 5

/** A demo with sixty days behind it: how long they take to be lived, once, and how long it then takes to open. */
export async function benchDemo(folder: string): Promise<void> {
  const place = join(folder, 'demo')
  const startedMs = performance.now()
  const { code, output } = await zinc('demo', '--data', place, '--days', String(DAYS), '--only-make')
  if (code !== 0) throw new Error(output)
  figure('demo.60d.make.s', (performance.now() - startedMs) / 1000, 's')
  const openings: number[] = []
  for (let n = 0; n < OPENINGS; n += 1) openings.push(await open(place))
  figure('demo.60d.open.ms', percentile(openings, 0.5), 'ms', { atMost: 5000 })
  figure('demo.60d.open.worst.ms', Math.max(...openings), 'ms', { atMost: 5000 })
}

/** From starting the process until the counter, its tiles and yesterday's figures were answered. */
async function open(dataFolder: string): Promise<number> {
  const startedMs = performance.now()
  const till = startTill({ dataFolder })
  const { ask, close } = await till.connect()
  const [status] = await Promise.all([
    ask.till.status({}),
    ask.tickets.counter({}),
    ask.catalogue.all({}),
    ask.closures.list({ level: 'day', limit: 1 }),
  ])
  const tookMs = performance.now() - startedMs
  if (status.phase !== 'running' || !status.demo) throw new Error('no demo was opened')
  close()
  await till.stop()
  return tookMs
}
