import { z } from 'zod'
import { zCustomerId, zProductId } from '../ids.ts'
import { CODE_MAX } from '../scanned-code.ts'
import { zServiceId } from '../service-line.ts'
import { zTicketKind } from '../ticket.ts'
import { query, stream, zCents, zInstantMs, zPositiveMilli } from './procedure.ts'

/**
 * What a code can mean to the café. A part that knows codes of its own adds a kind here, a resolver to the list in
 * `scan-resolvers.ts`, a gesture in `renderer/scans/scan-actions.ts` and its words; the compiler asks for all of them.
 */
export const zMeaning = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('product'), productId: zProductId, label: z.string() }),
  /** A label of the shop's scale: which article, and how much of it, or for how much. */
  z.strictObject({
    kind: z.literal('weighed'),
    productId: zProductId,
    label: z.string(),
    amount: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('price'), cents: zCents }),
      z.strictObject({ kind: z.enum(['weight', 'pieces']), milli: zPositiveMilli }),
    ]),
  }),
  /** The card of somebody the café knows: the name is asked of nobody else. */
  z.strictObject({ kind: z.literal('customer'), customerId: zCustomerId, name: z.string() }),
  z.strictObject({
    kind: z.literal('ticket'),
    number: z.int().positive(),
    what: zTicketKind,
    totalCents: zCents,
    settledAtMs: zInstantMs,
  }),
  /** Something of a service: its screen is told what is wanted, in the service's own words. */
  z.strictObject({ kind: z.literal('service'), service: zServiceId, wanted: z.string(), label: z.string() }),
])
export type Meaning = z.infer<typeof zMeaning>

export const zResolved = z.strictObject({
  /** The code as a person is shown it. */
  text: z.string(),
  /** The one thing that it means for sure: done at once. */
  acts: zMeaning.nullable(),
  /** What it may mean where that is not sure: asked. Neither one nor the other: nobody knows the code. */
  asks: z.array(zMeaning).max(8),
})
export type Resolved = z.infer<typeof zResolved>

/** What a scanned code means to this café now. */
export const resolve = query({
  right: 'look',
  input: { text: z.string().min(1).max(CODE_MAX), aim: z.string().max(4).optional() },
  output: zResolved,
})

/** A code that a scanner of this machine read by itself, without a keyboard. */
export const zScanRead = z.strictObject({
  text: z.string().min(1).max(CODE_MAX),
  aim: z.string().max(4).exactOptional(),
  /** The scanner's name. */
  source: z.string(),
  atMs: z.int(),
})
export type ScanRead = z.infer<typeof zScanRead>

/** Each code as it is read. Only the counter's page listens: the scanner lies beside it. */
export const read = stream(zScanRead)

export const zScannerState = z.enum(['connected', 'lost', 'not-allowed', 'busy'])
export const zScanner = z.strictObject({
  scannerId: z.string(),
  kind: z.enum(['hid', 'serial']),
  name: z.string(),
  state: zScannerState,
  /** The last code that came from it. */
  last: z.strictObject({ text: z.string(), atMs: z.int() }).nullable(),
})
export type Scanner = z.infer<typeof zScanner>

/** The scanners of this machine that need no keyboard, and what stops the till from hearing them. */
export const zScanners = z.strictObject({
  /** What is missing before scanners in HID POS mode can be heard at all. */
  hid: z.enum(['ready', 'library-missing', 'off']),
  /** Serial ports of this machine, for whoever sets one up. */
  ports: z.array(z.strictObject({ path: z.string(), name: z.string() })).max(32),
  scanners: z.array(zScanner).max(32),
})
export type Scanners = z.infer<typeof zScanners>
export const scanners = query({ right: 'look', output: zScanners })

export const scans = { resolve, read, scanners }
