import { z } from 'zod'
import { zBusinessDay, zCents, zInstantMs } from '../../../shared/contracts/procedure.ts'
import { zCustomerId } from '../../../shared/ids.ts'
import { zMealOrderId } from '../ids.ts'
import { zBilledMeal } from './billing.ts'
import { zMonth } from './month.ts'
import { zPayer } from './person.ts'
import { zShare } from './sharing.ts'

/** So much on the account of somebody. */
export const zPart = z.strictObject({ ref: zCustomerId, amountCents: zCents })

/** In what an account that is settled is given something back (`refund: 'money'` of the till's forms of money). */
export const zMoneyBack = z.enum(['cash', 'card'])
export type MoneyBack = z.infer<typeof zMoneyBack>

export const zCredit = z.strictObject({
  /** The refund's ticket, and its credit note. */
  ticketNumber: z.int().positive(),
  seq: z.int().positive(),
  number: z.string(),
  atMs: zInstantMs,
  amountCents: zCents,
  parts: z.array(zPart),
  orderIds: z.array(zMealOrderId),
})

/** What is kept of a month that was issued: all that its paper says, whatever becomes of the file and of the meals. */
export const zMealInvoice = z.strictObject({
  ticketNumber: z.int().positive(),
  personId: zCustomerId,
  month: zMonth,
  seq: z.int().positive(),
  number: z.string(),
  issuedAtMs: zInstantMs,
  /** The business day of its sale. */
  day: zBusinessDay,
  meals: z.array(zBilledMeal),
  /** The payers as the file had them. */
  payers: z.array(zPayer),
  shares: z.array(zShare),
  /** What each account was charged with; the beneficiary's is among them. */
  parts: z.array(zPart),
  credits: z.array(zCredit),
})
export type MealInvoice = Readonly<z.infer<typeof zMealInvoice>>

/** Meals that no credit note took back. */
export function standingMeals({ meals, credits }: Pick<MealInvoice, 'meals' | 'credits'>) {
  const back = new Set(credits.flatMap(({ orderIds }) => orderIds))
  return meals.filter(({ orderId }) => !back.has(orderId))
}

/** Whether the whole of it was taken back: its month may be issued again. */
export const isCredited = (invoice: Pick<MealInvoice, 'meals' | 'credits'>): boolean =>
  standingMeals(invoice).length === 0
