import { addDays, wallTime, type BusinessDay } from '../../../shared/business-day.ts'
import { shortDay, time, type Lang } from '../../../shared/texts/format.ts'
import type { BikeId, RentalId } from '../ids.ts'
import { spansOn, type Opening } from '../opening.ts'
import { instantOf } from '../wall-clock.ts'

const HOUR_MS = 3_600_000
const STEP_MS = 15 * 60_000
const DAYS_SHOWN = 14
/** Where nothing says when it opens: an ordinary day. */
const USUAL = { from: 8, to: 19 }

export type Scale = 'hours' | 'days'
export type Window = {
  readonly scale: Scale
  readonly fromMs: number
  readonly toMs: number
  readonly ticks: readonly { readonly atMs: number; readonly text: string }[]
  /** When bikes may leave and come back, where whole days are shown: what is drawn begins and ends within. */
  readonly open?: readonly { readonly opensMs: number; readonly closesMs: number }[]
}
/** What takes a bike, as the till tells it. */
export type Block = {
  readonly blockId: string
  readonly kind: 'rental' | 'maintenance'
  readonly state: 'held' | 'confirmed' | 'out' | 'done'
  readonly rentalId: RentalId | null
  readonly label: string
  readonly startMs: number
  readonly endMs: number
  readonly bufferedEndMs: number
  readonly pinned: boolean
}
export type Row = {
  readonly bikeId: BikeId
  readonly number: string
  readonly size: string
  readonly modelName: string
  readonly blocks: readonly Block[]
}
export type Look = 'held' | 'booked' | 'out' | 'overdue' | 'maintenance' | 'done'
/** A block while it is moved, and where it would lie if it were let go now. */
export type Draft = {
  readonly block: Block
  readonly bikeId: BikeId
  readonly toBikeId: BikeId
  readonly startMs: number
  readonly endMs: number
}

type Where = { readonly zone: string; readonly lang: Lang; readonly nowMs: number }

/** What the planning shows: the hours that a day is open, now among them, or fourteen days from it. */
export function windowOf(scale: Scale, day: BusinessDay, opening: Opening | undefined, where: Where): Window {
  return scale === 'hours' ? hoursOf(day, opening, where) : daysFrom(day, opening, where)
}

function hoursOf(day: BusinessDay, opening: Opening | undefined, { zone, lang, nowMs }: Where): Window {
  const spans = opening ? spansOn(opening, day, zone) : []
  const opensMs = spans[0]?.opensMs ?? instantOf(day, USUAL.from * 60, zone)
  const closesMs = spans.at(-1)?.closesMs ?? instantOf(day, USUAL.to * 60, zone)
  const isToday = wallTime(nowMs, zone).day === day
  const fromMs = floorTo(Math.min(opensMs, isToday ? nowMs : opensMs), HOUR_MS)
  const toMs = ceilTo(Math.max(closesMs, isToday ? nowMs + HOUR_MS : closesMs), HOUR_MS)
  const hours = Math.round((toMs - fromMs) / HOUR_MS)
  const each = hours > 14 ? 2 : 1
  const ticks = Array.from({ length: Math.ceil(hours / each) }, (_none, i) => {
    const atMs = fromMs + i * each * HOUR_MS
    return { atMs, text: time(atMs, lang, zone) }
  })
  return { scale: 'hours', fromMs, toMs, ticks }
}

function daysFrom(day: BusinessDay, opening: Opening | undefined, { zone, lang }: Where): Window {
  const at = (days: number) => instantOf(addDays(day, days), 0, zone)
  const ticks = Array.from({ length: DAYS_SHOWN }, (_none, i) => ({
    atMs: at(i),
    text: shortDay(addDays(day, i), lang).split(' ').slice(0, 2).join('\n'),
  }))
  const days = Array.from({ length: DAYS_SHOWN }, (_none, i) => addDays(day, i))
  const open = opening ? { open: days.flatMap((one) => spansOn(opening, one, zone)) } : {}
  return { scale: 'days', fromMs: at(0), toMs: at(DAYS_SHOWN), ticks, ...open }
}

/** How far along the window an instant lies, from 0 to 1. */
export function shareOf({ fromMs, toMs }: Window, atMs: number): number {
  return Math.min(1, Math.max(0, (atMs - fromMs) / (toMs - fromMs)))
}

export function isShown({ fromMs, toMs }: Window, atMs: number): boolean {
  return atMs >= fromMs && atMs < toMs
}

/** The hours that are written along the top: those that the label of now does not cover. */
export function ticksBeside(window: Window, nowMs: number): Window['ticks'] {
  const room = (window.toMs - window.fromMs) * 0.11
  const covers = (atMs: number) => atMs > nowMs - room && atMs < nowMs + room / 2
  return window.scale === 'hours' && isShown(window, nowMs)
    ? window.ticks.filter(({ atMs }) => !covers(atMs))
    : window.ticks
}

