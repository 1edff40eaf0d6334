import { addDays, type BusinessDay } from '../../shared/business-day.ts'
import { isSunday, publicHoliday } from '../../shared/holidays.ts'
import { newCashSessionId, newCommandId } from '../../shared/ids.ts'
import { cents } from '../../shared/money.ts'
import { instantOf } from '../../shared/wall-clock.ts'
import type { Ask } from '../hosts/in-process.ts'
import { createRandom, type Random } from './random.ts'
import { choicesOf, createSelling } from './selling.ts'
import { hoursOf } from './village.ts'

const ZONE = 'Europe/Paris'
const MINUTE_MS = 60_000
const FLOAT_CENTS = cents(150_00)
/** Above this a difference is explained (`explainAboveCents`). */
const EXPLAINED = 500

export type Life = {
  readonly ask: Ask
  /** Sets the pretend clock; it never goes back. */
  readonly clockTo: (atMs: number) => void
  /** The last day that is lived. */
  readonly until: BusinessDay
  readonly days: number
  /** The same seed, the same days. */
  readonly seed: number
  /** Told after each day; false ends it there. */
  readonly told: (done: number) => boolean
}

/** Lives day after day through what the screens ask for: nothing is written that a cashier could not have done. */
export async function liveDays({ ask, clockTo, until, days, seed, told }: Life): Promise<void> {
  const random = createRandom(seed)
  const first = addDays(until, 1 - days)
  clockTo(instantOf(first, 7 * 60, ZONE))
  // Months of receipts are nobody's: the paper of the demo begins with the person who looks at it.
  const before = await ask.till.status({})
  await ask.till.changeSettings({ commandId: newCommandId(), receiptPrinting: 'on-request' })
  const choices = choicesOf(await ask.catalogue.all({}), random)
  for (let n = 0; n < days; n += 1) {
    await liveOne(ask, clockTo, addDays(first, n), random, choices)
    if (!told(n + 1)) return
  }
  if (before.phase === 'running') {
    const { receiptPrinting } = before.settings
    await ask.till.changeSettings({ commandId: newCommandId(), receiptPrinting })
  }
  for (const { jobId } of (await ask.printing.status({})).jobs)
    await ask.printing.dismiss({ commandId: newCommandId(), jobId })
}

async function liveOne(
  ask: Ask,
  clockTo: Life['clockTo'],
  day: BusinessDay,
  random: Random,
  choices: ReturnType<typeof choicesOf>,
): Promise<void> {
  const sessionId = newCashSessionId()
  const at = (minute: number) => instantOf(day, Math.round(minute), ZONE)
  clockTo(at(7 * 60 + 5))
  await ask.cashSessions.open({
    commandId: newCommandId(),
    sessionId,
    floatCents: FLOAT_CENTS,
    clockConfirmed: true,
  })
  const selling = createSelling(ask, random, choices, isSunday(day) || publicHoliday(day) !== undefined)
  let last = at(7 * 60 + 5)
  for (const hours of hoursOf(day, random)) {
    const minutes = Array.from({ length: hours.count }, () => hours.from + random.next() * (hours.to - hours.from))
    for (const minute of minutes.toSorted((a, b) => a - b)) {
      last = at(minute)
      clockTo(last)
      await selling.serve(hours)
      // Whoever waits for this till's answers has a turn.
      await new Promise((turn) => setImmediate(turn))
    }
  }
  clockTo(last + 5 * MINUTE_MS)
  await selling.settleTabs()
  if (random.chance(0.2)) await selling.giveBack()
  clockTo(last + 15 * MINUTE_MS)
  await count(ask, sessionId, random)
}

/** Most drawers are right; some lack or hold a little, and now and then a note. */
async function count(ask: Ask, sessionId: ReturnType<typeof newCashSessionId>, random: Random): Promise<void> {
  const expected = (await ask.cashSessions.x({}))?.expectedCents ?? cents(0)
  const off = random.chance(0.65) ? 0 : random.chance(0.85) ? random.whole(-60, 40) * 5 : -1000
  await ask.cashSessions.close({
    commandId: newCommandId(),
    sessionId,
    countedCents: cents(Math.max(0, expected + off)),
    ...(Math.abs(off) > EXPLAINED ? { explanation: 'giving-change' as const } : {}),
  })
}
