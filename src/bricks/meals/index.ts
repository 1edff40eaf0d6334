import type { Brick } from '../../main/brick.ts'
import { overwriting } from '../../main/db/open.ts'
import { createBatchStore } from './batch-store.ts'
import { createCancelMeals } from './cancel-meals.ts'
import { mealsContract } from './contract/index.ts'
import { createDeclarationStore } from './declaration-store.ts'
import { createGaps, peopleToday } from './gaps.ts'
import { invoiceHandlers } from './invoice-handlers.ts'
import { createInvoiceStore } from './invoice-store.ts'
import { kitchenHandlers } from './kitchen-handlers.ts'
import { createLook } from './look.ts'
import { menuHandlers } from './menu-handlers.ts'
import { createMenuStore } from './menu-store.ts'
import { mealsTrack } from './migrations.ts'
import { orderHandlers } from './order-handlers.ts'
import { orderQueries } from './order-queries.ts'
import { createOrderStore } from './order-store.ts'
import { paperOf, sheetHandlers } from './paper-handlers.ts'
import type { MealsHandlers, MealsParts } from './parts.ts'
import { peopleHandlers } from './people-handlers.ts'
import { createPeopleStore } from './people-store.ts'
import { createPeopleView } from './people-view.ts'
import { createPlanner } from './planner.ts'
import { createPrintLog } from './print-store.ts'
import { roundHandlers } from './round-handlers.ts'
import { createRoundStore } from './round-store.ts'
import { createRoundToday } from './round-today.ts'
import { runHandlers } from './run-handlers.ts'
import { createRunStore } from './run-store.ts'
import { setupHandlers } from './setup-handlers.ts'
import { mealsSetup } from './setup-part.ts'
import { createSetupStore, createTrail } from './setup-store.ts'
import { statusHandlers } from './status-handlers.ts'
import { welfareHandlers } from './welfare-handlers.ts'
import { createWelfareStore } from './welfare-store.ts'

/** Meals to the home. */
export const meals: Brick = {
  id: 'meals',
  contract: mealsContract,
  tracks: [mealsTrack],
  projections: () => [],
  livesDemoDay: async () => (await import('./demo-days/index.ts')).liveMealsDay,
  open(doors) {
    const parts: MealsParts = {
      doors,
      setups: createSetupStore(doors.db),
      people: createPeopleStore(doors.db),
      declarations: createDeclarationStore(doors.db),
      orders: createOrderStore(doors.db),
      menus: createMenuStore(doors.db),
      rounds: createRoundStore(doors.db),
      invoices: createInvoiceStore(doors.db),
      batches: createBatchStore(doors.db),
      runs: createRunStore(doors.db),
      welfare: createWelfareStore(doors.db),
      prints: createPrintLog(doors.db),
      trail: createTrail(doors.db),
      zone: () => doors.cafe().settings.zone,
    }
    const planner = createPlanner(parts)
    const views = createPeopleView(parts)
    const gaps = createGaps(parts, planner, views)
    const roundToday = createRoundToday(parts)
    const handlers: MealsHandlers = {
      ...peopleHandlers(parts, planner, views),
      ...statusHandlers(parts, planner, createCancelMeals(parts, planner)),
      ...menuHandlers(parts),
      ...orderHandlers(parts, planner, views),
      ...orderQueries(parts, planner, gaps, views),
      ...invoiceHandlers(parts),
      ...kitchenHandlers(parts),
      ...roundHandlers(parts, planner),
      ...runHandlers(parts),
      ...sheetHandlers(parts),
      ...welfareHandlers(parts),
      ...setupHandlers(parts, planner),
    }
    return {
      handlers,
      scanResolvers: [],
      paper: paperOf(parts),
      today: (nowMs) => [...peopleToday(gaps(nowMs)), ...roundToday(nowMs)],
      look: createLook(parts, planner),
      setup: mealsSetup(parts, handlers),
      rendered: (from, to) => [{ what: 'meals', count: parts.orders.deliveredBetween(from, to) }],
      needs: (customerId) => (parts.people.person(customerId)?.status ?? 'ended') !== 'ended',
      forget(customerId) {
        overwriting(doors.db, () => {
          parts.people.forget(customerId)
          parts.declarations.forget(customerId)
          parts.runs.forget(customerId)
          parts.welfare.forget(customerId)
        })
      },
    }
  },
}
