import { z } from 'zod'
import { zInstantMs } from '../../shared/contracts/procedure.ts'
import { zSoftware } from '../../shared/contracts/till.ts'

export const MANIFEST = 'manifest.json'
export const LEDGER = 'ledger.db'
export const HEAD = 'head.json'
export const KEYS = 'keys'
export const SEALING_KEY = `${KEYS}/till.key`

const zSha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** What a backup says of itself, sealed with what it says it of. */
export const zManifest = z.strictObject({
  format: z.literal(1),
  till: z.string(),
  site: z.string(),
  siret: z.string(),
  madeAtMs: zInstantMs,
  /** How far each chain goes. */
  entries: z.record(z.string(), z.int().min(0)),
  headSha256: zSha256.nullable(),
  software: zSoftware,
  /** How many steps of its tables each part has. */
  schema: z.record(z.string(), z.int().min(0)),
  members: z.array(z.strictObject({ name: z.string(), bytes: z.int().min(0), sha256: zSha256 })),
})
export type Manifest = z.infer<typeof zManifest>

/** Beside each backup, for the till's own list and for `sha256sum`: nothing of it is trusted when one is put back. */
export const zSidecar = z.strictObject({
  format: z.literal(1),
  sha256: zSha256,
  bytes: z.int().min(0),
  madeAtMs: zInstantMs,
  verifiedAtMs: zInstantMs,
  entries: z.int().min(0),
  headCode: z.string(),
  recipient: z.string(),
})
export type Sidecar = z.infer<typeof zSidecar>

/** Names that may lie in a container: nothing else is ever written out of it. */
export function mayBear(name: string): boolean {
  return [MANIFEST, LEDGER, HEAD, SEALING_KEY].includes(name) || /^keys\/[0-9a-zA-Z_-]{1,80}\.pem$/.test(name)
}
