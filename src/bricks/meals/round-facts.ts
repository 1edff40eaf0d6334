import { addDays, wallTime, type BusinessDay } from '../../shared/business-day.ts'
import type { CustomerId } from '../../shared/ids.ts'
import { cents } from '../../shared/money.ts'
import type { RoundId } from './ids.ts'
import { mealsBrought, quantityOf } from './kitchen-facts.ts'
import type { MealsParts } from './parts.ts'
import type { Meal } from './rules/kitchen.ts'
import { isCooked, type MealOrder } from './rules/order.ts'
import type { Contact, PersonFile } from './rules/person.ts'
import type { Run } from './rules/round.ts'
import type { NobodyBrings, StopSeen } from './rules/seen.ts'
import { stopOrder } from './rules/stops.ts'

/** Which round takes the meals of another along on a day; null where no round brings them. */
export function carriers({ rounds, runs }: MealsParts, day: BusinessDay): (roundId: RoundId | null) => RoundId | null {
  const known = new Set(rounds.rounds().map(({ roundId }) => roundId))
  const carried = new Map(runs.ofDay(day).map(({ roundId, carriedBy }) => [roundId, carriedBy]))
  return (roundId) => {
    if (roundId === null || !known.has(roundId)) return null
    const by = carried.get(roundId)
    return by && known.has(by) ? by : roundId
  }
}

/** A round on a day with those that it takes along, its meals, and everybody whom it passes by. */
export type RunFacts = {
  readonly run: Run
  readonly carries: readonly RoundId[]
  /** Cancelled ones as well. */
  readonly meals: readonly Meal[]
  readonly people: readonly CustomerId[]
}

export function runFacts(
  parts: MealsParts,
  roundId: RoundId,
  day: BusinessDay,
  brought = mealsBrought(parts, day),
): RunFacts {
  const { rounds, runs, people } = parts
  const carrier = carriers(parts, day)
  const run = runs.run(roundId, day)
  const carries = rounds
    .rounds()
    .map((round) => round.roundId)
    .filter((other) => other !== roundId && carrier(other) === roundId)
  const own = [roundId, ...carries]
  const meals = brought.filter(({ order }) => carrier(order.roundId) === roundId)
  const members = [
    ...own.flatMap((one) => people.ofRound(one).filter(({ status }) => status !== 'ended')),
    ...meals.flatMap(({ order }) => people.person(order.personId) ?? []),
  ]
  const once = [...new Map(members.map((file) => [file.personId, file])).values()]
  return { run, carries, meals, people: stopOrder(once, own, run.order) }
}

/** Meals that are not cancelled. */
export const cookedOf = (meals: readonly Meal[]): readonly MealOrder[] =>
  meals.map(({ order }) => order).filter(isCooked)

const CALL_ORDER: readonly Contact['role'][] = ['emergency', 'referent', 'family', 'doctor']

/** One stop, with whatever its line on the sheet says. */
export function stopSeen(parts: MealsParts, { run, meals }: RunFacts, personId: CustomerId, nowMs: number): StopSeen {
  const { people, runs, doors } = parts
  const file = people.person(personId)
  const customer = doors.customers.byId(personId)
  const own = meals.filter(({ order }) => order.personId === personId && isCooked(order))
  return {
    personId,
    name: customer?.name ?? '—',
    phone: customer?.phone ?? '',
    addressLines: customer ? addressOf(customer) : [],
    accessNote: file?.accessNote ?? '',
    meals: own.map(({ order: { orderId, eatenOn, service, formula, quantity, state } }) => ({
      orderId,
      eatenOn,
      service,
      formula,
      quantity,
      state,
    })),
    mayBeLeft: file?.mayBeLeft ?? false,
    contacts: (file?.contacts ?? []).toSorted((a, b) => CALL_ORDER.indexOf(a.role) - CALL_ORDER.indexOf(b.role)),
    collectCents: cents(Math.max(0, doors.accounts.statement(personId, nowMs)?.balanceCents ?? 0)),
    invoice: file?.invoiceWithMeal && own.length > 0 ? invoiceToHand(parts, personId, run.day) : null,
    containers: runs.containersAt(personId),
    absences: absencesOf(parts, personId, run.day),
    stop: run.stops.find((stop) => stop.personId === personId) ?? null,
  }
}

type Customer = NonNullable<ReturnType<MealsParts['doors']['customers']['byId']>>
function addressOf({ addressLines, postcode, city }: Customer): string[] {
  return [...addressLines, `${postcode} ${city}`.trim()].filter((line) => line !== '')
}

/** On how many days nobody answered lately, the day itself not counted. */
function absencesOf({ orders, setups }: MealsParts, personId: CustomerId, day: BusinessDay): number {
  const from = addDays(day, -setups.setup().absenceDays)
  const missed = orders.ofPerson(personId, from, day).filter(({ state }) => state === 'not-home')
  return new Set(missed.map(({ deliveredOn }) => deliveredOn).filter((one) => one < day)).size
}

/** The latest invoice of somebody, until a meal was handed over after it was made. */
function invoiceToHand(
  { runs, doors, orders, zone }: MealsParts,
  personId: CustomerId,
  day: BusinessDay,
): string | null {
  const ticket = runs.lastInvoiced(personId)
  const invoice = ticket === undefined ? undefined : doors.invoices.ofTicket(ticket)
  if (!invoice) return null
  const issuedOn = wallTime(invoice.issuedAtMs, zone()).day
  const since = orders.ofPerson(personId, issuedOn, day)
  const isHanded = since.some(
    ({ state, deliveredOn }) => state === 'delivered' && deliveredOn >= issuedOn && deliveredOn < day,
  )
  return isHanded ? null : invoice.number
}

/** Meals of a day that no round brings, or that go to nobody knows where. */
export function nobodyBrings(parts: MealsParts, day: BusinessDay, brought = mealsBrought(parts, day)): NobodyBrings[] {
  const { doors } = parts
  const carrier = carriers(parts, day)
  const cooked = brought.filter(({ order }) => isCooked(order))
  return [...Map.groupBy(cooked, ({ order }) => order.personId)].flatMap(([personId, own]) => {
    const customer = doors.customers.byId(personId)
    const hasRound = own.every(({ order }) => carrier(order.roundId) !== null)
    const hasAddress = customer !== undefined && customer.addressLines.length > 0
    const lacks = [...(hasRound ? [] : (['round'] as const)), ...(hasAddress ? [] : (['address'] as const))]
    const meals = quantityOf(own.map(({ order }) => order))
    return lacks.length === 0 ? [] : [{ personId, name: own[0]?.name ?? '', meals, lacks }]
  })
}

/** Whether a file is somebody's whom a round passes by. */
export const isServed = ({ status }: Pick<PersonFile, 'status'>): boolean => status !== 'ended'
