// node test/support/make-open-day.ts FOLDER HOURS: a till whose day was opened so many hours ago, with one coffee sold.
// Below zero the day was traded and closed in the future: a clock that was set back since.
import { newCommandId } from '../../src/shared/ids.ts'
import { HOUR_MS, openClockedShop } from './years.ts'

const [folder = '', hoursText = '26'] = process.argv.slice(2)
const hours = Number(hoursText)
const shop = await openClockedShop(Date.now() - hours * HOUR_MS, { dataFolder: folder })
const sessionId = await shop.openDay()
await shop.sell(['prd_cafe'], 'card')
if (hours < 0) {
  await shop.ask.cashSessions.close({ commandId: newCommandId(), sessionId, countedCents: 10_000 as never })
}
for (const { jobId } of (await shop.ask.printing.status({})).jobs) {
  await shop.ask.printing.dismiss({ commandId: newCommandId(), jobId })
}
await shop.till.close()
