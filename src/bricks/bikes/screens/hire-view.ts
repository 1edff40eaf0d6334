import { addDays, type BusinessDay } from '../../../shared/business-day.ts'
import type { Fleet } from '../fleet.ts'
import type { AccessoryId, BikeId, ModelId, RentalId } from '../ids.ts'
import { newRentalId } from '../ids.ts'
import { spansOn, type Opening } from '../opening.ts'
import type { Asked, Condition, Deposit, Language, Party, Rental } from '../rental.ts'
import type { Rider } from '../riders.ts'
import { instantOf } from '../wall-clock.ts'
import { pathOf, type Stroke } from '../../../renderer/ui/signature-view.ts'

const MINUTE_MS = 60_000
const HALF_HOUR_MS = 30 * MINUTE_MS
/** A departure that is further away than this is a booking. */
const SOON_MS = 15 * MINUTE_MS

type DepositKind = Deposit['kind']
export type IdSeen = Party['idSeen']

/** The hire that is being filled in, from the first tile to the signature. */
export type HireForm = {
  readonly rentalId: RentalId
  /** What the till said of it last: the bikes are held, and this is the price. */
  readonly rental: Rental | undefined
  /** A booking that is asked for again, by telephone: nobody leaves. */
  readonly isChanging: boolean
  /** When they leave; undefined for now. */
  readonly startMs: number | undefined
  readonly endMs: number | undefined
  readonly duration: string | undefined
  readonly counts: Readonly<Record<ModelId, number>>
  /** Wanted by their very number; and those that are had where they are free, because somebody pointed at them. */
  readonly bikeIds: readonly BikeId[]
  readonly likedIds: readonly BikeId[]
  readonly accessories: Readonly<Record<AccessoryId, number>>
  readonly guarantee: boolean
  readonly party: Party
  readonly under12: boolean
  readonly depositKind: DepositKind | undefined
  readonly depositRef: string
  readonly scheme: string
  /** Undefined until somebody looked. */
  readonly conditions: Readonly<Record<BikeId, Condition>> | undefined
  readonly strokes: readonly Stroke[]
  readonly onPaper: boolean
  readonly language: Language
  readonly printContract: boolean
}

export const NOBODY: Party = { name: '', phone: '', email: '', idSeen: 'none', isAdult: true, riders: [] }

export function newHire(language: Language): HireForm {
  return {
    rentalId: newRentalId(),
    rental: undefined,
    isChanging: false,
    startMs: undefined,
    endMs: undefined,
    duration: undefined,
    counts: {},
    bikeIds: [],
    likedIds: [],
    accessories: {},
    guarantee: false,
    party: NOBODY,
    under12: false,
    depositKind: undefined,
    depositRef: '',
    scheme: '',
    conditions: undefined,
    strokes: [],
    onPaper: false,
    language,
    printContract: true,
  }
}

/** A booking whose people are here: only what makes it leave is still to be filled in. */
export function leaving(rental: Rental): HireForm {
  const fresh = newHire(rental.language)
  const counts: Record<ModelId, number> = {}
  for (const { modelId } of rental.lines) counts[modelId] = (counts[modelId] ?? 0) + 1
  return {
    ...fresh,
    rentalId: rental.rentalId,
    rental,
    startMs: rental.startMs,
    endMs: rental.endMs,
    counts,
    bikeIds: rental.bikeIds,
    party: rental.party,
    under12: rental.party.riders.length > 0,
    guarantee: rental.guarantee,
    accessories: Object.fromEntries(rental.accessories.map((one) => [one.accessoryId, one.quantity])),
  }
}

/** What somebody on the waiting list asked for, to be booked as it was. */
export function waitedFor(asked: Asked, who: Pick<Party, 'name' | 'phone'>): HireForm {
  const counts: Record<ModelId, number> = {}
  for (const { modelId, quantity } of asked.wishes) counts[modelId] = (counts[modelId] ?? 0) + quantity
  return {
    ...newHire('fr'),
    startMs: asked.startMs,
    endMs: asked.endMs,
    counts,
    bikeIds: asked.wishes.flatMap(({ bikeIds }) => bikeIds),
    accessories: Object.fromEntries(asked.accessories.map((one) => [one.accessoryId, one.quantity])),
    guarantee: asked.guarantee,
    party: { ...NOBODY, ...who },
  }
}

export function oneMoreOf(form: HireForm, modelId: ModelId, step = 1): HireForm {
  const wanted = Math.max(0, (form.counts[modelId] ?? 0) + step)
  const { [modelId]: _gone, ...others } = form.counts
  return { ...form, counts: wanted === 0 ? others : { ...others, [modelId]: wanted }, conditions: undefined }
}

/** Children's bikes have children: as many riders to ask for as there are bikes for them. */
export function withChildren(form: HireForm, childModels: readonly ModelId[]): HireForm {
  const children = childModels.reduce((all, modelId) => all + (form.counts[modelId] ?? 0), 0)
  if (children === 0) return form
  return { ...form, under12: true, party: { ...form.party, riders: ridersFor(form, children) } }
}

export function countOf({ counts }: HireForm): number {
  return Object.values<number>(counts).reduce((all, one) => all + one, 0)
}

