import { join } from 'node:path'
import { inTransaction, openLedger } from '../../../main/db/open.ts'
import { migrate } from '../../../main/db/migrate.ts'
import { createMenuStore } from '../menu-store.ts'
import { mealsTrack } from '../migrations.ts'
import { createOrderStore } from '../order-store.ts'
import { createPeopleStore } from '../people-store.ts'
import { createPlanner } from '../planner.ts'
import { createRoundStore } from '../round-store.ts'
import { freshSetup } from '../rules/setup.ts'
import { createSetupStore } from '../setup-store.ts'
import { day, inputOf, weekRound } from './people.ts'
import { figure, percentile, timed } from '../../../../test/bench/figures.ts'

const PEOPLE = 200
const DAYS = 60
const RUNS = 5
const MOMENT = { nowMs: Date.UTC(2026, 10, 23, 7), today: day('2026-11-23') }

/** Standing orders of two hundred people become meals, sixty days ahead; then the look of every half minute, with nothing new. */
export async function bench(folder: string): Promise<void> {
  const plans: number[] = []
  const looks: number[] = []
  const bare: number[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const db = openLedger(join(folder, `ledger-${run}.db`))
    migrate(db, [{ ...mealsTrack, needs: [] }], () => 0)
    const parts = {
      setups: createSetupStore(db),
      people: createPeopleStore(db),
      orders: createOrderStore(db),
      menus: createMenuStore(db),
      rounds: createRoundStore(db),
      zone: () => 'Europe/Paris',
    }
    const planner = createPlanner(parts)
    const round = weekRound()
    inTransaction(db, () => {
      parts.setups.save({ ...freshSetup(), plannedDays: DAYS })
      parts.rounds.save(round)
      for (let n = 0; n < PEOPLE; n += 1) {
        const ended = { endReason: null, endedOn: null, pauses: [], consentOn: null, stopRank: n }
        parts.people.save({ ...inputOf({ roundId: round.roundId }), ...ended })
      }
    })
    let planned = 0
    plans.push(timed(() => inTransaction(db, () => (planned = planner.generate(MOMENT)))))
    if (planned < PEOPLE * (DAYS - 5)) throw new Error(`only ${planned} meals were planned`)
    looks.push(timed(() => inTransaction(db, () => planner.generate(MOMENT))))
    const rows = db.prepare('SELECT * FROM meal_orders').raw()
    bare.push(timed(() => void rows.all()))
    db.close()
  }
  figure('meals.plan.200x60.p50.ms', percentile(plans, 0.5), 'ms', { atMost: 1000 })
  figure('meals.look.200x60.p50.ms', percentile(looks, 0.5), 'ms', { atMost: 200 })
  figure('meals.plan.ratio', percentile(plans, 0.5) / percentile(bare, 0.5), 'x bare rows')
}