/** Left end and width in percent of the lane; undefined where nothing of it is in the window. */
export function placeOf(window: Window, startMs: number, endMs: number): { left: number; width: number } | undefined {
  if (endMs <= window.fromMs || startMs >= window.toMs) return undefined
  const left = shareOf(window, startMs) * 100
  return { left, width: shareOf(window, endMs) * 100 - left }
}

export function lookOf({ kind, state, endMs }: Block, nowMs: number): Look {
  if (state === 'done') return 'done'
  if (kind === 'maintenance') return 'maintenance'
  if (state === 'out') return endMs < nowMs ? 'overdue' : 'out'
  return state === 'held' ? 'held' : 'booked'
}

/** What is still to leave may be moved by hand, also where one very bike is wanted: then that one is. A bike that is out is swapped, and a repair is ended. */
export function isMovable({ kind, state }: Block): boolean {
  return kind === 'rental' && (state === 'held' || state === 'confirmed')
}

/** Of so many rows of one height, those that are in sight, and some beyond for a finger that scrolls. */
export function rowsInSight(count: number, rowHeight: number, scrollTop: number, height: number, beyond = 6) {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - beyond)
  const last = Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + beyond)
  return { first, last: Math.max(first, last) }
}

/** Rows fill the sheet where they are few, and scroll where they are many. */
export function rowHeightOf(count: number, height: number, least: number): number {
  if (count === 0) return least
  return Math.max(least, Math.min(Math.round(least * 1.5), Math.floor(height / count)))
}

export function draftOf(row: Row, block: Block): Draft {
  return { block, bikeId: row.bikeId, toBikeId: row.bikeId, startMs: block.startMs, endMs: block.endMs }
}

/** Dragged by so much of the lane and so many rows: in quarters of an hour, or in whole days of the wall clock. */
export function dragged(draft: Draft, window: Window, share: number, rows: readonly Row[], down: number, zone: string) {
  const from = rows.findIndex(({ bikeId }) => bikeId === draft.bikeId)
  const to = rows[Math.min(rows.length - 1, Math.max(0, from + down))]
  const times = shifted(draft.block, window, (window.toMs - window.fromMs) * share, zone)
  return { ...draft, ...times, toBikeId: to?.bikeId ?? draft.toBikeId }
}

function shifted({ startMs, endMs }: Block, { scale }: Window, byMs: number, zone: string) {
  if (scale === 'hours') {
    const step = Math.round(byMs / STEP_MS) * STEP_MS
    return { startMs: startMs + step, endMs: endMs + step }
  }
  const days = Math.round(byMs / (24 * HOUR_MS))
  return { startMs: daysLater(startMs, days, zone), endMs: daysLater(endMs, days, zone) }
}

function daysLater(atMs: number, days: number, zone: string): number {
  const { day, minute } = wallTime(atMs, zone)
  return instantOf(addDays(day, days), minute, zone)
}

/** By the arrows: a quarter of an hour or a day aside, a bike up or down; undefined for any other key. */
export function nudged(draft: Draft, key: string, scale: Scale, rows: readonly Row[], zone: string): Draft | undefined {
  const aside = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0
  const down = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
  if (aside === 0 && down === 0) return undefined
  const at = rows.findIndex(({ bikeId }) => bikeId === draft.toBikeId)
  const to = rows[at + down]
  const move = (atMs: number) => (scale === 'hours' ? atMs + aside * STEP_MS : daysLater(atMs, aside, zone))
  const toBikeId = to?.bikeId ?? draft.toBikeId
  return { ...draft, toBikeId, startMs: move(draft.startMs), endMs: move(draft.endMs) }
}

export function isMoved({ block, bikeId, toBikeId, startMs }: Draft): boolean {
  return bikeId !== toBikeId || block.startMs !== startMs
}

type Stretch = { readonly startMs: number; readonly endMs: number }

/**
 * A stretch of an empty lane that a finger drew, in quarters of an hour; an hour at the least. Where a day is a finger wide
 * it begins and ends while the café is open; undefined where it never is.
 */
export function drawn(window: Window, a: number, b: number): Stretch | undefined {
  const at = (share: number) => window.fromMs + (window.toMs - window.fromMs) * Math.min(1, Math.max(0, share))
  const startMs = floorTo(at(Math.min(a, b)), STEP_MS)
  const endMs = ceilTo(at(Math.max(a, b)), STEP_MS)
  return window.open ? within(window.open, startMs, endMs) : { startMs, endMs: Math.max(endMs, startMs + HOUR_MS) }
}

function within(open: NonNullable<Window['open']>, fromMs: number, toMs: number): Stretch | undefined {
  const first = open.find(({ closesMs }) => closesMs > fromMs)
  const last = open.findLast(({ opensMs }) => opensMs < toMs)
  if (!first || !last || last.closesMs < first.closesMs) return undefined
  const startMs = Math.max(fromMs, first.opensMs)
  const endMs = Math.min(last.closesMs, Math.max(toMs, startMs + HOUR_MS))
  return endMs > startMs ? { startMs, endMs } : undefined
}

function floorTo(value: number, step: number): number {
  return Math.floor(value / step) * step
}

function ceilTo(value: number, step: number): number {
  return Math.ceil(value / step) * step
}
