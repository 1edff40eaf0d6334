import { z } from 'zod'
import { tillStations, type Station } from '../stations.ts'
import { command, query, zBusinessDay, zInstantMs } from './procedure.ts'

const stations: readonly Station[] = [...tillStations, 'command-line']

/** A sealed archive of a closed period. */
export const zArchive = z.strictObject({
  /** Its place in the chain of archives. */
  seq: z.int().positive(),
  from: zBusinessDay,
  to: zBusinessDay,
  /** A whole fiscal year, or a period in between. */
  kind: z.enum(['year', 'intermediate']),
  name: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  entries: z.int(),
  madeAtMs: zInstantMs,
  /** The file lies in the till's own folder. */
  isHere: z.boolean(),
  /** Its entries are not in the ledger any more. */
  purged: z.boolean(),
  /** The first day on which the law lets them go. */
  purgeableFrom: zBusinessDay,
})
export type Archive = z.infer<typeof zArchive>

/** Making an archive takes seconds and happens beside the counter. */
export const zArchiveJob = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('idle') }),
  z.strictObject({ state: z.literal('running'), from: zBusinessDay, to: zBusinessDay, startedAtMs: zInstantMs }),
  z.strictObject({ state: z.literal('failed'), from: zBusinessDay, to: zBusinessDay, why: z.string() }),
])
export type ArchiveJob = z.infer<typeof zArchiveJob>

/** Begins to make the archive of a closed period; it is sealed when it was written and read back. */
export const make = command({
  right: 'archive',
  input: { from: zBusinessDay, to: zBusinessDay },
  output: zArchiveJob,
  refusals: ['PERIOD_NOT_CLOSED', 'PERIOD_PURGED', 'ARCHIVE_BUSY'],
  stations,
})

/**
 * Takes the entries of an archived period out of the ledger: only when its file is here to the byte, once sealed sales are
 * six years younger (LPF L102 B), the oldest period first, and never under a clock that nobody confirmed. Closings, totals, archives and invoices stay.
 */
export const purge = command({
  right: 'archive',
  input: { seq: z.int().positive() },
  output: z.strictObject({ entries: z.int().min(0) }),
  refusals: [
    'CLOCK_UNCONFIRMED',
    'ARCHIVE_UNKNOWN',
    'ARCHIVE_MISSING',
    'ARCHIVE_DIFFERS',
    'PURGE_TOO_YOUNG',
    'PURGE_OUT_OF_ORDER',
  ],
  stations,
})

export const list = query({
  right: 'tax-control',
  output: z.strictObject({ archives: z.array(zArchive), job: zArchiveJob }),
  stations,
})

/** A piece of an archive's file, to keep it elsewhere; null where the file is not here. */
export const read = query({
  right: 'tax-control',
  input: { seq: z.int().positive(), offset: z.int().min(0) },
  output: z.strictObject({ base64: z.string(), bytes: z.int() }).nullable(),
})

/** Reads an archive's file again, every entry of it. */
export const check = query({
  right: 'tax-control',
  input: { seq: z.int().positive() },
  output: z.strictObject({ here: z.boolean(), entries: z.int(), faults: z.array(z.string()) }),
})

export const archives = { make, purge, list, read, check }
