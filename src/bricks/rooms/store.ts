import { assert } from '../../shared/assert.ts'
import type { BusinessDay } from '../../shared/business-day.ts'
import type { CustomerId } from '../../shared/ids.ts'
import type { WriteDb } from '../../main/db/open.ts'
import type { BookingId, SeriesId, SpaceId } from './ids.ts'
import { zBooking, type Booking } from './rules/booking.ts'
import { freshRules, zRoomRules, zSpace, type RoomRules, type Space } from './rules/space.ts'

/** What is let and who has booked it, beside the ledger; that nothing is booked twice is the calendar's. */
export function createRoomStore(db: WriteDb) {
  const rules = db.prepare<[], string>('SELECT value FROM rooms_setup').pluck()
  const writeRules = db.prepare<[string]>(
    'INSERT INTO rooms_setup VALUES (1, ?) ON CONFLICT (only) DO UPDATE SET value = excluded.value',
  )
  const spaces = db.prepare<[], string>('SELECT value FROM rooms_spaces ORDER BY rowid').pluck()
  const space = db.prepare<[SpaceId], string>('SELECT value FROM rooms_spaces WHERE space_id = ?').pluck()
  const writeSpace = db.prepare<[SpaceId, string, string]>(
    `INSERT INTO rooms_spaces VALUES (?, ?, ?)
     ON CONFLICT (space_id) DO UPDATE SET name = excluded.name, value = excluded.value`,
  )
  const byId = db.prepare<[BookingId], string>('SELECT value FROM rooms_bookings WHERE booking_id = ?').pluck()
  const during = db
    .prepare<[BusinessDay, BusinessDay], string>(
      `SELECT value FROM rooms_bookings WHERE day BETWEEN ? AND ? AND state <> 'cancelled' ORDER BY start_ms, booking_id`,
    )
    .pluck()
  const ofSeries = db
    .prepare<[SeriesId], string>('SELECT value FROM rooms_bookings WHERE series_id = ? ORDER BY start_ms')
    .pluck()
  const ofCustomer = db.prepare<[CustomerId], string>('SELECT value FROM rooms_bookings WHERE customer_id = ?').pluck()
  const keysOut = db
    .prepare<[number], string>(
      `SELECT value FROM rooms_bookings WHERE state = 'key-out' AND end_ms < ? ORDER BY end_ms`,
    )
    .pluck()
  const toCome = db
    .prepare<[number], string>(
      `SELECT value FROM rooms_bookings WHERE end_ms > ? AND state <> 'cancelled' ORDER BY start_ms LIMIT 1000`,
    )
    .pluck()
  const namedBefore = db
    .prepare<[number], string>('SELECT value FROM rooms_bookings WHERE customer_id IS NOT NULL AND end_ms < ?')
    .pluck()
  const write = db.prepare<
    [BookingId, SpaceId, SeriesId | null, BusinessDay, string, number, number, CustomerId | null, string]
  >(
    `INSERT INTO rooms_bookings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (booking_id) DO UPDATE SET space_id = excluded.space_id, day = excluded.day, state = excluded.state,
       start_ms = excluded.start_ms, end_ms = excluded.end_ms, customer_id = excluded.customer_id, value = excluded.value`,
  )
  const read = (value: string): Booking => zBooking.parse(JSON.parse(value))
  const readSpace = (value: string): Space => zSpace.parse(JSON.parse(value))

  return {
    rules(): RoomRules {
      const kept = rules.get()
      return kept === undefined ? freshRules : zRoomRules.parse(JSON.parse(kept))
    },
    saveRules: (value: RoomRules): void => void writeRules.run(JSON.stringify(value)),
    spaces: (): readonly Space[] => spaces.all().map(readSpace),
    space(spaceId: SpaceId): Space | undefined {
      const value = space.get(spaceId)
      return value === undefined ? undefined : readSpace(value)
    },
    saveSpace: (value: Space): void => void writeSpace.run(value.spaceId, value.name, JSON.stringify(value)),
    byId(bookingId: BookingId): Booking | undefined {
      const value = byId.get(bookingId)
      return value === undefined ? undefined : read(value)
    },
    /** Not those that were called off, in the order in which they begin. */
    during: (from: BusinessDay, to: BusinessDay): readonly Booking[] => during.all(from, to).map(read),
    ofSeries: (seriesId: SeriesId): readonly Booking[] => ofSeries.all(seriesId).map(read),
    ofCustomer: (customerId: CustomerId): readonly Booking[] => ofCustomer.all(customerId).map(read),
    /** Keys that should be back by an instant. */
    keysOutSince: (atMs: number): readonly Booking[] => keysOut.all(atMs).map(read),
    toCome: (atMs: number): readonly Booking[] => toCome.all(atMs).map(read),
    namedBefore: (atMs: number): readonly Booking[] => namedBefore.all(atMs).map(read),
    save(booking: Booking): void {
      const { bookingId, spaceId, seriesId, day, state, startMs, endMs, customerId } = booking
      const json = JSON.stringify(booking)
      const { changes } = write.run(bookingId, spaceId, seriesId, day, state, startMs, endMs, customerId, json)
      assert(changes === 1, 'one booking, one row')
    },
  }
}
export type RoomStore = ReturnType<typeof createRoomStore>
