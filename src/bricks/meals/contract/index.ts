import * as invoices from './invoices.ts'
import * as kitchen from './kitchen.ts'
import * as menus from './menus.ts'
import * as orders from './orders.ts'
import * as people from './people.ts'
import * as rounds from './rounds.ts'
import * as setup from './setup.ts'

/** Everything that may be asked of the meals, by slice: people and orders, kitchen and rounds, invoices, how it is done. */
export const mealsContract = { ...people, ...menus, ...orders, ...kitchen, ...rounds, ...invoices, ...setup }
export type MealsContract = typeof mealsContract
