// node test/support/make-months.ts FOLDER DAYS [UNTIL]: a till that has traded so many days, until so many days ago, for
// screens that look back.
import { newCommandId } from '../../src/shared/ids.ts'
import { cents } from '../../src/shared/money.ts'
import { DAY_MS, openClockedShop, refundOf } from './years.ts'

const [folder = '', daysText = '70', untilText = '1'] = process.argv.slice(2)
const days = Number(daysText)
const until = Number(untilText)
const baskets: readonly (readonly string[])[] = [
  ['prd_cafe'],
  ['prd_cafe', 'prd_croissant'],
  ['prd_demi', 'prd_demi'],
  ['prd_cappuccino'],
  ['prd_cafe', 'prd_cafe', 'prd_verre-rouge'],
  ['prd_steak-frites', 'prd_demi', 'prd_cafe'],
  ['prd_croissant', 'prd_croissant', 'prd_the'],
]

const today = new Date()
const noonOf = (daysAgo: number) =>
  Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate(), 9) - daysAgo * DAY_MS
const shop = await openClockedShop(noonOf(days), { dataFolder: folder })
// The fiscal year ends two months ago, so that one is over.
const yearEnd = ((today.getUTCMonth() + 10) % 12) + 1
await shop.ask.till.changeSettings({
  commandId: newCommandId(),
  fiscalYearEndMonth: yearEnd,
  receiptPrinting: 'on-request',
})

let sold = 0
for (let daysAgo = days; daysAgo >= until; daysAgo -= 1) {
  shop.clockTo(noonOf(daysAgo))
  if (daysAgo % 7 === 2) continue // the weekly rest
  const sessionId = await shop.openDay(15_000)
  let last = 0
  for (let n = 0; n < 4 + ((daysAgo * 7) % 5); n += 1) {
    shop.clockTo(noonOf(daysAgo) + n * 47 * 60_000)
    const ticket = await shop.sell(baskets[sold % baskets.length] ?? [], sold % 3 === 0 ? 'card' : 'cash')
    last = ticket?.number ?? last
    sold += 1
  }
  if (daysAgo % 9 === 0) await shop.ask.corrections.refund(refundOf(last, [{ position: 0 }]))
  const reading = await shop.ask.cashSessions.x({})
  const off = daysAgo % 5 === 0 ? -50 : daysAgo % 8 === 0 ? 120 : 0
  await shop.ask.cashSessions.close({
    commandId: newCommandId(),
    sessionId,
    countedCents: cents((reading?.expectedCents ?? 0) + off),
  })
}
// Nobody wants the papers of months: none of them waits for the test's printer.
for (const { jobId } of (await shop.ask.printing.status({})).jobs) {
  await shop.ask.printing.dismiss({ commandId: newCommandId(), jobId })
}
await shop.close()
