import type { BusinessDay } from '../../shared/business-day.ts'
import type { CustomerId } from '../../shared/ids.ts'
import type { WriteDb } from '../../main/db/open.ts'
import type { RoundId } from './ids.ts'
import { zRun, type Run, type Stop } from './rules/round.ts'

/** Each round on each day that it went, and the containers that it left behind and took back. */
export function createRunStore(db: WriteDb) {
  const at = db
    .prepare<[BusinessDay, RoundId], string>('SELECT value FROM meal_runs WHERE day = ? AND round_id = ?')
    .pluck()
  const ofDay = db.prepare<[BusinessDay], string>('SELECT value FROM meal_runs WHERE day = ?').pluck()
  const loaded = db.prepare<[], string>(`SELECT value FROM meal_runs WHERE state = 'loaded' ORDER BY day`).pluck()
  const naming = db.prepare<[string], string>(`SELECT value FROM meal_runs WHERE value LIKE '%' || ? || '%'`).pluck()
  const write = db.prepare<[RoundId, BusinessDay, Run['state'], string]>(
    `INSERT INTO meal_runs VALUES (?, ?, ?, ?)
     ON CONFLICT (day, round_id) DO UPDATE SET state = excluded.state, value = excluded.value`,
  )
  const containers = db.prepare<[CustomerId, RoundId, BusinessDay, number, number]>(
    `INSERT INTO meal_containers VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (person_id, day, round_id) DO UPDATE SET out = excluded.out, back = excluded.back`,
  )
  const balance = db
    .prepare<[CustomerId], number>('SELECT coalesce(sum(out - back), 0) FROM meal_containers WHERE person_id = ?')
    .pluck()
  const lastInvoiced = db
    .prepare<[CustomerId], number>(
      'SELECT ticket_number FROM meal_invoices WHERE person_id = ? AND credited = 0 ORDER BY month DESC LIMIT 1',
    )
    .pluck()
  const forgetContainers = db.prepare<[CustomerId]>('DELETE FROM meal_containers WHERE person_id = ?')
  const read = (value: string): Run => zRun.parse(JSON.parse(value))
  const save = (run: Run): void => void write.run(run.roundId, run.day, run.state, JSON.stringify(run))

  return {
    run(roundId: RoundId, day: BusinessDay): Run {
      const value = at.get(day, roundId)
      return value === undefined ? freshRun(roundId, day) : read(value)
    },
    ofDay: (day: BusinessDay): readonly Run[] => ofDay.all(day).map(read),
    /** Those that left and of which nobody said how they went, whatever the day. */
    loaded: (): readonly Run[] => loaded.all().map(read),
    save,
    countContainers: ({ roundId, day }: Run, { personId, containersOut, containersBack }: Stop): void =>
      void containers.run(personId, roundId, day, containersOut, containersBack),
    /** What of the café's is at somebody's home; below zero where more came back than were written down. */
    containersAt: (personId: CustomerId): number => balance.get(personId) ?? 0,
    /** The ticket of somebody's latest month. */
    lastInvoiced: (personId: CustomerId): number | undefined => lastInvoiced.get(personId),
    /** What is written about a person goes, and their id with it. */
    forget(personId: CustomerId): void {
      forgetContainers.run(personId)
      for (const run of naming.all(personId).map(read)) {
        const isOther = (one: CustomerId) => one !== personId
        save({
          ...run,
          order: run.order.filter(isOther),
          stops: run.stops.filter((stop) => isOther(stop.personId)),
        })
      }
    },
  }
}
export type RunStore = ReturnType<typeof createRunStore>

function freshRun(roundId: RoundId, day: BusinessDay): Run {
  return {
    roundId,
    day,
    state: 'planned',
    driver: '',
    order: [],
    temperatures: [],
    km: null,
    stops: [],
    carriedBy: null,
  }
}
