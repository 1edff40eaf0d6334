import { create } from 'zustand'
import type { CustomerId } from '../../../shared/ids.ts'
import type { MealOrderId } from '../ids.ts'
import type { Month } from '../rules/month.ts'
import { set } from './shop.ts'

/** A run over a month: its invoices issued person by person, or made into files; not `going` where somebody stops it. */
export type Run = {
  readonly what: 'issue' | 'files'
  readonly month: Month
  readonly of: number
  readonly done: number
  readonly failed: number
  readonly going: boolean
}
export const leftOf = ({ of, done, failed }: Run): number => of - done - failed
export type BillsSide =
  | { readonly kind: 'idle' }
  | { readonly kind: 'bill'; readonly personId: CustomerId }
  | { readonly kind: 'credit'; readonly personId: CustomerId; readonly chosen: readonly MealOrderId[] }
  | { readonly kind: 'payer'; readonly ref: CustomerId }
  | { readonly kind: 'reminders' }
  | { readonly kind: 'tax' }

type BillsDesk = {
  /** Undefined: the one that is to be invoiced now. */
  readonly month: Month | undefined
  readonly side: BillsSide
  readonly run: Run | undefined
  /** The run that was stopped last, and goes on where it was left. */
  readonly stopped: Run | undefined
}
export const useBills = create<BillsDesk>()(() => ({
  month: undefined,
  side: { kind: 'idle' },
  run: undefined,
  stopped: undefined,
}))
export const bills = useBills.getState
export const setBills = (next: Partial<BillsDesk>) => useBills.setState(next)
/** Whatever was told of the case before is no longer about this one. */
export function toSide(side: BillsSide): void {
  set({ told: undefined })
  setBills({ side })
}
