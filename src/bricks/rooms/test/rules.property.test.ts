import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCalendar, calendarTrack } from '../../../main/calendar/index.ts'
import { migrate } from '../../../main/db/migrate.ts'
import { openScratch } from '../../../main/db/open.ts'
import { addDays, wallTime, type BusinessDay } from '../../../shared/business-day.ts'
import { spanOf } from '../../../shared/calendar.ts'
import { newBlockId } from '../../../shared/ids.ts'
import { cents } from '../../../shared/money.ts'
import { demoSpaces } from '../demo-rooms.ts'
import { instantsOf, weekdayOf } from '../rules/booking.ts'
import { folded } from '../rules/ical.ts'
import { cancelFee, priceOf } from '../rules/price.ts'
import { SERIES_MAX, weeklyDays } from '../rules/series.ts'
import { freshRules } from '../rules/space.ts'
import { PARIS } from './rooms-shop.ts'

const aDay = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2026-01-01' as BusinessDay, days))
const aSpace = fc.constantFrom(...demoSpaces())

describe('a series', () => {
  it('is the same weekday at the same hour of the wall, in summer and in winter, and never twice', () => {
    fc.assert(
      fc.property(
        aDay,
        fc.integer({ min: -5, max: 700 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 3 * 60, max: 23 * 60 }), // two in the morning is skipped by a night in March
        (first, length, everyWeeks, fromMinute) => {
          const until = addDays(first, length)
          const days = weeklyDays(first, until, everyWeeks)
          expect(days[0]).toBe(first)
          expect(days.length).toBeLessThanOrEqual(SERIES_MAX)
          expect(new Set(days).size).toBe(days.length)
          for (const day of days) {
            expect(weekdayOf(day)).toBe(weekdayOf(first))
            expect(day === first || day <= until).toBe(true)
            const { startMs, endMs } = instantsOf({ day, fromMinute, toMinute: fromMinute + 90 }, PARIS)
            expect(wallTime(startMs, PARIS)).toMatchObject({ day, minute: fromMinute })
            expect(endMs).toBeGreaterThan(startMs)
          }
        },
      ),
      { verbose: 1 },
    )
  })

  it('meets other series in a calendar where nothing is ever booked twice, its cleaning included', () => {
    const aSeries = fc.record({
      first: fc.integer({ min: 0, max: 20 }).map((n) => addDays('2027-03-15' as BusinessDay, n)),
      weeks: fc.integer({ min: 1, max: 6 }),
      fromMinute: fc.integer({ min: 16, max: 44 }).map((n) => n * 30),
      halfHours: fc.integer({ min: 1, max: 8 }),
      buffer: fc.constantFrom(0, 15, 60),
    })
    fc.assert(
      fc.property(fc.array(aSeries, { minLength: 2, maxLength: 8 }), (all) => {
        const db = openScratch()
        migrate(db, [calendarTrack], () => 0)
        const calendar = createCalendar(db)
        let booked = 0
        for (const { first, weeks, fromMinute, halfHours, buffer } of all) {
          for (const day of weeklyDays(first, addDays(first, 7 * weeks), 1)) {
            const { startMs, endMs } = instantsOf({ day, fromMinute, toMinute: fromMinute + halfHours * 30 }, PARIS)
            const block = { blockId: newBlockId(), resource: 'hall', kind: 'booking', state: 'confirmed' } as const
            const span = spanOf(startMs, endMs, buffer * 60_000)
            const done = calendar.put({ ...block, ...span, ref: 'x', pinned: true, holdUntilMs: null }, 0)
            if (done.ok) booked += 1
          }
        }
        const blocks = calendar.fleet(['hall'], 0).blocks.toSorted((a, b) => a.startMs - b.startMs)
        expect(blocks).toHaveLength(booked)
        for (const [n, block] of blocks.entries()) {
          const before = blocks[n - 1]
          if (before) expect(block.startMs).toBeGreaterThanOrEqual(before.endMs)
        }
        db.close()
      }),
      { numRuns: 40, verbose: 1 },
    )
  })
})

describe('a price', () => {
  const minutes = fc.integer({ min: 1, max: 18 * 60 })
  it('never falls when somebody stays longer, is never above the day, and an association never pays more', () => {
    fc.assert(
      fc.property(aSpace, minutes, minutes, (space, a, b) => {
        const price = (of: number, association = false) => priceOf(space, of, freshRules, association)
        expect(price(Math.max(a, b))).toBeGreaterThanOrEqual(price(Math.min(a, b)))
        if (space.prices.dayCents !== null) expect(price(a)).toBeLessThanOrEqual(space.prices.dayCents)
        expect(price(a, true)).toBeLessThanOrEqual(price(a))
        expect(Number.isInteger(price(a, true))).toBe(true)
      }),
      { verbose: 1 },
    )
  })

  it('called off is between nothing and itself, and nothing in time', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000 }),
        fc.integer({ min: -100, max: 100 }),
        fc.integer({ min: 0, max: 100 }),
        (price, hoursBefore, feePercent) => {
          const rules = { ...freshRules, feePercent }
          const fee = cancelFee({ startMs: 0, priceCents: cents(price) }, rules, -hoursBefore * 3_600_000)
          expect(fee).toBeGreaterThanOrEqual(0)
          expect(fee).toBeLessThanOrEqual(price)
          if (hoursBefore >= rules.freeHours) expect(fee).toBe(0)
        },
      ),
      { verbose: 1 },
    )
  })
})

describe('a line of a calendar file', () => {
  it('is folded at 75 octets and unfolds to itself, whatever is written in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const line = text.replaceAll(/[\r\n]/g, '')
        const lines = folded(line).split('\r\n')
        for (const one of lines) expect(Buffer.byteLength(one)).toBeLessThanOrEqual(75)
        expect(lines.map((one, n) => (n === 0 ? one : one.slice(1))).join('')).toBe(line)
      }),
      { verbose: 1 },
    )
  })
})