/** What the till is asked to hold; undefined until there are bikes and an end. */
export function askedOf(form: HireForm, nowMs: number, fleet: Fleet | undefined): Asked | undefined {
  const { startMs = wholeMinute(nowMs), endMs, counts, bikeIds, guarantee } = form
  if (endMs === undefined || countOf(form) === 0) return undefined
  const modelOf = (bikeId: BikeId) => fleet?.bikes.find((bike) => bike.bikeId === bikeId)?.modelId
  return {
    startMs,
    endMs,
    wishes: entries(counts).map(([modelId, quantity]) => ({
      modelId,
      quantity,
      bikeIds: bikeIds.filter((bikeId) => modelOf(bikeId) === modelId).slice(0, quantity),
    })),
    accessories: entries(form.accessories)
      .filter(([, quantity]) => quantity > 0)
      .map(([accessoryId, quantity]) => ({ accessoryId, quantity })),
    guarantee,
  }
}

/** What a rental would be asked for anew from another start: as many of each model, and what goes along. */
export function askedAgain({ endMs, lines, bikeIds, accessories, guarantee }: Rental, startMs: number): Asked {
  const wishes = [...Map.groupBy(lines, ({ modelId }) => modelId)].map(([modelId, same]) => ({
    modelId,
    quantity: same.length,
    bikeIds: same.map(({ bikeId }) => bikeId).filter((bikeId) => bikeIds.includes(bikeId)),
  }))
  return {
    startMs,
    endMs: Math.max(endMs, startMs + 1),
    wishes,
    accessories: accessories.map(({ accessoryId, quantity }) => ({ accessoryId, quantity })),
    guarantee,
  }
}

export function wholeMinute(atMs: number): number {
  return Math.floor(atMs / MINUTE_MS) * MINUTE_MS
}

function entries<Key extends string>(record: Readonly<Record<Key, number>>): readonly [Key, number][] {
  return Object.entries(record) as [Key, number][] // keys are what they were put in under
}

/** Whether they take the bikes with them now, or later. */
export function isBooking({ startMs, rental }: HireForm, nowMs: number): boolean {
  return rental?.state !== 'confirmed' && startMs !== undefined && startMs > nowMs + SOON_MS
}

/** Hours at which bikes may leave on a day: every half hour that it is open and still to come. */
export function startsOn(day: BusinessDay, opening: Opening, nowMs: number, zone: string): readonly number[] {
  const spans = spansOn(opening, day, zone)
  const all = spans.flatMap(({ opensMs, closesMs }) => {
    const count = Math.max(0, Math.ceil((closesMs - opensMs) / HALF_HOUR_MS))
    return Array.from({ length: count }, (_none, i) => opensMs + i * HALF_HOUR_MS)
  })
  return all.filter((atMs) => atMs > nowMs)
}

/** When bikes may leave next, within three weeks. */
export function nextStart(today: BusinessDay, opening: Opening, nowMs: number, zone: string): number | undefined {
  return dayStrip(today, 21)
    .flatMap((day) => startsOn(day, opening, nowMs, zone).slice(0, 1))
    .at(0)
}

/** The first hour of a day that is to come: its opening, or nine where nobody said. */
export function firstStart(day: BusinessDay, opening: Opening | undefined, nowMs: number, zone: string): number {
  const known = opening ? startsOn(day, opening, nowMs, zone)[0] : undefined
  return known ?? instantOf(day, 9 * 60, zone)
}

export const dayStrip = (today: BusinessDay, count: number): readonly BusinessDay[] =>
  Array.from({ length: count }, (_none, i) => addDays(today, i))

/** Riders of whom the law asks more: as many rows as there are children. */
export function ridersFor(form: HireForm, children: number): Rider[] {
  const known = form.party.riders
  return Array.from(
    { length: Math.max(children, 1) },
    (_none, i) => known[i] ?? { name: '', ageYears: null, helmet: null },
  )
}

/** All is well, of every bike; batteries are said where they were read. */
export function allWell(bikeIds: readonly BikeId[], checklist: readonly string[]): Readonly<Record<BikeId, Condition>> {
  const checks = checklist.map((item) => ({ item, ok: true }))
  const well: Condition = { checks, batteryPercent: null, note: '' }
  return Object.fromEntries(bikeIds.map((bikeId) => [bikeId, well]))
}

export function toggled(condition: Condition, item: string): Condition {
  return {
    ...condition,
    checks: condition.checks.map((check) => (check.item === item ? { ...check, ok: !check.ok } : check)),
  }
}

export type Missing =
  | 'bikes'
  | 'duration'
  | 'name'
  | 'adult'
  | 'helmet'
  | 'deposit'
  | 'reference'
  | 'state'
  | 'signature'

/** The first thing that is still to be done before they may leave or be booked; undefined when nothing is. */
export function missingOf(form: HireForm, booking: boolean, helmetUnderAge: number): Missing | undefined {
  const { party, depositKind, depositRef, conditions, strokes, onPaper, rental } = form
  if (countOf(form) === 0) return 'bikes'
  if (form.endMs === undefined) return 'duration'
  if (party.name.trim() === '') return 'name'
  if (booking) return undefined
  if (!party.isAdult) return 'adult'
  if (form.under12 && party.riders.some((rider) => lacksHelmet(rider, helmetUnderAge))) return 'helmet'
  if (depositKind === undefined && (rental?.quote.depositCents ?? 0) > 0) return 'deposit'
  if (depositKind !== undefined && depositKind !== 'cash' && depositRef.trim() === '') return 'reference'
  if (conditions === undefined) return 'state'
  return onPaper || pathOf(strokes) !== '' ? undefined : 'signature'
}

function lacksHelmet({ ageYears, helmet }: Rider, underAge: number): boolean {
  // Whose age nobody asked is taken for a child: that is what was ticked.
  return (ageYears === null || ageYears < underAge) && helmet !== 'own' && helmet !== 'lent'
}
