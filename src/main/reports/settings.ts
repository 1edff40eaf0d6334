import { cents, type Cents } from '../../shared/money.ts'
import type { WriteDb } from '../db/open.ts'

/** What the café wants of its days, and how long its work takes. */
export function createReportSettings(db: WriteDb) {
  const objectives = db.prepare<[], { weekday: number; cents: number }>('SELECT weekday, cents FROM report_objectives')
  const writeObjective = db.prepare<[number, number]>(
    'INSERT INTO report_objectives VALUES (?, ?) ON CONFLICT (weekday) DO UPDATE SET cents = excluded.cents',
  )
  const dropObjective = db.prepare<[number]>('DELETE FROM report_objectives WHERE weekday = ?')
  const minutes = db.prepare<[], { activity: string; tenths: number }>('SELECT activity, tenths FROM report_minutes')
  const writeMinutes = db.prepare<[string, number]>(
    'INSERT INTO report_minutes VALUES (?, ?) ON CONFLICT (activity) DO UPDATE SET tenths = excluded.tenths',
  )
  const dropMinutes = db.prepare<[string]>('DELETE FROM report_minutes WHERE activity = ?')

  return {
    /** Monday first; null where the weekday has none. */
    objectives(): (Cents | null)[] {
      const known = new Map(objectives.all().map((row) => [row.weekday, cents(row.cents)]))
      return [1, 2, 3, 4, 5, 6, 7].map((weekday) => known.get(weekday) ?? null)
    },
    setObjective(weekday: number, amount: Cents | null): void {
      if (amount === null) dropObjective.run(weekday)
      else writeObjective.run(weekday, amount)
    },
    /** Tenths of a minute that one piece of work takes, by activity. */
    minutes: (): ReadonlyMap<string, number> => new Map(minutes.all().map((row) => [row.activity, row.tenths])),
    setMinutes(activity: string, tenths: number | null): void {
      if (tenths === null) dropMinutes.run(activity)
      else writeMinutes.run(activity, tenths)
    },
  }
}
export type ReportSettings = ReturnType<typeof createReportSettings>
