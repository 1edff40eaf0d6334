import { z } from 'zod'
import { zPriceListId } from '../ids.ts'
import { zPriceList } from '../price-list.ts'
import { command, query } from './procedure.ts'

export const LISTS_MAX = 20

/** Every price list, those with hours and those of a place. What is in force follows from them (`shared/price-list.ts`). */
export const all = query({ right: 'look', output: z.array(zPriceList) })

/** Writes a list anew, or adds it. Tickets that are open keep the prices they have. */
export const save = command({
  right: 'settings',
  input: { list: zPriceList },
  output: z.array(zPriceList),
  refusals: [
    'PRODUCT_UNKNOWN',
    'PRICE_OPEN',
    'AMOUNT_TOO_LARGE',
    'SCHEDULE_EMPTY',
    'TOO_MANY_LISTS',
    'HAPPY_HOUR_ALCOHOL_ONLY',
    'OPEN_BAR_FORBIDDEN',
  ],
})

export const remove = command({
  right: 'settings',
  input: { listId: zPriceListId },
  output: z.array(zPriceList),
  refusals: ['PRICE_LIST_UNKNOWN'],
})

export const priceLists = { all, save, remove }
