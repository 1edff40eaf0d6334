import Database from 'better-sqlite3'
import { addDays, type BusinessDay } from '../../../shared/business-day.ts'
import { newCustomerId, type CustomerId } from '../../../shared/ids.ts'
import { cents } from '../../../shared/money.ts'
import { instantOf } from '../../../shared/wall-clock.ts'
import type { WriteDb } from '../../../main/db/open.ts'
import type { Random } from '../../../../test/support/random.ts'
import { newRoundId } from '../ids.ts'
import { createOrderStore } from '../order-store.ts'
import { zMenu, type Dish, type MealService, type Needs } from '../rules/food.ts'
import type { Payer, Standing } from '../rules/person.ts'
import { bandRest, payer } from './bills-shop.ts'
import { openMealsShop } from './meals-shop.ts'
import { day, detailsOf, dishOf, inputOf, needsOf, weekRound } from './people.ts'
import { createDiary, PRICES, type Tour, type Villager } from './quarter-diary.ts'

export const FIRST_MONDAY = day('2026-09-28')
export const FIRST = day('2026-10-01')
const PEOPLE = 60
const DELIVERY = 300
const BANDS = [645, 735, 795, 915, 1000]
const diets = ['normal', 'salt-free', 'sugar-free', 'pork-free', 'vegetarian', 'diabetic'] as const
const textures = ['normal', 'minced', 'mixed'] as const
/** Working days, Friday for the weekend; Saturday as well; three days a week. */
const weeks = [
  [1, 2, 3, 4, 5, 5, 5],
  [1, 2, 3, 4, 5, 6, 6],
  [1, 1, 3, 3, 5, 5, 5],
]

const newStanding = (random: Random): readonly Standing[] => {
  const formula = random.chance(0.8) ? 'full' : 'light'
  const quantity = random.chance(0.1) ? 2 : 1
  const days = random.chance(0.7) ? 7 : 5
  const lunch = Array.from(
    { length: days },
    (_, n) => ({ weekday: n + 1, service: 'lunch', formula, quantity }) as const,
  )
  return random.chance(0.9) ? lunch : [...lunch, { weekday: 3, service: 'dinner', formula: 'light', quantity: 1 }]
}

const needsOfNth = (n: number): Needs | undefined => {
  if (n % 6 === 0) return needsOf({ allergens: ['fish'] })
  if (n % 6 === 1) return needsOf({ diet: 'salt-free', texture: 'mixed', note: 'fausse route' })
  return undefined
}

