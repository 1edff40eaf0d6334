import type { BrickDoors } from '../../main/brick.ts'
import type { Handlers } from '../../main/hosts/handlers.ts'
import type { BatchStore } from './batch-store.ts'
import type { MealsContract } from './contract/index.ts'
import type { DeclarationStore } from './declaration-store.ts'
import type { InvoiceStore } from './invoice-store.ts'
import type { MenuStore } from './menu-store.ts'
import type { OrderStore } from './order-store.ts'
import type { PeopleStore } from './people-store.ts'
import type { PrintLog } from './print-store.ts'
import type { RoundStore } from './round-store.ts'
import type { RunStore } from './run-store.ts'
import type { SetupStore, Trail } from './setup-store.ts'
import type { WelfareStore } from './welfare-store.ts'

/** What every handler of the meals works with, inside the transaction of the command that was asked. */
export type MealsParts = {
  readonly doors: BrickDoors
  readonly setups: SetupStore
  readonly people: PeopleStore
  readonly declarations: DeclarationStore
  readonly orders: OrderStore
  readonly invoices: InvoiceStore
  readonly menus: MenuStore
  readonly rounds: RoundStore
  readonly batches: BatchStore
  readonly runs: RunStore
  readonly welfare: WelfareStore
  readonly prints: PrintLog
  readonly trail: Trail
  /** The café's own clock, as its settings have it now. */
  readonly zone: () => string
}

export type MealsHandlers = Handlers<MealsContract>
export type InvoiceHandlers = Pick<
  MealsHandlers,
  'billsOf' | 'bill' | 'issueBill' | 'creditBill' | 'creditShares' | 'billReminders' | 'taxCertificates' | 'billFile'
>
export type PeopleHandlers = Pick<
  MealsHandlers,
  'needs' | 'declaration' | 'people' | 'person' | 'savePerson' | 'saveNeeds' | 'forgetNeeds'
>
export type StatusHandlers = Pick<MealsHandlers, 'pause' | 'resume' | 'endPerson' | 'restartPerson' | 'removePerson'>
export type MenuHandlers = Pick<
  MealsHandlers,
  'dishes' | 'saveDish' | 'removeDish' | 'menus' | 'saveMenu' | 'copyMenus'
>
export type OrderHandlers = Pick<MealsHandlers, 'orderMeal' | 'acceptLate' | 'cancelMeal' | 'planMeals'>
export type OrderQueries = Pick<MealsHandlers, 'week' | 'unfit' | 'eaters' | 'counts' | 'gaps'>
export type SetupHandlers = Pick<MealsHandlers, 'setup' | 'saveSetup' | 'isBareDemo' | 'stockDemo'>
export type KitchenHandlers = Pick<
  MealsHandlers,
  | 'kitchenDay'
  | 'labels'
  | 'batches'
  | 'dishesOfDay'
  | 'saveBatch'
  | 'serveBatch'
  | 'prepare'
  | 'undoPrepare'
  | 'printKitchen'
  | 'kitchenPdf'
  | 'markPrinted'
  | 'measureKitchen'
>
export type RoundHandlers = Pick<
  MealsHandlers,
  'rounds' | 'saveRound' | 'removeRound' | 'orderStops' | 'carryRound' | 'roundsOfDay' | 'run'
>
export type RunHandlers = Pick<MealsHandlers, 'load' | 'unload' | 'measure' | 'recordStop' | 'validate' | 'closeDay'>
export type SheetHandlers = Pick<MealsHandlers, 'runCodes' | 'printRounds' | 'runPdf'>
export type WelfareHandlers = Pick<MealsHandlers, 'writeWelfare' | 'tellWelfare' | 'welfareNotes'>
