import { z } from 'zod'
import { zCents, zRefusalDetail } from '../../../shared/contracts/procedure.ts'
import { zCustomerId } from '../../../shared/ids.ts'
import { zPart } from './invoice.ts'
import { zInvoiceState } from './paying.ts'

/** Whose money it is: the beneficiary's own, or another's. */
export const zPayerKind = z.enum(['self', 'ccas', 'apa', 'fund', 'family'])

/** What is to be looked at before a month is issued; what `blocks` keeps that person's from being issued. */
export const zBillAnomaly = z.strictObject({
  kind: z.enum([
    'no-result',
    'not-ended',
    'no-address',
    'payer-unknown',
    'payer-no-address',
    'aids',
    'no-price',
    'no-consent',
    'left-over',
    'unpaid',
  ]),
  blocks: z.boolean(),
  personId: zCustomerId,
  name: z.string(),
  detail: zRefusalDetail,
})
export type BillAnomaly = z.infer<typeof zBillAnomaly>

/** One payer's part of a month, and what of it is still open on their account. */
export const zBillPart = zPart.extend({ name: z.string(), kind: zPayerKind, openCents: zCents })
export type BillPart = z.infer<typeof zBillPart>

/** One person's month in the list. */
export const zBillRow = z.strictObject({
  personId: zCustomerId,
  name: z.string(),
  state: zInvoiceState,
  /** Of the sale that it is; null for a draft. */
  ticketNumber: z.int().positive().nullable(),
  number: z.string().nullable(),
  meals: z.int().min(0),
  totalCents: zCents,
  /** What of it is still to be paid, by anybody. */
  openCents: zCents,
  parts: z.array(zBillPart),
  /** A draft that can be issued now. */
  ready: z.boolean(),
})
export type BillRow = z.infer<typeof zBillRow>
