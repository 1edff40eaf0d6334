import { addDays, type BusinessDay } from './business-day.ts'

/** The eleven public holidays of the whole country (C. trav. L3133-1). */
export const publicHolidays = [
  'new-year',
  'easter-monday',
  'labour-day',
  'victory-day',
  'ascension',
  'whit-monday',
  'national-day',
  'assumption',
  'all-saints',
  'armistice',
  'christmas',
] as const
export type PublicHoliday = (typeof publicHolidays)[number]
/** Two more where the local law has them (C. trav. L3134-13); Good Friday where there is a church of each faith. */
export type LocalHoliday = 'good-friday' | 'saint-stephen'

const fixed: Readonly<Record<string, PublicHoliday>> = {
  '01-01': 'new-year',
  '05-01': 'labour-day',
  '05-08': 'victory-day',
  '07-14': 'national-day',
  '08-15': 'assumption',
  '11-01': 'all-saints',
  '11-11': 'armistice',
  '12-25': 'christmas',
}
const afterEaster: readonly (readonly [number, PublicHoliday])[] = [
  [1, 'easter-monday'],
  [39, 'ascension'],
  [50, 'whit-monday'],
]

/** Which public holiday a day is, if it is one. Where two fall together, the movable one is named. */
export function publicHoliday(day: BusinessDay): PublicHoliday | undefined {
  const easter = easterSunday(Number(day.slice(0, 4)))
  return afterEaster.find(([days]) => addDays(easter, days) === day)?.[1] ?? fixed[day.slice(5)]
}

/** The same, with the two of Alsace and Moselle. */
export function holidayThere(day: BusinessDay): PublicHoliday | LocalHoliday | undefined {
  if (day.slice(5) === '12-26') return 'saint-stephen'
  if (addDays(easterSunday(Number(day.slice(0, 4))), -2) === day) return 'good-friday'
  return publicHoliday(day)
}

export function isSunday(day: BusinessDay): boolean {
  return new Date(`${day}T00:00:00Z`).getUTCDay() === 0
}

/** The Gregorian computus (Meeus, Jones and Butcher). */
export function easterSunday(year: number): BusinessDay {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const inCentury = year % 100
  const leap = Math.floor(century / 4)
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - leap - correction + 15) % 30
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451)
  const days = epact + weekday - 7 * late + 114
  const text = [year, Math.floor(days / 31), (days % 31) + 1].map((part, n) =>
    String(part).padStart(n === 0 ? 4 : 2, '0'),
  )
  return text.join('-') as BusinessDay // a day of the calendar by construction
}
