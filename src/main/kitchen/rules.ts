import type { Product } from '../../shared/catalogue.ts'
import type { KitchenSetup, PrepStation } from '../../shared/contracts/kitchen.ts'
import type { LineId, PrepStationId } from '../../shared/ids.ts'
import { milli, type Milli } from '../../shared/money.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'

type Routed = Pick<Product, 'id' | 'categoryId'>

/** Where a product is made: its own way where it has one, else its category's. Undefined: nobody is told of it. */
export function prepStationOf(setup: KitchenSetup, product: Routed): PrepStation | undefined {
  const own = setup.products.find((route) => route.productId === product.id)?.prepStationId
  const ofCategory = setup.categories.find((route) => route.categoryId === product.categoryId)?.prepStationId
  const wanted = own === undefined ? ofCategory : own
  return setup.prepStations.find((station) => station.prepStationId === wanted)
}

/** The course that a product belongs to: what somebody said of the line, else its own, else its category's. */
export function courseOf(setup: KitchenSetup, product: Routed, said: number | undefined): number | null {
  if (!setup.courses) return null
  if (said !== undefined) return said
  const own = setup.products.find((route) => route.productId === product.id)?.course
  const ofCategory = setup.categories.find((route) => route.categoryId === product.categoryId)?.course
  return (own === undefined ? ofCategory : own) ?? null
}

/** A line that somebody makes, and how much of it was ordered and told. */
export type RoutedLine = {
  readonly lineId: LineId
  /** Which part of a set menu it is, by its place; null for anything else. */
  readonly part: number | null
  readonly course: number | null
  readonly quantityMilli: Milli
  readonly sentMilli: Milli
}

/** What is not told yet of a line. */
export function untold(line: { readonly quantityMilli: Milli; readonly sentMilli: Milli }): Milli {
  return milli(line.quantityMilli - line.sentMilli)
}

/**
 * Which lines go now and which wait for their course. A first sending calls for the first course that there is; `fired` is
 * the last course that was called for, `all` lets nothing wait.
 */
export function partition<Line extends RoutedLine>(
  lines: readonly Line[],
  fired: number | undefined,
  all = false,
): { readonly now: readonly Line[]; readonly held: readonly Line[]; readonly fired: number | undefined } {
  const waiting = lines.filter((line) => untold(line) > 0)
  const courses = waiting.flatMap((line) => line.course ?? [])
  if (courses.length === 0) return { now: waiting, held: [], fired }
  const until = all ? Math.max(fired ?? 0, ...courses) : (fired ?? Math.min(...courses))
  return {
    now: waiting.filter((line) => (line.course ?? 0) <= until),
    held: waiting.filter((line) => (line.course ?? 0) > until),
    fired: until,
  }
}

/** Something that a prep station was told and that was not called off since. */
export type Told = {
  readonly number: number
  readonly position: number
  readonly prepStationId: PrepStationId
  readonly leftMilli: Milli
  readonly done: boolean
  readonly options: readonly string[]
  readonly note: string
}
export type CalledOff = { readonly told: Told; readonly quantityMilli: Milli }

/** How much less of a part was told, and how much of it still waits: what waits goes first, nobody heard of it. */
export function withoutHeld(heldMilli: Milli, goneMilli: Milli): { readonly told: Milli; readonly held: Milli } {
  const held = Math.max(0, heldMilli - goneMilli)
  return { told: milli(goneMilli - (heldMilli - held)), held: milli(held) }
}

/** Takes what is not wanted any more from what was told: what nobody made yet first, and of that the newest. */
export function callOff(told: readonly Told[], quantityMilli: Milli): readonly CalledOff[] {
  const newestFirst = told.toSorted((a, b) => Number(a.done) - Number(b.done) || b.number - a.number)
  const off: CalledOff[] = []
  let left: number = quantityMilli
  for (const one of newestFirst) {
    const mine = Math.min(left, one.leftMilli)
    if (mine > 0) off.push({ told: one, quantityMilli: milli(mine) })
    left -= mine
  }
  return off
}

/** What was told otherwise than it is now wanted, and is not made yet. */
export function toldOtherwise(
  told: readonly Told[],
  now: { readonly options: readonly string[]; readonly note: string },
): readonly Told[] {
  const words = ({ options, note }: typeof now) => JSON.stringify([options.toSorted(), note])
  return told.filter((one) => !one.done && words(one) !== words(now))
}

/** A setup in which every way leads to a prep station that is there. */
export function checkedSetup(
  setup: KitchenSetup,
): Result<KitchenSetup, 'PREP_STATION_UNKNOWN' | 'PREP_STATION_LABEL_TWICE'> {
  const labels = setup.prepStations.map(({ label }) => label.toLocaleLowerCase('fr'))
  const twice = setup.prepStations.find((_, n) => labels.indexOf(labels[n] ?? '') !== n)
  if (twice) return refuse('PREP_STATION_LABEL_TWICE', { label: twice.label })
  const known = new Set<PrepStationId>(setup.prepStations.map((station) => station.prepStationId))
  const wanted = [...setup.categories, ...setup.products].flatMap((route) => route.prepStationId ?? [])
  return wanted.every((id) => known.has(id)) ? ok(setup) : refuse('PREP_STATION_UNKNOWN')
}

/** Allergens stand on the slip where the line has a note, for a note is often about them, or where the café wants it. */
export function shownAllergens(
  setup: Pick<KitchenSetup, 'allergens'>,
  product: Pick<Product, 'allergens'> | undefined,
  note: string,
): Product['allergens'] {
  return product && (setup.allergens === 'always' || note !== '') ? product.allergens : []
}
