import { slipsOf } from '../../../../test/support/printed-slips.ts'
import { openLedger } from '../../../main/db/open.ts'
import type { BusinessDay } from '../../../shared/business-day.ts'
import { newCustomerId, type CustomerId } from '../../../shared/ids.ts'
import { createMenuStore } from '../menu-store.ts'
import { createOrderStore } from '../order-store.ts'
import { createPeopleStore } from '../people-store.ts'
import { newDishId, newMealOrderId, newRoundId, type RoundId } from '../ids.ts'
import type { Course, Dish, Menu, Needs } from '../rules/food.ts'
import type { MealOrder } from '../rules/order.ts'
import type { PersonFile } from '../rules/person.ts'
import { startPrinterSimulator } from '../../../main/devices/simulators/printer/server.ts'
import { openMealsShop } from './meals-shop.ts'

/** Friday 27 November 2026 of meals.md §3.7. */
export const FRIDAY = '2026-11-27' as BusinessDay
export const day = (name: string) => name as BusinessDay

const WEEK = [1, 2, 3, 4, 5, 5, 5]
export const plainNeeds: Needs = {
  diet: 'normal',
  texture: 'normal',
  portion: 'normal',
  allergens: [],
  refused: [],
  declaredOn: null,
  note: '',
}
export const dishOf = (name: string, course: Course, more: Partial<Dish> = {}): Dish => ({
  dishId: newDishId(),
  name,
  course,
  allergens: [],
  ingredients: [],
  diets: ['normal', 'salt-free', 'sugar-free', 'pork-free', 'vegetarian', 'diabetic'],
  textures: ['normal', 'minced', 'mixed'],
  lifeDays: 3,
  ...more,
})

export function orderOf(personId: CustomerId, more: Partial<MealOrder> = {}): MealOrder {
  return {
    orderId: newMealOrderId(),
    personId,
    eatenOn: FRIDAY,
    service: 'lunch',
    deliveredOn: FRIDAY,
    roundId: null,
    formula: 'full',
    quantity: 1,
    state: 'locked',
    handed: null,
    choices: [],
    price: { band: '2', fullCents: 1050, deliveryCents: 300, beneficiaryCents: 735 } as MealOrder['price'],
    billedPercent: 0,
    reason: '',
    byHand: false,
    billedOn: null,
    credited: false,
    changedAtMs: 0,
    ...more,
  }
}

export const fileOf = (personId: CustomerId, more: Partial<PersonFile> = {}): PersonFile => ({
  personId,
  status: 'active',
  endReason: null,
  startedOn: FRIDAY,
  endedOn: null,
  birthDate: null,
  accessNote: '',
  contacts: [],
  roundId: null,
  stopRank: 0,
  band: '2',
  payers: [],
  standing: [],
  pauses: [],
  mayBeLeft: false,
  invoiceWithMeal: false,
  consentOn: FRIDAY,
  ...more,
})

