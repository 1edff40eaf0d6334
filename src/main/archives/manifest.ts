import { z } from 'zod'
import { zPerpetual } from '../../shared/contracts/cash-sessions.ts'
import { zBusinessDay, zCents, zInstantMs, zVatRate } from '../../shared/contracts/procedure.ts'
import { zSite, zSoftware } from '../../shared/contracts/till.ts'
import { chains } from '../journal/index.ts'

export const ARCHIVE_FORMAT = 'zinc-archive-1'

const zHash = z.string().regex(/^[0-9a-f]{64}$/)

/** A stretch of one chain. `prev` is what the first entry names as the hash before it. */
export const zStretch = z.strictObject({
  first: z.int().positive(),
  last: z.int().positive(),
  prev: z.union([zHash, z.literal('first')]),
  lastHash: zHash,
})
export type Stretch = z.infer<typeof zStretch>

/** What an archive says of itself (design §4). Signed as it stands in the file. */
export const zManifest = z.strictObject({
  format: z.literal(ARCHIVE_FORMAT),
  till: z.string(),
  site: zSite,
  /** Of a demo café: nothing of it was ever sold. */
  demo: z.literal(true).exactOptional(),
  software: zSoftware,
  from: zBusinessDay,
  to: zBusinessDay,
  madeAtMs: zInstantMs,
  /** The closing with which the period ends. */
  closure: z.strictObject({ level: z.enum(['day', 'month', 'year']), number: z.int().positive() }),
  chains: z.partialRecord(z.enum(chains), zStretch),
  entries: z.int().min(0),
  /** Turnover of the period and the perpetual totals before and after it, in cents. */
  totals: z.strictObject({
    turnoverCents: zCents,
    htCents: zCents,
    vatCents: zCents,
    vat: z.array(z.strictObject({ rate: zVatRate, ttcCents: zCents, htCents: zCents, vatCents: zCents })),
    perpetualBefore: zPerpetual,
    perpetualAfter: zPerpetual,
  }),
  /** The fingerprint of the key that signed this manifest. */
  signedBy: zHash,
  files: z.array(z.strictObject({ name: z.string(), bytes: z.int().min(0), sha256: zHash })),
})
export type Manifest = z.infer<typeof zManifest>

/** Names in the file that the manifest cannot list: itself, its signature, and the sums made from it. */
export const MANIFEST_FILE = 'manifest.json'
export const SIGNATURE_FILE = 'manifest.sig'
export const SUMS_FILE = 'SHA256SUMS'
export const JOURNAL_FILE = 'journal.jsonl'
