// A day in the life of a till with a pretend clock: it starts, trades, corrects, closes and archives, until it is killed.
import { newCashSessionId, newTenderId, newTicketId } from '../../src/shared/ids.ts'
import { cents, milli, ZERO } from '../../src/shared/money.ts'
import { createRandom } from '../support/random.ts'
import { archivesDone, openClockedShop, refundOf } from '../support/years.ts'
import { command } from '../support/said.ts'

const [folder = '', cliPath = '', atMs = '', seed = '', archiving = ''] = process.argv.slice(2)
const random = createRandom(Number(seed))
/** What the till answered, a line each: whoever listens may rely on it from then on. */
const tell = (chain: string, seq: number, kind: string) => process.stdout.write(`${chain} ${seq} ${kind}\n`)

const { ask, take, sell, till } = await openClockedShop(Number(atMs), { dataFolder: folder, cliPath })
await finishYesterday()
await trade()
await archive()
await till.close()

/** Whoever was killed left a ticket on the counter, or a drawer that was not counted. */
async function finishYesterday(): Promise<void> {
  const { ticket } = await ask.tickets.counter({})
  if (ticket) tell('tickets', (await take(ticket.ticketId, 'card')).counter.last!.number, 'sale')
  await countDrawer()
}

async function trade(): Promise<void> {
  await ask.cashSessions.open({
    ...command(),
    sessionId: newCashSessionId(),
    floatCents: cents(10_000),
    clockConfirmed: true,
  })
  for (let count = random.whole(1, 4); count > 0; count--) {
    const more = Array.from({ length: random.whole(0, 3) }, () =>
      random.pick(['prd_demi', 'prd_steak-frites', 'prd_l-equipe', 'prd_croissant']),
    )
    const { number } = (await sell(['prd_cafe', ...more], random.pick(['cash', 'card'])))!
    tell('tickets', number, 'sale')
    if (random.chance(0.3)) await invoice(number)
    if (random.chance(0.3)) await correct(random.whole(1, number))
  }
  await countDrawer()
}

async function countDrawer(): Promise<void> {
  const reading = await ask.cashSessions.x({})
  if (!reading) return
  const { sessionId, expectedCents } = reading
  const counted = expectedCents < ZERO ? ZERO : expectedCents
  await ask.cashSessions.close({ ...command(), sessionId, countedCents: counted, explanation: 'unknown' })
}

async function correct(number: number): Promise<void> {
  const found = await ask.corrections.correctable({ number })
  if (found?.ticket.kind !== 'sale') return
  const line = found.lines.find(({ leftMilli }) => leftMilli >= milli(1000))
  if (line) tell('tickets', (await ask.corrections.refund(refundOf(number, [line]))).number, 'refund')
  const paid = found.tenders.find(({ amountCents }) => amountCents > ZERO)
  if (!paid || found.correctedBy.length > 0) return
  const change = await ask.corrections.changeTender({
    ...command(),
    ticketId: newTicketId(),
    tenderIds: [newTenderId(), newTenderId()],
    number,
    from: paid.kind,
    to: paid.kind === 'cash' ? 'card' : 'cash',
    amountCents: cents(Math.min(paid.amountCents, 100)),
  })
  tell('tickets', change.number, 'tender-change')
}

async function invoice(ticketNumber: number): Promise<void> {
  const { seq } = await ask.invoices.make({ ...command(), ticketNumber, buyer: null, customerId: null })
  tell('invoices', seq, 'invoice')
}

/** Some periods are archived on demand; fiscal years archive themselves. */
async function archive(): Promise<void> {
  const closed = await ask.closures.list({ level: 'day', limit: 400 })
  const [last, first] = [closed[0], closed.at(-1)]
  if (first && last && (archiving === 'always' || random.chance(0.4))) {
    await archivesDone({ ask })
    await ask.archives.make({ ...command(), from: first.from, to: last.to })
  }
  const { archives, job } = await archivesDone({ ask })
  if (job.state === 'failed') throw new Error(job.why)
  for (const { seq } of archives) tell('archives', seq, 'archive')
}
