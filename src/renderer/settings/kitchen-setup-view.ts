import { COURSES_MAX, type KitchenSetup, type PrepStation } from '../../shared/contracts/kitchen.ts'
import type { PrepStationId, ProductId } from '../../shared/ids.ts'

/** Undefined is "as its category"; null is "nobody", or no course. */
export type Choice<Value> = Value | null | undefined

export function categoryRoute(setup: KitchenSetup, categoryId: string) {
  const route = setup.categories.find((one) => one.categoryId === categoryId)
  return route ?? { categoryId, prepStationId: null, course: null }
}

export function productRoute(setup: KitchenSetup, productId: ProductId) {
  return setup.products.find((one) => one.productId === productId) ?? { productId }
}

/** The choice after this one: a key that goes round needs no list to open. */
export function nextChoice<Value>(choices: readonly Choice<Value>[], now: Choice<Value>): Choice<Value> {
  return choices[(choices.indexOf(now) + 1) % choices.length]
}

export function stationChoices({ prepStations }: KitchenSetup, own: boolean): readonly Choice<PrepStationId>[] {
  return [...(own ? [undefined] : []), null, ...prepStations.map((station) => station.prepStationId)]
}

export function courseChoices(own: boolean): readonly Choice<number>[] {
  return [...(own ? [undefined] : []), null, ...Array.from({ length: COURSES_MAX }, (_, n) => n + 1)]
}

type Routed = { readonly prepStationId: PrepStationId | null; readonly course: number | null }

export function withCategory(setup: KitchenSetup, categoryId: string, route: Partial<Routed>): KitchenSetup {
  const others = setup.categories.filter((one) => one.categoryId !== categoryId)
  return { ...setup, categories: [...others, { ...categoryRoute(setup, categoryId), ...route }] }
}

/** A product that goes every way as its category is no exception. */
export function withProduct(
  setup: KitchenSetup,
  productId: ProductId,
  change: { readonly prepStationId?: Choice<PrepStationId>; readonly course?: Choice<number> },
): KitchenSetup {
  const { prepStationId, course } = { ...productRoute(setup, productId), ...change }
  const others = setup.products.filter((one) => one.productId !== productId)
  if (prepStationId === undefined && course === undefined) return { ...setup, products: others }
  const route = {
    productId,
    ...(prepStationId === undefined ? {} : { prepStationId }),
    ...(course === undefined ? {} : { course }),
  }
  return { ...setup, products: [...others, route] }
}

export function withStation(setup: KitchenSetup, station: PrepStation): KitchenSetup {
  const known = setup.prepStations.some((one) => one.prepStationId === station.prepStationId)
  const prepStations = known
    ? setup.prepStations.map((one) => (one.prepStationId === station.prepStationId ? station : one))
    : [...setup.prepStations, station]
  return { ...setup, prepStations }
}

/** Nothing is made any more where nobody stands. */
export function withoutStation(setup: KitchenSetup, gone: PrepStationId): KitchenSetup {
  return {
    ...setup,
    prepStations: setup.prepStations.filter((one) => one.prepStationId !== gone),
    categories: setup.categories.map((one) => (one.prepStationId === gone ? { ...one, prepStationId: null } : one)),
    products: setup.products.map((one) => (one.prepStationId === gone ? { ...one, prepStationId: null } : one)),
  }
}
