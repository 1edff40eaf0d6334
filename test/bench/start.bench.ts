import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openCore, sellMany } from '../support/core-till.ts'
import { startTill } from '../support/serve-process.ts'
import { figure, percentile } from './figures.ts'
import { openDay, pay, ring } from './host.bench.ts'

const TICKETS_BEHIND = 100_000
const STARTS = 7

/** From starting the process to the first paid sale, on a fresh ledger and with a hundred thousand tickets behind. */
export async function benchStart(folder: string): Promise<void> {
  const young = join(folder, 'young')
  const old = join(folder, 'old')
  for (const place of [young, old]) {
    mkdirSync(place)
    const core = openCore(place)
    const sessionId = core.openDay()
    if (place === old) sellMany(core, TICKETS_BEHIND)
    core.closeDay(sessionId)
    await core.close()
  }
  // Turn by turn, so that what else the machine does weighs on both.
  const measures = { young: [] as number[], old: [] as number[] }
  for (let n = 0; n < STARTS; n += 1) {
    measures.young.push(await startToSale(young))
    measures.old.push(await startToSale(old))
  }
  figure('start.to.sale.ms', percentile(measures.young, 0.5), 'ms')
  figure('start.to.sale.100k.ms', percentile(measures.old, 0.5), 'ms')
  figure('start.to.sale.ratio', percentile(measures.old, 0.5) / percentile(measures.young, 0.5), 'x', { atMost: 1.3 })
}

async function startToSale(folder: string): Promise<number> {
  const startedMs = performance.now()
  const till = startTill({ dataFolder: folder })
  const { ask, close } = await till.connect()
  const session = await ask.cashSessions.state({})
  if (session.state === 'closed') await openDay(ask)
  await pay(ask, await ring(ask, ['prd_cafe']))
  const tookMs = performance.now() - startedMs
  close()
  await till.stop()
  return tookMs
}
