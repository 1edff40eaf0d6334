import { z } from 'zod'
import {
  command,
  query,
  zBusinessDay,
  zCents,
  zInstantMs,
  zRefusalDetail,
} from '../../../shared/contracts/procedure.ts'
import { zCustomerId } from '../../../shared/ids.ts'
import { zRefundReason } from '../../../shared/ticket.ts'
import { draftRefusals } from '../rules/draft-refusals.ts'
import { zMealOrderId } from '../ids.ts'
import { zBilledKind, zBilledMeal } from '../rules/billing.ts'
import { zBillAnomaly, zBillRow, zPayerKind } from '../rules/bill.ts'
import { zCredit, zMoneyBack, zPart } from '../rules/invoice.ts'
import { zMonth } from '../rules/month.ts'

const zTicketNumber = z.int().positive()
/** A month: what is odd about it first, then what each person and each payer bears. */
export const billsOf = query({
  right: 'invoice',
  input: { month: zMonth },
  output: z.strictObject({
    month: zMonth,
    isOver: z.boolean(),
    anomalies: z.array(zBillAnomaly),
    rows: z.array(zBillRow),
    payers: z.array(
      z.strictObject({
        ref: zCustomerId.nullable(),
        name: z.string(),
        kind: zPayerKind,
        people: z.int(),
        amountCents: zCents,
      }),
    ),
    /** Meals billed = sealed sales = invoices = what the accounts were charged with, less what was taken back. */
    check: z.strictObject({
      mealsCents: zCents,
      salesCents: zCents,
      invoicesCents: zCents,
      chargedCents: zCents,
      agrees: z.boolean(),
    }),
  }),
})

/** One person's month: as it was issued, or as it would be. */
export const bill = query({
  right: 'invoice',
  input: { personId: zCustomerId, month: zMonth },
  output: z
    .strictObject({
      row: zBillRow,
      /** The invoice's place in the café's series; null for a draft. */
      seq: z.int().positive().nullable(),
      issuedAtMs: zInstantMs.nullable(),
      lines: z.array(
        z.strictObject({
          part: z.enum(['meal', 'delivery']),
          kind: zBilledKind,
          formula: z.string(),
          unitCents: zCents,
          quantity: z.int(),
        }),
      ),
      /** Those that a credit note took back left out. */
      meals: z.array(zBilledMeal),
      credits: z.array(zCredit.pick({ seq: true, number: true, atMs: true, amountCents: true })),
      problems: z.array(z.strictObject({ code: z.enum(draftRefusals), detail: zRefusalDetail })),
    })
    .nullable(),
})

/** Seals one person's month: a sale on the accounts of whoever pays it, its invoice, and its meals as billed. */
export const issueBill = command({
  right: 'invoice',
  input: { personId: zCustomerId, month: zMonth },
  output: z.strictObject({
    ticketNumber: zTicketNumber,
    seq: z.int().positive(),
    number: z.string(),
    totalCents: zCents,
  }),
  refusals: ['MONTH_ISSUED', 'BILLED_NOBODY', 'TRAINING_ON', 'DAY_NOT_OPEN', ...draftRefusals],
})

/** Null: everything that is left; the month may then be issued again. */
const zTaken = z.array(zMealOrderId).min(1).max(200).nullable()
/** What each account would be given back for meals, and what of it in money, since it owes no more than the rest. */
export const creditShares = query({
  right: 'refund',
  input: { ticketNumber: zTicketNumber, orderIds: zTaken },
  output: z.array(zPart.extend({ name: z.string(), moneyCents: zCents })),
})

/** Takes meals of an issued month back, or all that is left of it: a refund onto the accounts, with its credit note. */
export const creditBill = command({
  right: 'refund',
  input: {
    ticketNumber: zTicketNumber,
    orderIds: zTaken,
    reason: zRefundReason,
    /** In what those who have paid already are given back what their account does not owe any more. */
    money: z
      .array(z.strictObject({ ref: zCustomerId, kind: zMoneyBack }))
      .max(8)
      .optional(),
  },
  output: z.strictObject({
    seq: z.int().positive(),
    number: z.string(),
    amountCents: zCents,
    /** Of it, what was given back in money. */
    moneyCents: zCents,
  }),
  refusals: [
    'MEAL_INVOICE_UNKNOWN',
    'NOTHING_TO_CREDIT',
    'CREDIT_PAID_ALREADY',
    'CREDIT_REFUSED',
    'DAY_NOT_OPEN',
    'TRAINING_ON',
  ],
})

/** Whose invoices are older than the setup lets them be, oldest first. */
export const billReminders = query({
  right: 'invoice',
  output: z.array(
    z.strictObject({
      ref: zCustomerId,
      name: z.string(),
      phone: z.string(),
      openCents: zCents,
      invoices: z.array(
        z.strictObject({
          number: z.string(),
          personName: z.string(),
          month: zMonth,
          day: zBusinessDay,
          openCents: zCents,
        }),
      ),
    }),
  ),
})

/** What is paid for delivery that the tax office may credit; off unless the café is declared (meals.md §3.1). */
export const taxCertificates = query({
  right: 'invoice',
  input: { year: z.int().min(2020).max(2100) },
  output: z.strictObject({
    declared: z.boolean(),
    rows: z.array(
      z.strictObject({
        personId: zCustomerId,
        name: z.string(),
        meals: z.int(),
        deliveryCents: zCents,
        aidsCents: zCents,
        paidCents: zCents,
        creditCents: zCents,
      }),
    ),
  }),
})

const zFile = z.strictObject({ name: z.string(), base64: z.string() })
export const billFile = query({
  right: 'invoice',
  input: {
    what: z.discriminatedUnion('paper', [
      /** The invoice and its month in detail, to hand over. */
      z.strictObject({ paper: z.literal('bill'), ticketNumber: zTicketNumber }),
      /** So many invoices of a month after so many, to be printed in one go. */
      z.strictObject({ paper: z.literal('run'), month: zMonth, from: z.int().min(0), count: z.int().min(1).max(50) }),
      z.strictObject({ paper: z.literal('statement'), month: zMonth, ref: zCustomerId, as: z.enum(['pdf', 'csv']) }),
      /** One letter to whom, or to everybody who is late. */
      z.strictObject({ paper: z.literal('reminders'), ref: zCustomerId.nullable() }),
      z.strictObject({ paper: z.literal('certificate'), year: z.int().min(2020).max(2100), personId: zCustomerId }),
      /** A year's delivery and meals of everybody apart, for the CCAS. */
      z.strictObject({ paper: z.literal('split'), year: z.int().min(2020).max(2100) }),
    ]),
  },
  output: zFile.nullable(),
})
