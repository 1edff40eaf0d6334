import { ORPCError } from '@orpc/contract'
import { addDays, type BusinessDay } from '../../shared/business-day.ts'
import { isSunday, publicHoliday } from '../../shared/holidays.ts'
import { newCashSessionId } from '../../shared/ids.ts'
import { cents } from '../../shared/money.ts'
import { instantOf } from '../../shared/wall-clock.ts'
import type { Ask } from '../hosts/in-process.ts'
import { createRandom, type Random } from './random.ts'
import { liveRegulars } from './regulars.ts'
import { command, type DemoMoment, type LivesDemoDay } from './scene.ts'
import { choicesOf, createSelling } from './selling.ts'
import { hoursOf } from './village.ts'

const ZONE = 'Europe/Paris'
const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** Between the seeds of two services. */
const FAR_APART = 1_000_003
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
  /** The services that are switched on. */
  readonly services: readonly LivesDemoDay[]
  /** What the till does without being asked, at the pretend clock's time. */
  readonly look: () => void
  /** Told after each day; false ends it there. */
  readonly told: (done: number) => boolean
}

/**
 * Lives day after day through what the screens ask for: nothing is written that a cashier could not have done. Answers what
 * the till refused to a service, which then did not happen.
 */
export async function liveDays(life: Life): Promise<readonly string[]> {
  const { ask, clockTo, until, days, seed, told } = life
  const random = createRandom(seed)
  const first = addDays(until, 1 - days)
  clockTo(instantOf(first, 7 * 60, ZONE))
  // Months of receipts are nobody's: the paper of the demo begins with the person who looks at it.
  const before = await ask.till.status({})
  await ask.till.changeSettings(command({ receiptPrinting: 'on-request' }))
  const choices = choicesOf(await ask.catalogue.all({}), random)
  const refused: string[] = []
  for (let n = 0; n < days; n += 1) {
    refused.push(...(await liveOne(life, addDays(first, n), random, choices)))
    if (!told(n + 1)) return refused
  }
  if (before.phase === 'running') {
    const { receiptPrinting } = before.settings
    await ask.till.changeSettings(command({ receiptPrinting }))
  }
  for (const { jobId } of (await ask.printing.status({})).jobs) await ask.printing.dismiss(command({ jobId }))
  return refused
}

async function liveOne(
  life: Life,
  day: BusinessDay,
  random: Random,
  choices: ReturnType<typeof choicesOf>,
): Promise<readonly string[]> {
  const { ask, clockTo, look } = life
  const sessionId = newCashSessionId()
  const at = (minute: number) => wallOf(day, minute)
  const isRestDay = isSunday(day) || publicHoliday(day) !== undefined
  clockTo(at(7 * 60 + 5))
  await ask.cashSessions.open(
    command({
      sessionId,
      floatCents: FLOAT_CENTS,
      clockConfirmed: true,
    }),
  )
  look()
  const services = await momentsOf(life, day, isRestDay, choices)
  const selling = createSelling(ask, random, choices, isRestDay)
  let last = 7 * 60 + 5
  async function happens({ minute, happens: done }: DemoMoment): Promise<void> {
    last = minute
    clockTo(at(minute))
    await done()
    // Whoever waits for this till's answers has a turn.
    await new Promise((turn) => setImmediate(turn))
  }
  const refused: string[] = []
  async function untilThen(minute: number): Promise<void> {
    const first = services.findIndex((moment) => moment.minute > minute)
    for (const moment of services.splice(0, first === -1 ? services.length : first)) {
      await happens(moment).catch(async (error: unknown) => {
        refused.push(codeOf(error))
        await clearCounter(ask)
      })
    }
  }
  for (const hours of hoursOf(day, random)) {
    const minutes = Array.from({ length: hours.count }, () => hours.from + random.next() * (hours.to - hours.from))
    for (const minute of minutes.toSorted((a, b) => a - b)) {
      await untilThen(minute)
      await happens({ minute, happens: () => selling.serve(hours) })
    }
  }
  await untilThen(Infinity)
  clockTo(at(last + 5))
  await selling.settleTabs()
  if (random.chance(0.2)) await selling.giveBack()
  clockTo(at(last + 15))
  look()
  await count(ask, sessionId, random)
  return refused
}

/** The code of a refusal; anything else is a defect and goes on. */
function codeOf(error: unknown): string {
  if (error instanceof ORPCError && error.defined) return String(error.code)
  throw error
}

/** A ticket that was left half way is voided, or nobody else would be served. */
async function clearCounter(ask: Ask): Promise<void> {
  const { ticket } = await ask.tickets.counter({})
  if (!ticket) return
  const { ticketId } = ticket
  await ask.tickets.voidTicket(command({ ticketId, reason: 'mistake' }))
}

/** The instant of a minute of a day, or of a part of one. */
function wallOf(day: BusinessDay, minute: number): number {
  const whole = Math.floor(minute)
  return instantOf(day, whole, ZONE) + Math.round((minute - whole) * MINUTE_MS)
}

/** What the services do on a day, in its order. Each has chances of its own: the café's day is the same without them. */
async function momentsOf(
  { ask, days, seed, services, until }: Life,
  day: BusinessDay,
  isRestDay: boolean,
  choices: ReturnType<typeof choicesOf>,
): Promise<DemoMoment[]> {
  const at = (minute: number) => wallOf(day, minute)
  const isFirst = day === addDays(until, 1 - days)
  const moments: DemoMoment[] = []
  for (const [n, lives] of [...services, liveRegulars].entries()) {
    const random = createRandom(seed + Date.parse(day) / DAY_MS + (n + 1) * FAR_APART)
    const { pay, settle } = createSelling(ask, random, choices, isRestDay)
    moments.push(...(await lives({ ask, day, isRestDay, isFirst, random, at, command, pay, settle })))
  }
  return moments.toSorted((a, b) => a.minute - b.minute)
}

/** Most drawers are right; some lack or hold a little, and now and then a note. */
async function count(ask: Ask, sessionId: ReturnType<typeof newCashSessionId>, random: Random): Promise<void> {
  const expected = (await ask.cashSessions.x({}))?.expectedCents ?? cents(0)
  const off = random.chance(0.65) ? 0 : random.chance(0.85) ? random.whole(-60, 40) * 5 : -1000
  const counted = cents(Math.max(0, expected + off))
  await ask.cashSessions.close(
    command({
      sessionId,
      countedCents: counted,
      ...(Math.abs(counted - expected) > EXPLAINED ? { explanation: 'giving-change' as const } : {}),
    }),
  )
}
