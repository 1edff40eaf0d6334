import { addDays, type BusinessDay } from '../../../shared/business-day.ts'
import type { DayMeal, PersonRow } from '../contract/views.ts'
import { weekdayOf } from '../rules/cut-off.ts'
import type { OrderState } from '../rules/order.ts'

export const mondayOf = (day: BusinessDay): BusinessDay => addDays(day, 1 - weekdayOf(day))

/** What colour a meal has: to come, settled, gone. */
export type Tone = 'coming' | 'fixed' | 'done' | 'gone' | 'late' | 'paused' | 'none'
const tones: Readonly<Record<OrderState, Tone>> = {
  planned: 'coming',
  locked: 'fixed',
  prepared: 'fixed',
  loaded: 'fixed',
  delivered: 'done',
  'not-home': 'late',
  'cancelled-free': 'gone',
  'cancelled-late': 'late',
  'cancelled-waived': 'gone',
}
export function toneOf({ order, paused }: Pick<DayMeal, 'order' | 'paused'>): Tone {
  if (order) return paused && tones[order.state] === 'gone' ? 'paused' : tones[order.state]
  return paused ? 'paused' : 'none'
}

/** The strip shows the evening only where somebody has one. */
export function stripOf(week: readonly DayMeal[]): readonly DayMeal[] {
  const hasEvening = week.some(({ service, order, isStanding }) => service === 'dinner' && (order || isStanding))
  return hasEvening ? week : week.filter(({ service }) => service === 'lunch')
}

/** Those of one name: « 2 personnes : Martin Jeanne (rue du Four), Martin Jeanne (Le Bourg). » */
export function namesakesOf(rows: readonly PersonRow[]): readonly (readonly PersonRow[])[] {
  return [...Map.groupBy(rows, ({ name }) => name).values()].filter((same) => same.length > 1)
}
export const listOf = (same: readonly PersonRow[]): string =>
  same.map(({ name, address }) => `${name} (${address})`).join(', ')
