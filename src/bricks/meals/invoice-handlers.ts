import { sum, minus, ZERO, type Cents } from '../../shared/money.ts'
import type { QueryContext } from '../../main/hosts/handlers.ts'
import { anomaliesOf } from './anomalies.ts'
import { billFileHandler } from './bill-files.ts'
import { createBillRows, monthOfAll, type MonthOfAll, type Row } from './bill-rows.ts'
import { certificatesHandler } from './certificates.ts'
import { borneParts, creditHandler, creditSharesHandler } from './crediting.ts'
import { draftOf, totalOfParts } from './drafts.ts'
import { issueHandler, refOf } from './issuing.ts'
import { createLedgers } from './ledgers.ts'
import { overdueInvoices } from './overdue.ts'
import type { InvoiceHandlers, MealsParts } from './parts.ts'
import { billedMeal, billLines, totalOf } from './rules/billing.ts'
import { standingMeals } from './rules/invoice.ts'
import { firstDayOf, lastDayOf, type Month } from './rules/month.ts'

type Payers = Awaited<ReturnType<InvoiceHandlers['billsOf']>>['payers']

export function invoiceHandlers(parts: MealsParts): InvoiceHandlers {
  const { doors, people, orders, invoices } = parts

  return {
    issueBill: issueHandler(parts),
    creditBill: creditHandler(parts),
    creditShares: creditSharesHandler(parts),
    taxCertificates: certificatesHandler(parts),
    billFile: billFileHandler(parts),

    billsOf({ month }, { nowMs }) {
      const today = doors.today(nowMs)
      const ledgers = createLedgers(parts)
      const rows = createBillRows(parts, ledgers)
      const all = monthOfAll(parts, month, today)
      const listed = [...all.drafts.map(rows.ofDraft), ...all.issued.map(rows.ofInvoice)]
      return {
        month,
        isOver: today >= lastDayOf(month),
        anomalies: [...anomaliesOf(parts, { month, today, all }, { rows, ledgers })],
        rows: listed.sort((a, b) => (a.name === b.name ? 0 : a.name.localeCompare(b.name, 'fr'))),
        payers: payersOf(listed),
        check: checkOf(parts, month, all),
      }
    },

    bill({ personId, month }, context) {
      const invoice = invoices.standing(personId, month)
      return invoice ? issuedBill(parts, invoice) : draftBill(parts, { personId, month }, context)
    },

    billReminders(_, { nowMs }) {
      const ledgers = createLedgers(parts)
      const { nameOf } = createBillRows(parts, ledgers)
      const late = overdueInvoices(parts, doors.today(nowMs), ledgers)
      return [...Map.groupBy(late, ({ ref }) => ref)].map(([ref, same]) => ({
        ref,
        name: nameOf(ref),
        phone: doors.customers.byId(ref)?.phone ?? '',
        openCents: sum(same.map(({ openCents }) => openCents)),
        invoices: same.map(({ invoice: { number, personId, month, day }, openCents }) => ({
          number,
          personName: nameOf(personId),
          month,
          day,
          openCents,
        })),
      }))
    },
  }

  function draftBill(
    { doors: { today } }: MealsParts,
    { personId, month }: Parameters<InvoiceHandlers['bill']>[0],
    { nowMs }: QueryContext,
  ) {
    const file = people.person(personId)
    if (!file) return null
    const ofMonth = orders.ofPerson(personId, firstDayOf(month), lastDayOf(month))
    const draft = draftOf(parts, file, month, { orders: ofMonth, today: today(nowMs) })
    const { meals, lines, problems } = draft
    return {
      row: createBillRows(parts, createLedgers(parts)).ofDraft(draft),
      seq: null,
      issuedAtMs: null,
      lines: [...lines],
      meals: [...meals],
      credits: creditsBefore(parts, personId, month),
      problems: problems.map(({ code, detail }) => ({ code, detail: { ...detail } })),
    }
  }
}

function issuedBill(parts: MealsParts, invoice: NonNullable<ReturnType<MealsParts['invoices']['byTicket']>>) {
  const meals = standingMeals(invoice)
  return {
    row: createBillRows(parts, createLedgers(parts)).ofInvoice(invoice),
    seq: invoice.seq,
    issuedAtMs: invoice.issuedAtMs,
    lines: [...billLines(meals)],
    meals: [...meals],
    credits: invoice.credits.map(({ seq, number, atMs, amountCents }) => ({ seq, number, atMs, amountCents })),
    problems: [],
  }
}

/** Of invoices of this month that were taken back as a whole. */
function creditsBefore({ invoices }: MealsParts, personId: string, month: Month) {
  return invoices
    .between(month, month)
    .filter((invoice) => invoice.personId === personId)
    .flatMap(({ credits }) => credits)
    .map(({ seq, number, atMs, amountCents }) => ({ seq, number, atMs, amountCents }))
}

/** What each payer bears of the month, the beneficiaries as one; who bears most comes first. */
function payersOf(rows: readonly Row[]): Payers {
  const parts = rows.flatMap((row) => row.parts.map((part) => ({ ...part, personId: row.personId })))
  const groups = Map.groupBy(parts, ({ kind, ref }) => (kind === 'self' ? 'self' : ref))
  return [...groups.values()]
    .flatMap((same): Payers => {
      const [first] = same
      if (!first) return []
      const { kind, ref, name } = first
      return [
        {
          ref: kind === 'self' ? null : ref,
          name: kind === 'self' ? '' : name,
          kind,
          people: new Set(same.map(({ personId }) => personId)).size,
          amountCents: sum(same.map((part) => part.amountCents)),
        },
      ]
    })
    .sort((a, b) => b.amountCents - a.amountCents)
}

/** Four ways to add the month up; that they agree shows that nothing was billed twice or forgotten. */
function checkOf({ doors }: MealsParts, month: Month, { issued, byPerson }: MonthOfAll) {
  const billed = [...byPerson.values()].flat().filter(({ billedOn, credited }) => billedOn !== null && !credited)
  const refs = new Set(issued.map(({ personId }) => refOf(personId, month)))
  const ofTicket = (number: number): Cents => doors.invoices.ofTicket(number)?.ttcCents ?? ZERO
  const figures = {
    mealsCents: totalOf(billed.flatMap((order) => billedMeal(order) ?? [])),
    salesCents: sum([...refs].map((ref) => doors.services.balanceOf(ref, 'own'))),
    invoicesCents: sum(
      issued.map(({ ticketNumber, credits }) =>
        minus(ofTicket(ticketNumber), sum(credits.map((credit) => ofTicket(credit.ticketNumber)))),
      ),
    ),
    chargedCents: sum(issued.map((invoice) => totalOfParts(borneParts(invoice)))),
  }
  return { ...figures, agrees: new Set(Object.values(figures)).size === 1 }
}
