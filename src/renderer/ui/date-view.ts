import { isBusinessDay, type BusinessDay } from '../../shared/business-day.ts'

/** A day as it is typed: `24/11/2026`. */
export function typedDay(day: BusinessDay): string {
  const [year, month, date] = day.split('-')
  return `${date}/${month}/${year}`
}

/**
 * The day that a text means, the day first in both languages: with any sign between, or none (`24112026`); without its
 * year it is the last one that was not after `today`.
 */
export function readDay(text: string, today: BusinessDay): BusinessDay | undefined {
  const [date, month, year] = partsOf(text.trim())
  if (!date || !month) return undefined
  const [thisYear] = today.split('-')
  const asked = dayOf(year ? fullYear(year) : (thisYear ?? ''), month, date)
  if (!asked || year || asked <= today) return asked
  return dayOf(String(Number(thisYear) - 1), month, date)
}

function partsOf(text: string): readonly (string | undefined)[] {
  const solid = /^(\d{2})(\d{2})(\d{4}|\d{2})?$/.exec(text)
  if (solid) return solid.slice(1)
  return (/^(\d{1,2})\D+(\d{1,2})(?:\D+(\d{4}|\d{2}))?\D*$/.exec(text) ?? []).slice(1)
}

function fullYear(year: string): string {
  return year.length === 2 ? `20${year}` : year
}

function dayOf(year: string, month: string, date: string): BusinessDay | undefined {
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isBusinessDay(day) ? day : undefined
}
