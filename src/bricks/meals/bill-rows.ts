import type { z } from 'zod'
import type { BusinessDay } from '../../shared/business-day.ts'
import type { CustomerId } from '../../shared/ids.ts'
import { sum, ZERO } from '../../shared/money.ts'
import type { zBillPart, zBillRow } from './rules/bill.ts'
import { borneParts } from './crediting.ts'
import { draftOf, type Draft } from './drafts.ts'
import type { Ledgers } from './ledgers.ts'
import type { MealsParts } from './parts.ts'
import { portionsOf, totalOf } from './rules/billing.ts'
import { isCredited, standingMeals, type MealInvoice } from './rules/invoice.ts'
import { firstDayOf, lastDayOf, type Month } from './rules/month.ts'
import { stateOf } from './rules/paying.ts'
import type { Payer } from './rules/person.ts'
import type { Part } from './rules/sharing.ts'

export type Row = z.input<typeof zBillRow>
type PartRow = z.input<typeof zBillPart>

/** The rows of a month, from what was issued and what would be. */
export function createBillRows(parts: Pick<MealsParts, 'doors'>, ledgers: Ledgers) {
  const { customers } = parts.doors
  const names = new Map<CustomerId, string>()
  /** Empty where nobody knows any more who it was. */
  function nameOf(ref: CustomerId): string {
    const name = names.get(ref) ?? customers.byId(ref)?.name ?? ''
    names.set(ref, name)
    return name
  }

  function partRows(
    personId: CustomerId,
    shared: readonly Part[],
    payers: readonly Payer[],
    ticketNumber: number | null,
  ) {
    return shared.map(({ ref, amountCents }): PartRow => ({
      ref,
      amountCents,
      name: nameOf(ref),
      kind: ref === personId ? 'self' : (payers.find(({ payerId }) => payerId === ref)?.kind ?? 'family'),
      openCents: ticketNumber === null ? amountCents : ledgers.debt(ref, ticketNumber).openCents,
    }))
  }

  function ofInvoice(invoice: MealInvoice): Row {
    const { personId, ticketNumber, number } = invoice
    const meals = standingMeals(invoice)
    const debts = invoice.parts.map(({ ref }) => ledgers.debt(ref, ticketNumber))
    return {
      personId,
      name: nameOf(personId),
      state: stateOf(debts, isCredited(invoice)),
      ticketNumber,
      number,
      meals: portionsOf(meals),
      totalCents: totalOf(meals),
      openCents: sum(debts.map((debt) => debt.openCents)),
      parts: partRows(personId, borneParts(invoice), invoice.payers, ticketNumber),
      ready: false,
    }
  }

  function ofDraft({ file, meals, parts: shared, totalCents, problems }: Draft): Row {
    return {
      personId: file.personId,
      name: nameOf(file.personId),
      state: 'draft',
      ticketNumber: null,
      number: null,
      meals: portionsOf(meals),
      totalCents,
      openCents: ZERO,
      parts: partRows(file.personId, shared, file.payers, null),
      ready: problems.length === 0,
    }
  }
  return { nameOf, ofInvoice, ofDraft }
}
export type BillRows = ReturnType<typeof createBillRows>

/** Everybody's month: what was issued, and the drafts of whoever has meals that no invoice has. */
export function monthOfAll(parts: MealsParts, month: Month, today: BusinessDay) {
  const { people, orders, invoices } = parts
  const issued = invoices.between(month, month)
  const standing = new Set(issued.filter((one) => !isCredited(one)).map(({ personId }) => personId))
  const byPerson = Map.groupBy(orders.eatenBetween(firstDayOf(month), lastDayOf(month)), ({ personId }) => personId)
  const drafts = people.people().flatMap((file) => {
    const own = byPerson.get(file.personId) ?? []
    const draft = draftOf(parts, file, month, { orders: own, today })
    const isEmpty = draft.meals.length === 0 && draft.running.length === 0
    return isEmpty ? [] : [draft]
  })
  return {
    issued,
    byPerson,
    drafts: drafts.filter(({ file }) => !standing.has(file.personId)),
    /** Meals that are not on the invoice that their month has. */
    leftOver: drafts.filter(({ file, meals }) => standing.has(file.personId) && meals.length > 0),
  }
}
export type MonthOfAll = ReturnType<typeof monthOfAll>
