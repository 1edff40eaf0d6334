import type { BusinessDay } from '../../shared/business-day.ts'
import type { CustomerId } from '../../shared/ids.ts'
import type { WriteDb } from '../../main/db/open.ts'
import type { MealOrderId, RoundId } from './ids.ts'
import type { MealService } from './rules/food.ts'
import { zMealOrder, type MealOrder } from './rules/order.ts'

/** Every meal that was ordered: one at most for each person, day and service. */
export function createOrderStore(db: WriteDb) {
  const byId = db.prepare<[MealOrderId], string>('SELECT value FROM meal_orders WHERE order_id = ?').pluck()
  const at = db
    .prepare<[CustomerId, BusinessDay, MealService], string>(
      'SELECT value FROM meal_orders WHERE person_id = ? AND eaten_on = ? AND service = ?',
    )
    .pluck()
  const ofPerson = db
    .prepare<[CustomerId, BusinessDay, BusinessDay], string>(
      'SELECT value FROM meal_orders WHERE person_id = ? AND eaten_on BETWEEN ? AND ? ORDER BY eaten_on, service DESC',
    )
    .pluck()
  const eaten = db
    .prepare<[BusinessDay, BusinessDay], string>(
      'SELECT value FROM meal_orders WHERE eaten_on BETWEEN ? AND ? ORDER BY eaten_on, service DESC, person_id',
    )
    .pluck()
  const brought = db
    .prepare<[BusinessDay, RoundId | null, RoundId | null], string>(
      `SELECT value FROM meal_orders WHERE delivered_on = ? AND (? IS NULL OR round_id = ?)
       ORDER BY eaten_on, service DESC, person_id`,
    )
    .pluck()
  const planned = db
    .prepare<[BusinessDay], string>(
      `SELECT value FROM meal_orders WHERE state = 'planned' AND delivered_on <= ? ORDER BY delivered_on`,
    )
    .pluck()
  const keys = db.prepare<[BusinessDay, BusinessDay], { person_id: CustomerId; eaten_on: string; service: string }>(
    'SELECT person_id, eaten_on, service FROM meal_orders WHERE eaten_on BETWEEN ? AND ?',
  )
  const awaited = db
    .prepare<[RoundId], number>(
      `SELECT 1 FROM meal_orders WHERE round_id = ? AND state IN ('planned', 'locked', 'prepared', 'loaded') LIMIT 1`,
    )
    .pluck()
  const unanswered = db
    .prepare<[BusinessDay, BusinessDay], string>(
      `SELECT value FROM meal_orders WHERE delivered_on BETWEEN ? AND ?
       AND state IN ('planned', 'locked', 'prepared', 'loaded')`,
    )
    .pluck()
  const ofTicket = db.prepare<[number], string>('SELECT value FROM meal_orders WHERE billed_on = ?').pluck()
  const delivered = db
    .prepare<[BusinessDay, BusinessDay], number>(
      `SELECT count(*) FROM meal_orders WHERE delivered_on BETWEEN ? AND ? AND state = 'delivered'`,
    )
    .pluck()
  const write = db.prepare(
    `INSERT INTO meal_orders VALUES (@orderId, @personId, @eatenOn, @service, @deliveredOn, @roundId, @state, @billedOn, @value)
     ON CONFLICT (order_id) DO UPDATE SET delivered_on = excluded.delivered_on, round_id = excluded.round_id,
       state = excluded.state, billed_on = excluded.billed_on, value = excluded.value`,
  )
  const remove = db.prepare<[MealOrderId]>('DELETE FROM meal_orders WHERE order_id = ?')
  const read = (value: string): MealOrder => zMealOrder.parse(JSON.parse(value))
  const one = (value: string | undefined) => (value === undefined ? undefined : read(value))

  return {
    order: (orderId: MealOrderId): MealOrder | undefined => one(byId.get(orderId)),
    orderAt: (personId: CustomerId, eatenOn: BusinessDay, service: MealService): MealOrder | undefined =>
      one(at.get(personId, eatenOn, service)),
    /** By the days on which they are eaten, both included. */
    ofPerson: (personId: CustomerId, from: BusinessDay, to: BusinessDay): readonly MealOrder[] =>
      ofPerson.all(personId, from, to).map(read),
    eatenBetween: (from: BusinessDay, to: BusinessDay): readonly MealOrder[] => eaten.all(from, to).map(read),
    /** Whatever a day's rounds bring, or one of them; those that were cancelled as well. */
    broughtOn: (day: BusinessDay, roundId: RoundId | null = null): readonly MealOrder[] =>
      brought.all(day, roundId, roundId).map(read),
    /** Those that nobody has locked yet, of rounds up to a day. */
    plannedUntil: (day: BusinessDay): readonly MealOrder[] => planned.all(day).map(read),
    /** « person day service » of every meal between two days, whatever became of it: what a generation leaves alone. */
    keysBetween: (from: BusinessDay, to: BusinessDay): ReadonlySet<string> =>
      new Set(keys.all(from, to).map((key) => `${key.person_id} ${key.eaten_on} ${key.service}`)),
    /** Of rounds between two days, those of which nobody said what became of them. */
    unanswered: (from: BusinessDay, to: BusinessDay): readonly MealOrder[] => unanswered.all(from, to).map(read),
    /** Whether a round has still something to bring. */
    isRoundAwaited: (roundId: RoundId): boolean => awaited.get(roundId) !== undefined,
    /** How many meals somebody was brought by rounds between two days, both included. */
    deliveredBetween: (from: BusinessDay, to: BusinessDay): number => delivered.get(from, to) ?? 0,
    ofTicket: (number: number): readonly MealOrder[] => ofTicket.all(number).map(read),
    /** A plan that nobody touched, and that nobody wants any more. */
    remove: (orderId: MealOrderId): void => void remove.run(orderId),
    save(order: MealOrder): void {
      const { orderId, personId, eatenOn, service, deliveredOn, roundId, state, billedOn } = order
      const value = JSON.stringify(order)
      write.run({ orderId, personId, eatenOn, service, deliveredOn, roundId, state, billedOn, value })
    },
  }
}
export type OrderStore = ReturnType<typeof createOrderStore>
