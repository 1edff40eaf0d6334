import { wallTime } from '../../../shared/business-day.ts'
import type { Cents } from '../../../shared/money.ts'
import { euros, noteValue, time, type Lang } from '../../../shared/texts/format.ts'
import { dayAndTime } from '../../../shared/texts/format.ts'
import type { Fleet } from '../fleet.ts'

export type ModelNow = Fleet['models'][number]
export type TileSays =
  | { readonly kind: 'free'; readonly free: number; readonly until: string | undefined }
  | { readonly kind: 'none'; readonly next: string | undefined }

type Where = { readonly nowMs: number; readonly zone: string; readonly lang: Lang }

/** What a tile says of a model: how many are free and until when, or when the next one is. */
export function tileSays({ freeNow, freeUntilMs, nextFreeMs }: ModelNow, where: Where): TileSays {
  if (freeNow > 0) return { kind: 'free', free: freeNow, until: sameDayHour(freeUntilMs, where) }
  return { kind: 'none', next: nextFreeMs === null ? undefined : instant(nextFreeMs, where) }
}

/** An hour of today; undefined for whatever lies beyond it: all day long. */
function sameDayHour(atMs: number | null, { nowMs, zone, lang }: Where): string | undefined {
  if (atMs === null || wallTime(atMs, zone).day !== wallTime(nowMs, zone).day) return undefined
  return time(atMs, lang, zone)
}

/** `14:00` today, `24 nov., 14:00` on another day. */
export function instant(atMs: number, { nowMs, zone, lang }: Where): string {
  const isToday = wallTime(atMs, zone).day === wallTime(nowMs, zone).day
  return isToday ? time(atMs, lang, zone) : dayAndTime(atMs, lang, zone)
}

/** `18 €`, and its cents only where there are any. */
export function shortEuros(cents: Cents, lang: Lang): string {
  return cents % 100 === 0 ? noteValue(cents, lang) : euros(cents, lang)
}
