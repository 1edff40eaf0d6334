import { z } from 'zod'
import { zText } from '../free-text.ts'
import { zCustomerId } from '../ids.ts'
import { zStampCard } from './loyalty.ts'
import { command, query, zCountry, zInstantMs } from './procedure.ts'

/** Somebody the café knows by name. Personal data lives here and nowhere else: sealed records hold the id alone. */
export const zCustomerDetails = z.strictObject({
  name: zText(120, 1),
  phone: zText(30),
  email: z.literal('').or(z.email().max(120)),
  addressLines: z.array(zText(80, 1)).max(3),
  postcode: zText(10),
  city: zText(80),
  country: z.string().regex(/^[A-Z]{2}$/),
  /** Of a company; nine digits with their key. */
  siren: zText(11),
  vatNumber: zText(20),
})
export type CustomerDetails = z.infer<typeof zCustomerDetails>

export const zCustomer = z.strictObject({
  customerId: zCustomerId,
  ...zCustomerDetails.shape,
  createdAtMs: zInstantMs,
  /** The last time that anything was done for them: what retention counts from. */
  seenAtMs: zInstantMs,
})
export type Customer = z.infer<typeof zCustomer>

export const save = command({
  right: 'customers',
  input: { customerId: zCustomerId, ...zCustomerDetails.shape, country: zCountry },
  /** Answers are kept for a while: none of them holds personal data. */
  output: z.strictObject({ customerId: zCustomerId }),
  refusals: ['SIREN_WRONG', 'CUSTOMER_ERASED'],
})

/** Forgets a person for good: sealed records stay valid, and name nobody any more (GDPR art. 17; checklist F-63). */
export const erase = command({
  right: 'customers',
  input: { customerId: zCustomerId },
  output: z.null(),
  refusals: ['CUSTOMER_UNKNOWN', 'CUSTOMER_OWES'],
})

/** By any part of a name, telephone number, town or SIREN; the last seen first. */
export const search = query({
  right: 'customers',
  input: { text: zText(60), limit: z.int().min(1).max(100) },
  output: z.array(zCustomer),
})

/** Everything that the till keeps about a person, to hand over to them (GDPR art. 15). */
export const disclose = query({
  right: 'customers',
  input: { customerId: zCustomerId },
  output: z
    .strictObject({
      customer: zCustomer,
      invoices: z.array(z.strictObject({ number: z.string(), issuedAtMs: zInstantMs })),
      /** Stamps, their history and the number of a card; null where there never were any. */
      stamps: zStampCard.nullable(),
    })
    .nullable(),
})

export const customers = { save, erase, search, disclose }
