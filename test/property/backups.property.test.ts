import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toForget } from '../../src/main/backups/retention.ts'
import { FIRST_RETENTION, zRetention, type Retention } from '../../src/shared/contracts/backups.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const NOW_MS = Date.UTC(2026, 10, 23, 12, 34, 56)
const SEED = Number(process.env['ZINC_SEED'] ?? Date.now())

type File = { readonly name: string; readonly madeAtMs: number }

/** Backups of up to three years, many of them close together, a few of a clock that ran ahead; the year’s newest first or last. */
const ages = fc.oneof(
  fc.integer({ min: -30 * DAY_MS, max: -1 }),
  fc.integer({ min: 0, max: 3 * HOUR_MS }),
  fc.integer({ min: 0, max: 4 * DAY_MS }),
  fc.integer({ min: 0, max: 1100 * DAY_MS }),
)
const files: fc.Arbitrary<readonly File[]> = fc
  .array(ages, { minLength: 1, maxLength: 60 })
  .map((list) => list.map((age, n) => ({ name: `zinc-${n}`, madeAtMs: NOW_MS - age })))
const retentions: fc.Arbitrary<Retention> = fc.record({
  hourlyDays: fc.integer({ min: 1, max: 31 }),
  dailyDays: fc.integer({ min: 7, max: 400 }),
})

/** The hour, day or month in which a backup has to have one that stays. */
function stretchOf({ madeAtMs }: File, nowMs: number, { hourlyDays, dailyDays }: Retention): string {
  const age = nowMs - madeAtMs
  const letters = age < hourlyDays * DAY_MS ? 13 : age < dailyDays * DAY_MS ? 10 : 7
  return new Date(madeAtMs).toISOString().slice(0, letters)
}

function check(run: (all: readonly File[], retention: Retention, gone: ReadonlySet<string>) => void): void {
  fc.assert(
    fc.property(files, retentions, (all, retention) => {
      run(all, zRetention.parse(retention), new Set(toForget(all, NOW_MS, retention)))
    }),
    { seed: SEED, numRuns: 500 },
  )
}

describe('which backups go', () => {
  it('never the newest, nor any of the last hour, nor one that a clock put into the future', () => {
    check((all, _, gone) => {
      const newest = Math.max(...all.map(({ madeAtMs }) => madeAtMs))
      for (const { name, madeAtMs } of all) {
        if (madeAtMs > NOW_MS - HOUR_MS) expect(gone.has(name)).toBe(false)
      }
      expect(all.some(({ name, madeAtMs }) => madeAtMs === newest && !gone.has(name))).toBe(true)
    })
  })

  it('only where a newer one of the same hour, day or month stays', () => {
    check((all, retention, gone) => {
      for (const file of all.filter(({ name }) => gone.has(name))) {
        const stretch = stretchOf(file, NOW_MS, retention)
        const stands = all.some(
          (other) =>
            !gone.has(other.name) && other.madeAtMs >= file.madeAtMs && stretchOf(other, NOW_MS, retention) === stretch,
        )
        expect(stands).toBe(true)
      }
    })
  })

  it('until each hour, day and month has one, and nothing more the next time', () => {
    check((all, retention, gone) => {
      const kept = all.filter(({ name }) => !gone.has(name))
      const old = kept.filter(({ madeAtMs }) => madeAtMs <= NOW_MS - HOUR_MS)
      const newest = kept.toSorted((a, b) => b.madeAtMs - a.madeAtMs)[0]
      const stretches = old.filter((file) => file !== newest).map((file) => stretchOf(file, NOW_MS, retention))
      expect(new Set(stretches).size).toBe(stretches.length)
      expect(toForget(kept, NOW_MS, retention)).toEqual([])
    })
  })

  it('hour after hour for half a year: two days of hours, sixty of days and each month are there, and no more', () => {
    let kept: readonly File[] = []
    const first = NOW_MS - 180 * DAY_MS
    for (let nowMs = first; nowMs <= NOW_MS; nowMs += HOUR_MS) {
      kept = [...kept, { name: String(nowMs), madeAtMs: nowMs }]
      const gone = new Set(toForget(kept, nowMs, FIRST_RETENTION))
      kept = kept.filter(({ name }) => !gone.has(name))
    }
    const within = (from: number, to: number) =>
      kept.filter(({ madeAtMs }) => NOW_MS - madeAtMs >= from && NOW_MS - madeAtMs < to).length
    expect(within(0, 2 * DAY_MS)).toBe(48)
    expect(within(2 * DAY_MS, 60 * DAY_MS)).toBeGreaterThanOrEqual(58)
    expect(within(2 * DAY_MS, 60 * DAY_MS)).toBeLessThanOrEqual(60)
    const months = new Set(kept.map(({ madeAtMs }) => new Date(madeAtMs).toISOString().slice(0, 7)))
    expect([...months].toSorted()).toEqual([
      '2026-05',
      '2026-06',
      '2026-07',
      '2026-08',
      '2026-09',
      '2026-10',
      '2026-11',
    ])
    expect(kept.length).toBeLessThan(48 + 60 + 7)
  })
})
