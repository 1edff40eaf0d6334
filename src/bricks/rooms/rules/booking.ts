import { z } from 'zod'
import { addDays, isBusinessDay, type BusinessDay } from '../../../shared/business-day.ts'
import { zCents, zInstantMs } from '../../../shared/contracts/procedure.ts'
import { zText } from '../../../shared/free-text.ts'
import { zBlockId, zCustomerId } from '../../../shared/ids.ts'
import { ok, refuse, type Result } from '../../../shared/result.ts'
import { instantOf } from '../../../shared/wall-clock.ts'
import { zBookingId, zSeriesId, zSpaceId } from '../ids.ts'
import { LAST_MINUTE, type Space } from './space.ts'

const zDay = z.custom<BusinessDay>(isBusinessDay)

/** When: minutes of the wall clock since the midnight of its day, so that a Thursday at 18:00 is one in summer as well. */
export const zTimes = z.strictObject({
  day: zDay,
  fromMinute: z.int().min(0).max(LAST_MINUTE),
  toMinute: z.int().min(1).max(LAST_MINUTE),
})
export type Times = Readonly<z.infer<typeof zTimes>>

/** `hire` is somebody's; `event` is the café's own, which costs nobody anything: a concert, a quiz. */
export const zBookingKind = z.enum(['hire', 'event'])
export const zBookingState = z.enum(['booked', 'key-out', 'back', 'cancelled'])

export const zCheck = z.strictObject({ item: zText(40, 1), ok: z.boolean() })

/** A booking as it is kept: whose it is, by the customer's id alone; money is read back from sealed tickets. */
export const zBooking = z.strictObject({
  bookingId: zBookingId,
  blockId: zBlockId,
  spaceId: zSpaceId,
  seriesId: zSeriesId.nullable(),
  kind: zBookingKind,
  state: zBookingState,
  ...zTimes.shape,
  startMs: zInstantMs,
  endMs: zInstantMs,
  customerId: zCustomerId.nullable(),
  association: z.boolean(),
  /** Of an event, its name. */
  purpose: zText(80),
  people: z.int().min(0).max(2000),
  equipment: z.array(zText(40, 1)).max(12),
  priceCents: zCents,
  depositCents: zCents,
  keyOutAtMs: zInstantMs.nullable(),
  keyBackAtMs: zInstantMs.nullable(),
  /** What was there and right when the key came back. */
  checks: z.array(zCheck).max(14),
  note: zText(200),
  cancelledAtMs: zInstantMs.nullable(),
  feeCents: zCents,
  createdAtMs: zInstantMs,
})
export type Booking = Readonly<z.infer<typeof zBooking>>

/** `R-4F2A19`: what is said on paper and on tickets; the id is too long for a line. */
export const numberOf = ({ bookingId }: Pick<Booking, 'bookingId'>): string =>
  `S-${bookingId.slice(4, 12).toUpperCase()}`

/** Its instants, by the clock on the wall of that day; the night on which clocks change moves none of its hours. */
export function instantsOf({ day, fromMinute, toMinute }: Times, zone: string) {
  return { startMs: instantOf(day, fromMinute, zone), endMs: instantOf(day, toMinute, zone) }
}

/** Monday is 1. */
export const weekdayOf = (day: BusinessDay): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7
export const weekOf = (day: BusinessDay): readonly BusinessDay[] => {
  const monday = addDays(day, 1 - weekdayOf(day))
  return Array.from({ length: 7 }, (_, n) => addDays(monday, n))
}

/** Whether a space can be had then at all, whoever else wants it. */
export function checkTimes(
  { opensMinute, closesMinute, weekdays, capacity, isLet, name }: Space,
  { day, fromMinute, toMinute }: Times,
  people: number,
): Result<null, 'END_BEFORE_START' | 'SPACE_CLOSED' | 'SPACE_NOT_LET' | 'OVER_CAPACITY'> {
  if (!isLet) return refuse('SPACE_NOT_LET', { space: name })
  if (toMinute <= fromMinute) return refuse('END_BEFORE_START')
  if (fromMinute < opensMinute || toMinute > closesMinute || !weekdays.includes(weekdayOf(day)))
    return refuse('SPACE_CLOSED', { space: name, opensMinute, closesMinute })
  if (people > capacity) return refuse('OVER_CAPACITY', { space: name, capacity })
  return ok(null)
}

/** What is always looked for when a key comes back, besides what was lent with the space. */
const ALWAYS = ['Clé', 'Propreté']
export const checklistOf = ({ equipment }: Pick<Booking, 'equipment'>): readonly string[] => [...ALWAYS, ...equipment]
