import { cents, type Cents } from '../../../shared/money.ts'
import { amount, type Lang } from '../../../shared/texts/format.ts'
import { zDayHours, type DayHours } from '../opening.ts'
import { zMonthDay } from '../tariff.ts'

/** An amount as people write it: `18`, `18,5`, `18.50`; undefined where it is none. */
export function readCents(text: string): Cents | undefined {
  const found = /^(\d{1,6})(?:[.,](\d{1,2}))?$/.exec(text.trim().replace(/\s|€/g, ''))
  if (!found) return undefined
  return cents(Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')))
}

export function readWhole(text: string): number | undefined {
  return /^\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : undefined
}

/** A percentage in hundredths: `10`, `12,5`. */
export function readPercent(text: string): number | undefined {
  return readCents(text)
}

export function percentText(hundredths: number, lang: Lang): string {
  return hundredths % 100 === 0 ? String(hundredths / 100) : amount(cents(hundredths), lang)
}

const clockText = (minute: number) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`

/** `9:00-12:00, 14:00-19:00`; empty where it is closed. */
export function hoursText(hours: DayHours): string {
  return hours.map(({ fromMinute, toMinute }) => `${clockText(fromMinute)}-${clockText(toMinute)}`).join(', ')
}

/** The hours of a day as they are written; undefined where they cannot be read. */
export function readHours(text: string): DayHours | undefined {
  const parts = text.split(/[,;]/).filter((part) => part.trim() !== '')
  const ranges = parts.map((part) =>
    /^\s*(\d{1,2})(?:[:h.](\d{2})?)?\s*[-–]\s*(\d{1,2})(?:[:h.](\d{2})?)?\s*$/.exec(part),
  )
  if (ranges.some((range) => range === null)) return undefined
  const hours = ranges.map((range) => ({
    fromMinute: Number(range?.[1]) * 60 + Number(range?.[2] ?? 0),
    toMinute: Number(range?.[3]) * 60 + Number(range?.[4] ?? 0),
  }))
  const checked = zDayHours.safeParse(hours)
  return checked.success ? checked.data : undefined
}

/** How long a half-day is, as it is written: `4`, `4 h 30`. */
export function lengthText(minutes: number): string {
  const rest = minutes % 60
  return rest === 0 ? String(minutes / 60) : `${Math.floor(minutes / 60)} h ${String(rest).padStart(2, '0')}`
}

/** A time in hours as people write it: `4`, `4,5`, `4h30`, `4:30`; in minutes, up to a day. */
export function readLength(text: string): number | undefined {
  const [, hours, tenth, minutes] = /^(\d{1,2})(?:[.,](\d)|\s*[h:]\s*(\d{2})?)?\s*h?$/.exec(text.trim()) ?? []
  if (hours === undefined || Number(minutes ?? 0) > 59) return undefined
  const value = Number(hours) * 60 + Number(tenth ?? 0) * 6 + Number(minutes ?? 0)
  return value >= 1 && value <= 1440 ? value : undefined
}

/** A day of any year as it is written, the day first: `06-15` is `15/06`. */
export function monthDayText(monthDay: string): string {
  return monthDay.split('-').toReversed().join('/')
}

export function readMonthDay(text: string): string | undefined {
  const [, day = '', month = ''] = /^(\d{1,2})\s*[/.\- ]\s*(\d{1,2})$/.exec(text.trim()) ?? []
  const read = zMonthDay.safeParse(`${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  return read.success ? read.data : undefined
}