/** A café with two rounds and the menu of C-04, on the morning of a Friday; what others ask for lies in its stores. */
export async function openRoundShop(from = '2026-11-27 07:30') {
  const printer = await startPrinterSimulator()
  const shop = await openMealsShop({
    from,
    printer: { host: '127.0.0.1', port: printer.port, profile: 'epson-80' },
  })
  await shop.openDay()
  const db = openLedger(shop.ledgerFile)
  const [people, orders, menus] = [createPeopleStore(db), createOrderStore(db), createMenuStore(db)]
  const rounds = { town: newRoundId(), hills: newRoundId() }
  const roundOf = (roundId: RoundId, name: string) => ({
    round: { roundId, name, vehicle: 'Kangoo', startMinute: 600, broughtOn: WEEK },
  })
  await shop.meals.saveRound(shop.command(roundOf(rounds.town, 'Bourg')))
  await shop.meals.saveRound(shop.command(roundOf(rounds.hills, 'Hameaux')))

  const dishes = {
    soup: dishOf('Potage de légumes', 'soup', { allergens: ['celery'] }),
    brandade: dishOf('Brandade', 'main', { allergens: ['fish', 'milk'] }),
    omelette: dishOf('Omelette', 'main', { allergens: ['eggs'] }),
    rice: dishOf('Riz', 'side'),
    dessert: dishOf('Compote', 'dessert'),
  }
  for (const dish of Object.values(dishes)) menus.saveDish(dish)
  const course = (name: Course, ...of: readonly Dish[]) => ({ course: name, dishIds: of.map(({ dishId }) => dishId) })
  const menuOf = (eatenOn: BusinessDay, service: Menu['service'] = 'lunch'): Menu => ({
    day: eatenOn,
    service,
    courses: [
      course('soup', dishes.soup),
      course('main', dishes.brandade, dishes.omelette),
      course('side', dishes.rice),
      course('dessert', dishes.dessert),
    ],
  })
  for (const eatenOn of [FRIDAY, day('2026-11-28'), day('2026-11-29')]) menus.saveMenu(menuOf(eatenOn))

  let rank = 0
  return {
    ...shop,
    db,
    people,
    orders,
    menus,
    dishes,
    menuOf,
    town: { roundId: rounds.town, day: FRIDAY },
    hills: { roundId: rounds.hills, day: FRIDAY },
    /** Somebody with a file; of the town's round, at an address, unless said otherwise. */
    async person(name: string, file: Partial<PersonFile> = {}, addressLines = ['3 rue du Four']): Promise<CustomerId> {
      const customerId = newCustomerId()
      await shop.ask.customers.save(
        shop.command({
          customerId,
          name,
          phone: '05 55 11 22 33',
          email: '' as const,
          addressLines,
          postcode: '23000',
          city: 'Le Bourg',
          country: 'FR',
          siren: '',
          vatNumber: '',
        }),
      )
      people.save(fileOf(customerId, { roundId: rounds.town, stopRank: (rank += 1), ...file }))
      return customerId
    },
    /** A meal of somebody on the round of their file, locked, unless said otherwise. */
    order(personId: CustomerId, more: Partial<MealOrder> = {}): MealOrder {
      const order = orderOf(personId, { roundId: people.person(personId)?.roundId ?? null, ...more })
      orders.save(order)
      return order
    },
    /** Prepares the day and loads a round at 2.1 °C. */
    async leave(roundId: RoundId = rounds.town, on: BusinessDay = FRIDAY): Promise<void> {
      await shop.meals.prepare(shop.command({ day: on })).catch(() => undefined) // what is prepared stays so
      await shop.meals.load(shop.command({ roundId, day: on, driver: 'Jean', temperature: cold(21), anyway: false }))
    },
    /** Every paper that came out, once there are so many: awaited, never timed. */
    slips: (count: number): Promise<readonly string[]> => slipsOf(printer, count),
    /** Of the papers that are cut off, the lines that are printed bold from their first letter on. */
    bold: (): readonly string[] =>
      printer.paper.slips.flatMap(({ items }) =>
        items.flatMap((item) =>
          item.kind === 'line' && item.runs.some(({ style }) => style.bold)
            ? [item.runs.map(({ text }) => text).join('')]
            : [],
        ),
      ),
    /** What every code on the papers says. */
    printed: (kind: 'qr'): readonly string[] =>
      printer.paper.timeline.flatMap((event) => (event.kind === kind ? [event.data] : [])),
    async close(): Promise<void> {
      db.close()
      await shop.close()
      await printer.close()
    },
  }
}
export type RoundShop = Awaited<ReturnType<typeof openRoundShop>>

export const cold = (tenthsC: number, where: 'departure' | 'last-stop' = 'departure') => ({
  where,
  tenthsC,
  comment: '',
  action: null,
  sure: false,
})
export const stopOf = (
  personId: CustomerId,
  result: 'delivered' | 'bag-back' | 'neighbour' | 'left' | null,
  note = '',
) => ({
  personId,
  result,
  containersOut: 0,
  containersBack: 0,
  note,
  collectedCents: 0 as never,
})
/** The code of a refusal and what it says of the case. */
export async function refusal(work: Promise<unknown>): Promise<readonly [string, unknown]> {
  try {
    await work
    return ['none', undefined]
  } catch (error) {
    if (error instanceof Error && 'code' in error) return [String(error.code), 'data' in error ? error.data : undefined]
    throw error
  }
}
