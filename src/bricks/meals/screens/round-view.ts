import type { CustomerId } from '../../../shared/ids.ts'
import { cents, ZERO, type Cents } from '../../../shared/money.ts'
import type { Round, Stop, Temperature } from '../rules/round.ts'
import type { StopSeen } from '../rules/seen.ts'
import { deliveredStop } from '../rules/stops.ts'
import { meantBy, verdictOf, type Verdict } from '../rules/temperatures.ts'
import type { MealsSetup } from '../rules/setup.ts'

/** What is written of a stop that did not go as planned. */
export type Given = Omit<Stop, 'atMs'>
/** What is typed of a temperature until it can be sent. */
export type Typed = {
  readonly text: string
  readonly comment: string
  readonly action: Temperature['action']
  readonly sure: boolean
}
export const NOTHING_TYPED: Typed = { text: '', comment: '', action: null, sure: false }

/** « 3,8 », « 3.8 », « -2 » in tenths; undefined where it is no temperature. */
export function readTenths(text: string): number | undefined {
  const figure = text
    .trim()
    .replace(/\s*°?\s*[cC]?$/, '')
    .replace(',', '.')
    .replace('−', '-')
  if (!/^-?\d{1,3}(\.\d)?$/.test(figure)) return undefined
  const tenths = Math.round(Number(figure) * 10)
  return tenths >= -400 && tenths <= 1200 ? tenths : undefined
}

export type Judged =
  | { readonly kind: 'empty' | 'wrong' }
  | { readonly kind: 'doubt'; readonly tenthsC: number; readonly meant: number }
  | { readonly kind: Verdict; readonly tenthsC: number }

/** What is to be said below the field, and whether it can be sent as it is. */
export function judge({ text, sure }: Typed, setup: Pick<MealsSetup, 'temperatures' | 'isHot'>): Judged {
  if (text.trim() === '') return { kind: 'empty' }
  const tenthsC = readTenths(text)
  if (tenthsC === undefined) return { kind: 'wrong' }
  const meant = sure ? undefined : meantBy(tenthsC, setup)
  return meant === undefined ? { kind: verdictOf(tenthsC, setup), tenthsC } : { kind: 'doubt', tenthsC, meant }
}

export function isReady(typed: Typed, judged: Judged): boolean {
  if (judged.kind === 'watch') return typed.comment.trim() !== ''
  if (judged.kind === 'alarm') return typed.action !== null && (typed.action !== 'other' || typed.comment.trim() !== '')
  return judged.kind === 'fine'
}

export const quantityOf = ({ meals }: Pick<StopSeen, 'meals'>): number =>
  meals.reduce((sum, { quantity }) => sum + quantity, 0)

/** The stop as a tap on it begins: the bag came back, nothing was left. */
export function absent({ personId }: StopSeen): Given {
  const { atMs: _, ...stop } = deliveredStop(personId, 0, false)
  return { ...stop, result: 'bag-back' }
}
export function delivered(stop: StopSeen, hasContainers: boolean): Given {
  const { atMs: _, ...given } = deliveredStop(stop.personId, quantityOf(stop), hasContainers)
  return given
}

/** What is sent when a round is back: exceptions, and everybody's containers where all came back. */
export function stopsToSend(
  stops: readonly StopSeen[],
  exceptions: ReadonlyMap<CustomerId, Given>,
  { hasContainers, allBack }: { readonly hasContainers: boolean; readonly allBack: boolean },
): Given[] {
  return stops.flatMap((stop) => {
    const given = exceptions.get(stop.personId)
    if (given) return [given]
    if (!allBack || !hasContainers || stop.containers <= 0 || stop.meals.length === 0) return []
    return [{ ...delivered(stop, hasContainers), containersBack: stop.containers }]
  })
}

/** Somebody takes another place; everybody between moves up by one. */
export function moved<T>(all: readonly T[], from: number, to: number): T[] {
  const at = Math.max(0, Math.min(all.length - 1, to))
  const one = all[from]
  if (one === undefined) return [...all]
  return all.toSpliced(from, 1).toSpliced(at, 0, one)
}

/** Squares of a code as one path: a run of dark ones is a bar. */
export function codePath(rows: readonly string[]): string {
  return rows
    .flatMap((row, y) =>
      [...row.matchAll(/1+/g)].map((bar) => `M${bar.index} ${y}h${bar[0].length}v1h-${bar[0].length}z`),
    )
    .join('')
}

/** 1 for Monday to 7. */
export const WEEK = [1, 2, 3, 4, 5, 6, 7] as const
/** The weekdays on which a round goes. */
export function goingOn(broughtOn: Round['broughtOn']): readonly number[] {
  return [...new Set(broughtOn.filter((weekday) => weekday !== null))].toSorted((a, b) => a - b)
}
export function toggled(weekdays: readonly number[], weekday: number): readonly number[] {
  return weekdays.includes(weekday) ? weekdays.filter((one) => one !== weekday) : [...weekdays, weekday]
}
/** Each day's meal comes on that day, or on the last one before it on which the round goes: Friday brings the weekend. */
export function broughtBy(weekdays: readonly number[]): Round['broughtOn'] {
  return WEEK.map((eaten) => {
    const back = WEEK.map((_, n) => ((eaten - n - 1 + 7) % 7) + 1)
    return back.find((weekday) => weekdays.includes(weekday)) ?? null
  })
}

/** « 172,20 », « 172.2 », « 172 » in cents; nothing is nothing; undefined where it is no amount. */
export function readAmount(text: string): Cents | undefined {
  const figure = text.trim().replace(/\s|€/g, '').replace(',', '.')
  if (figure === '') return ZERO
  return /^\d{1,5}(\.\d{1,2})?$/.test(figure) ? cents(Math.round(Number(figure) * 100)) : undefined
}
