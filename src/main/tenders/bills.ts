import { isCash, tenderRule } from '../../shared/tenders.ts'
import { plus, sum } from '../../shared/money.ts'
import type { Line, MealAllowance, OpenTicket, TenderKind } from '../../shared/ticket.ts'
import type { BusinessDay } from '../../shared/business-day.ts'
import type { VatClass } from '../../shared/catalogue.ts'
import type { ProductId, TicketId } from '../../shared/ids.ts'
import type { DraftTicket, Sale } from '../tickets/index.ts'
import { mealAllowance, mealPaidBy, mealRuleOf, type Eaten, type MealRules } from './meal.ts'
import type { BillStore } from './store.ts'

type Parts = {
  readonly store: BillStore
  readonly mealRules: MealRules
  readonly used: () => readonly TenderKind[]
  /** What a product is for VAT now, where it is still known. */
  readonly vatClassOf: (productId: ProductId) => VatClass | undefined
}

/** Parts of one bill count as one where the law does: its cash, and its titres-restaurant. */
export const billOf = ({ ticketId, partOf }: Pick<OpenTicket, 'ticketId' | 'partOf'>): TicketId => partOf ?? ticketId

export function createBills({ store, mealRules, used, vatClassOf }: Parts) {
  return {
    of: (ticket: Pick<OpenTicket, 'ticketId' | 'partOf'>) => store.of(billOf(ticket)),

    /** What titres-restaurant may still pay of it; nothing where the café takes none. */
    mealAllowance(draft: DraftTicket, lines: readonly Line[], day: BusinessDay): MealAllowance | undefined {
      if (!used().some((kind) => tenderRule(kind).meal)) return undefined
      const own = mealPaidBy(draft.tenders)
      const givenCents = plus(store.of(billOf(draft)).mealCents, own.givenCents)
      return mealAllowance(
        eatenOf(draft, lines),
        { ...own, givenCents },
        {
          rule: mealRuleOf(mealRules, day),
          day,
          guests: draft.tab?.covers ?? 1,
        },
      )
    },

    /** What titres could have paid of a sealed sale, had nothing been paid in them. */
    mealOfSale(sale: Pick<Sale, 'lines' | 'place' | 'businessDay' | 'covers'>): MealAllowance {
      const eaten = sale.lines.map((line) => ({ ...line, place: sale.place, vatClass: vatClassOf(line.productId) }))
      const rule = mealRuleOf(mealRules, sale.businessDay)
      return mealAllowance(eaten, mealPaidBy([]), { rule, day: sale.businessDay, guests: sale.covers ?? 1 })
    },

    allowForeignCash: (ticket: Pick<OpenTicket, 'ticketId' | 'partOf'>): void =>
      store.change(billOf(ticket), { foreignPayer: true }),

    /** A payer of a bill has paid; `over` says that nothing of the bill is open any more. */
    settled(ticket: Pick<OpenTicket, 'ticketId' | 'partOf' | 'tenders'>, over: boolean): void {
      const billId = billOf(ticket)
      if (over) return store.forget(billId)
      const { cashCents, mealCents } = store.of(billId)
      const cash = ticket.tenders.filter(({ kind }) => isCash(kind)).map(({ amountCents }) => amountCents)
      store.change(billId, {
        cashCents: plus(cashCents, sum(cash)),
        mealCents: plus(mealCents, mealPaidBy(ticket.tenders).givenCents),
      })
    },
  }
}
export type Bills = ReturnType<typeof createBills>

/** A set menu is eaten by its parts. */
function eatenOf({ place, lines: drafted }: DraftTicket, lines: readonly Line[]): readonly Eaten[] {
  return lines.flatMap((line, n): readonly Eaten[] => {
    const of = drafted[n]
    if (line.parts.length === 0) return [{ ...line, place, vatClass: of?.vatClass }]
    return line.parts.map((part, slot) => ({ ...part, place, vatClass: of?.parts[slot]?.vatClass }))
  })
}
