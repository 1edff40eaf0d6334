import type { BusinessDay } from '../business-day.ts'
import { firstDay, lastDay, type Month } from '../network.ts'
import { count, shortDay, type Lang } from './format.ts'
import { periodName } from './periods.ts'

/** `novembre 2026` */
export const monthName = (month: Month, lang: Lang): string => periodName(firstDay(month), lastDay(month), lang)

/** Hundredths of a percent as they are read: 200 is `2 %`. */
export function percent(hundredths: number, lang: Lang): string {
  return `${count(hundredths / 100, lang)}${lang === 'fr' ? '\u202f%' : '%'}`
}

/** One part of a whole in hundredths of a percent, to whole percents. */
export function shareOf(part: number, whole: number): number {
  return Math.round((part * 100) / whole) * 100
}

/** `41 h 30`, from minutes. */
export function hoursLong(minutes: number): string {
  const rest = minutes % 60
  return `${Math.floor(minutes / 60)}\u202fh${rest === 0 ? '' : `\u202f${String(rest).padStart(2, '0')}`}`
}

/** Days of a month by their names; a long row of days by its two ends. */
export function dayList(days: readonly BusinessDay[], lang: Lang): string {
  const runs: BusinessDay[][] = []
  for (const day of days) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (run && last && Number(day.slice(8)) === Number(last.slice(8)) + 1) run.push(day)
    else runs.push([day])
  }
  return runs
    .flatMap((run) => {
      const [first, last] = [run[0], run.at(-1)]
      if (!first || !last) return []
      return run.length < 3
        ? run.map((day) => shortDay(day, lang))
        : [`${shortDay(first, lang)} – ${shortDay(last, lang)}`]
    })
    .join(', ')
}