/** A café that opens its meals on a Monday, with three rounds, sixty people, and a diary of what ought to become of them. */
export async function openQuarter(random: Random) {
  let nowMs = 0
  const set = (on: BusinessDay, minute: number): void => void (nowMs = instantOf(on, minute, 'Europe/Paris'))
  set(FIRST_MONDAY, 420)
  const shop = await openMealsShop({ nowMs: () => nowMs })
  const { meals, command } = shop
  // The till's first day; its days are sealed from here on.
  const sessionId = await shop.openDay()
  await shop.ask.cashSessions.close({ ...command({ sessionId }), countedCents: cents(10_000) })
  const diary = createDiary()
  let today = FIRST_MONDAY
  const now = () => ({ today, nowMs })

  const setup = await meals.setup({})
  const prices = BANDS.flatMap((beneficiary, n) =>
    [...PRICES].map(([formula, full]) => ({
      band: `${n + 1}`,
      formula,
      from: day('2026-01-01'),
      fullCents: cents(full),
      deliveryCents: cents(DELIVERY),
      beneficiaryCents: cents(Math.min(beneficiary, full)),
    })),
  )
  await meals.saveSetup(command({ setup: { ...setup, prices, lateBilledPercent: 50 } }))

  const tours: readonly Tour[] = weeks.map((week) => ({ roundId: newRoundId(), week }))
  for (const [n, { roundId, week }] of tours.entries())
    await meals.saveRound(command({ round: weekRound({ roundId, name: `Tournée ${n}`, broughtOn: [...week] }) }))

  const dish = (name: string, more: Parameters<typeof dishOf>[1] = {}) =>
    dishOf(name, { diets: [...diets], textures: [...textures], ...more })
  const dishes = {
    soup: dish('Potage', { course: 'soup', allergens: ['celery'] }),
    fish: dish('Brandade', { allergens: ['fish', 'milk'], diets: ['normal'], textures: ['normal'] }),
    eggs: dish('Omelette', { allergens: ['eggs'] }),
    tart: dish('Tarte aux poireaux', { allergens: ['gluten', 'milk'] }),
    rice: dish('Riz', { course: 'side' }),
    dessert: dish('Compote', { course: 'dessert' }),
  }
  for (const one of Object.values(dishes)) await meals.saveDish(command({ dish: one }))
  /** Fish, or another main dish. */
  async function saveMenu(on: BusinessDay, service: MealService, other: Dish): Promise<void> {
    const courses = [
      { course: 'soup', dishIds: [dishes.soup.dishId] },
      { course: 'main', dishIds: [dishes.fish.dishId, other.dishId] },
      { course: 'side', dishIds: [dishes.rice.dishId] },
      { course: 'dessert', dishIds: [dishes.dessert.dishId] },
    ]
    await meals.saveMenu(command({ menu: zMenu.parse({ day: on, service, courses }) }))
  }
  for (let n = 0; n < 14; n += 1)
    for (const service of ['lunch', 'dinner'] as const) await saveMenu(addDays(FIRST_MONDAY, n), service, dishes.eggs)

  async function customer(name: string): Promise<CustomerId> {
    const customerId = newCustomerId()
    const details = { ...detailsOf(name), siren: '' as const, vatNumber: '' as const }
    await shop.ask.customers.save(command({ customerId, ...details }))
    return customerId
  }
  const ccas = await customer('CCAS')
  const apa = await customer('Département')
  const fund = await customer('Caisse de retraite')
  const since = { from: FIRST }
  const kinds: readonly (readonly Payer[])[] = [
    [],
    [{ ...bandRest(ccas), ...since }],
    [
      { ...bandRest(ccas), ...since },
      payer(apa, 'apa', { kind: 'per-meal', amountCents: cents(200) }, { ...since, maxMealsMonth: 20 }),
    ],
    [{ ...bandRest(ccas), ...since }, payer(fund, 'fund', { kind: 'percent', hundredths: 3333 }, since)],
    [payer(fund, 'fund', { kind: 'up-to', amountCents: cents(5000) }, since)],
  ]

  const villagers: Villager[] = []
  const ranks = new Map<CustomerId, number>()
  /** As its form sends a file: the diary follows. */
  async function save(villager: Villager): Promise<void> {
    const { personId, tour, standing, mayBeLeft } = villager
    const n = ranks.get(personId) ?? 0
    const person = inputOf({
      ...{ personId, roundId: tour.roundId, standing: [...standing], mayBeLeft, startedOn: FIRST },
      band: `${(n % BANDS.length) + 1}`,
      payers: [...(kinds[n % kinds.length] ?? [])],
    })
    await meals.savePerson(command({ person, details: detailsOf(`Personne ${n}`) }))
    diary.follow(villager, now())
  }
  for (let n = 0; n < PEOPLE; n += 1) {
    const personId = newCustomerId()
    const tour = tours[n % tours.length]
    if (!tour) throw new Error('three rounds')
    const villager = { personId, mayBeLeft: n % 4 === 0, tour, standing: newStanding(random), pauses: [], endsOn: null }
    ranks.set(personId, n)
    villagers.push(villager)
    await save(villager)
    const needs = needsOfNth(n)
    if (needs) await meals.saveNeeds(command({ personId, needs, consentOn: FIRST_MONDAY }))
  }

  const db = new Database(shop.ledgerFile) as WriteDb // the store asks for nothing but statements
  return {
    ...shop,
    db,
    orders: createOrderStore(db),
    random,
    diary,
    tours,
    dishes,
    saveMenu,
    /** Days whose omelette became a tart, and the meals that had asked for it. */
    noEggs: new Set<BusinessDay>(),
    takenOff: new Set<string>(),
    villagers,
    payers: [ccas, apa, fund],
    allergicToFish: villagers.filter((_, n) => n % 6 === 0).map(({ personId }) => personId),
    save,
    newStanding: () => newStanding(random),
    now,
    /** By the wall: minutes since midnight. */
    clockTo(on: BusinessDay, minute: number): void {
      today = on
      set(on, minute)
    },
  }
}
export type Quarter = Awaited<ReturnType<typeof openQuarter>>
