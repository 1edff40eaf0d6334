import type { Retention } from '../../shared/contracts/backups.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

type Kept = { readonly name: string; readonly madeAtMs: number }

/**
 * Which backups go: each hour keeps its newest for some days, each day for some more, each month for ever. The newest of
 * all, which was verified like every one that bears its name, never goes; nor does any of the last hour, or one that a clock put into the future.
 */
export function toForget(
  files: readonly Kept[],
  nowMs: number,
  { hourlyDays, dailyDays }: Retention,
): readonly string[] {
  const newestFirst = files.toSorted((a, b) => b.madeAtMs - a.madeAtMs || b.name.localeCompare(a.name))
  const taken = new Set<string>()
  return newestFirst.flatMap(({ name, madeAtMs }, index) => {
    const at = new Date(madeAtMs).toISOString()
    const ageMs = nowMs - madeAtMs
    const every =
      ageMs < hourlyDays * DAY_MS ? at.slice(0, 13) : ageMs < dailyDays * DAY_MS ? at.slice(0, 10) : at.slice(0, 7)
    const isFirst = !taken.has(every)
    taken.add(every)
    return isFirst || index === 0 || ageMs < HOUR_MS ? [] : [name]
  })
}
