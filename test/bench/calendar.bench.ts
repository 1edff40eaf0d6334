import { join } from 'node:path'
import { calendarTrack, createCalendar, makeRoom } from '../../src/main/calendar/index.ts'
import { migrate } from '../../src/main/db/migrate.ts'
import { inTransaction, openLedger } from '../../src/main/db/open.ts'
import { spanOf } from '../../src/shared/calendar.ts'
import { booking } from '../support/calendar.ts'
import { figure, percentile, timed } from './figures.ts'

const RESOURCES = Array.from({ length: 200 }, (_, n) => `bik_${n}`)
const BOOKINGS_EACH = 100
const DAYS = 365
const RUNS = 40
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const FIRST_MS = Date.UTC(2027, 0, 1)

/** A year of two hundred resources: what is free on each day, a month of the planning, one booking more, room for one. */
export async function benchCalendar(folder: string): Promise<void> {
  const db = openLedger(join(folder, 'ledger.db'))
  migrate(db, [calendarTrack], () => 0)
  const calendar = createCalendar(db)
  const every = (DAYS / BOOKINGS_EACH) * DAY_MS
  const puts = RESOURCES.flatMap((resource, r) =>
    Array.from({ length: BOOKINGS_EACH }, (_, n) => {
      const startMs = Math.floor(FIRST_MS + n * every + (r % 24) * HOUR_MS)
      return booking({ ...spanOf(startMs, startMs + (4 + (n % 60)) * HOUR_MS, HOUR_MS / 2), resource })
    }),
  )
  inTransaction(db, () => puts.forEach((block) => calendar.put(block, 0)))

  const bounds = Array.from({ length: DAYS + 1 }, (_, n) => FIRST_MS + n * DAY_MS)
  const years = Array.from({ length: RUNS }, () => timed(() => void calendar.availability(RESOURCES, bounds, FIRST_MS)))
  const bare = db.prepare('SELECT resource, start_ms, end_ms FROM calendar_blocks').raw()
  const rows = Array.from({ length: RUNS }, () => timed(() => void bare.all()))
  figure('calendar.availability.p50.ms', percentile(years, 0.5), 'ms', { atMost: 20 })
  figure('calendar.availability.ratio', percentile(years, 0.5) / percentile(rows, 0.5), 'x bare rows')

  const month = [FIRST_MS + 180 * DAY_MS, FIRST_MS + 210 * DAY_MS] as const
  const plannings = Array.from({ length: RUNS }, () =>
    timed(() => void calendar.between(RESOURCES, ...month, FIRST_MS)),
  )
  figure('calendar.planning.month.p50.ms', percentile(plannings, 0.5), 'ms', { atMost: 16 })

  const serving = Array.from({ length: RUNS }, () => timed(() => void calendar.serving(RESOURCES, month[0])))
  figure('calendar.serving.p50.ms', percentile(serving, 0.5), 'ms', { atMost: 16 })

  const startMs = FIRST_MS + 400 * DAY_MS
  const taken = RESOURCES.map((resource) =>
    timed(() => void calendar.put(booking({ ...spanOf(startMs, startMs + HOUR_MS, 0), resource }), FIRST_MS)),
  )
  figure('calendar.put.p50.ms', percentile(taken, 0.5), 'ms', { atMost: 16 })

  const twenty = calendar.fleet(RESOURCES.slice(0, 20), FIRST_MS - DAY_MS)
  const rooms = Array.from({ length: RUNS }, (_, n) => {
    const fromMs = FIRST_MS + n * 9 * DAY_MS
    return timed(() => void makeRoom(twenty, [spanOf(fromMs, fromMs + 30 * HOUR_MS, HOUR_MS / 2)]))
  })
  figure('calendar.room.20.p95.ms', percentile(rooms, 0.95), 'ms', { atMost: 100 })
  db.close()
}
