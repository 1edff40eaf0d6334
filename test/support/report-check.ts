import { expect } from 'vitest'
import { addDays, businessDay, type BusinessDay } from '../../src/shared/business-day.ts'
import { zAgainst, zReportBy } from '../../src/shared/reports.ts'
import { ZONE, type ReportCafe } from './report-cafe.ts'
import { checkApart, minuteTenths, objectiveOf, perHourOf, workOf, type Told } from './report-more.ts'
import { backDays, compared, countedBy, heldOf, moneyOf, servicesOf, sumsOf, within } from './report-recount.ts'

type Activity = { activity: string; operations: number; spentTenths: number | null }
type Held = {
  nature: string
  about: string
  family: string
  quantityMilli: number
  inCents: number
  outCents: number
  beforeCents: number
}
const byText = (a: readonly unknown[], b: readonly unknown[]): number => String(a).localeCompare(String(b))

/** Every figure of every report of some days, against the sealed entries and what the café wrote down itself. */
export function checkRange(cafe: ReportCafe, told: Told, from: BusinessDay, to: BusinessDay, nowMs: number): void {
  const range = { from, to }
  const today = businessDay(nowMs, ZONE, cafe.core.parts.cafe().settings.cutOffHour)
  const entries = cafe.entries()
  const now = within(entries, range)
  const asks = cafe.asks(nowMs)

  const summary = cafe.reports.summary({ range }, asks)
  const agency = moneyOf(now, 'agency')
  const held = moneyOf(now, 'liability')
  expect(summary).toMatchObject({
    today,
    sums: sumsOf(now),
    objectiveCents: objectiveOf(range),
    agencyCents: agency.came - agency.went,
    heldInCents: held.came,
    heldOutCents: held.went,
  })
  checkApart(cafe, told, range, nowMs)
  const work = workOf(now, range, told)
  for (const against of zAgainst.options) {
    const then = compared(entries, range, against, today, nowMs)
    const back = backDays(range, against)
    // Whole days: what was sold after this hour on the last of them as well.
    const lastDay = today >= from && today <= to ? addDays(today, -back) : addDays(to, -back)
    const whole = sumsOf(within(entries, { from: addDays(from, -back), to: lastDay })).turnoverCents
    expect((summary as Record<string, unknown>)[against]).toMatchObject({ sums: sumsOf(then), wholeCents: whole })
    for (const by of zReportBy.options) {
      const shown = cafe.reports.table({ range, against, by }, asks) as {
        rows: { nature: string; key: string; ttcCents: number; beforeCents: number }[]
      }
      const counted = countedBy(by, now)
      const before = new Map(
        [...countedBy(by, then)].map(([name, figures]) => {
          const isDay = by === 'day'
          return [isDay ? `own ${addDays(name.slice(4) as BusinessDay, back)}` : name, figures.ttc] as const
        }),
      )
      const names = shown.rows.map(({ nature, key }) => `${nature} ${key}`)
      expect(new Set(names)).toEqual(new Set([...counted.keys(), ...before.keys()]))
      expect(names).toHaveLength(new Set(names).size)
      for (const row of shown.rows) {
        const name = `${row.nature} ${row.key}`
        expect({ name, before: row.beforeCents }).toEqual({ name, before: before.get(name) ?? 0 })
        const figures = counted.get(name)
        if (!figures) {
          expect(row.ttcCents).toBe(0)
          continue
        }
        expect(row).toMatchObject({
          count: figures.count,
          quantityMilli: figures.quantityMilli,
          ttcCents: figures.ttc,
          htCents: figures.ht,
          vatCents: figures.vat,
          backCents: figures.back,
        })
      }
    }
    const { activities, held } = cafe.reports.services({ range, against }, asks) as {
      activities: Activity[]
      held: Held[]
    }
    const sold = servicesOf(now)
    const soldBefore = servicesOf(then)
    const busy = Object.keys(minuteTenths).concat('agency.timbres', 'agency.gaz')
    const rows = new Set([
      ...sold.keys(),
      ...soldBefore.keys(),
      ...busy.filter((name) => name !== 'counter' && work(name).operations > 0),
    ])
    expect(new Set(activities.map(({ activity }) => activity))).toEqual(rows)
    expect(activities).toHaveLength(rows.size)
    for (const { activity, ...row } of activities) {
      const { operations, spent } = work(activity)
      const ht = sold.get(activity)?.ht ?? 0
      expect({ activity, ...row }).toMatchObject({
        activity,
        operations,
        ttcCents: sold.get(activity)?.ttc ?? 0,
        htCents: ht,
        beforeCents: soldBefore.get(activity)?.ttc ?? 0,
        minuteTenths: minuteTenths[activity] ?? null,
        spentTenths: spent === 0 ? null : spent,
        perHourCents: perHourOf(ht, spent),
      })
    }
    const heldBefore = heldOf(then)
    expect(
      held
        .map((row) => [
          `${row.nature} ${row.about} ${row.family}`,
          row.quantityMilli,
          row.inCents,
          row.outCents,
          row.beforeCents,
        ])
        .toSorted(byText),
    ).toEqual(
      [...heldOf(now)]
        .map(([name, { quantityMilli, came, went }]) => {
          const before = heldBefore.get(name)
          return [name, quantityMilli, came, went, before ? before.came - before.went : 0]
        })
        .toSorted(byText),
    )
  }
}
