import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { canonical, chains, sha256, type Chain, type Json } from './entry.ts'
import { isSignedBy, type KeyRing, type Signer } from './keys.ts'

/** Where each chain ends. Kept outside the database too: a cut tail or an old copy put back does not match it. */
const zHead = z.strictObject({
  format: z.literal(1),
  till: z.string(),
  at: z.string(),
  chains: z.partialRecord(z.enum(chains), z.strictObject({ seq: z.int().positive(), hash: z.string() })),
  perpetual: z.strictObject({ algebraicCents: z.int(), absoluteCents: z.int() }),
})
export type Head = z.infer<typeof zHead>

const zSignedHead = z.strictObject({ head: zHead, key: z.string(), signature: z.string() })

export type StoredHead =
  | { readonly state: 'absent' }
  | { readonly state: 'unreadable' }
  | { readonly state: 'known'; readonly head: Head }

/** A code short enough to copy by hand from a Z: it changes with any entry of any chain. */
export function headCode(head: Pick<Head, 'chains' | 'perpetual'>): string {
  const digest = sha256(canonical({ chains: head.chains, perpetual: head.perpetual })).toUpperCase()
  return `${digest.slice(0, 4)}-${digest.slice(4, 8)}`
}

export function readHead(file: string, ring: KeyRing): StoredHead {
  if (!existsSync(file)) return { state: 'absent' }
  try {
    const { head, key, signature } = zSignedHead.parse(JSON.parse(readFileSync(file, 'utf8')))
    const genuine = isSignedBy(ring, key, Buffer.from(canonical(head as Json)), signature)
    return genuine ? { state: 'known', head } : { state: 'unreadable' }
  } catch {
    return { state: 'unreadable' }
  }
}

/** A name for a head that was written once: what a declared restore left behind is told by it. */
export function headDigest(head: Head): string {
  return sha256(canonical(head))
}

/** What a ledger holds now. Of what was purged, the last hash alone is known. */
export type Holding = {
  readonly hashAt: (chain: Chain, seq: number) => string | undefined
  readonly purged: (chain: Chain) => { readonly upTo: number; readonly lastHash: string } | undefined
}

/** The entries that a head saw and this ledger does not hold: it ended earlier, or went on otherwise. */
export function lostFrom(head: Head, ledger: Holding): readonly { readonly chain: Chain; readonly seq: number }[] {
  return chains.flatMap((chain) => {
    const seen = head.chains[chain]
    const purged = ledger.purged(chain)
    if (!seen || seen.seq < (purged?.upTo ?? 0)) return []
    const hash = seen.seq === purged?.upTo ? purged.lastHash : ledger.hashAt(chain, seen.seq)
    return hash === seen.hash ? [] : [{ chain, seq: seen.seq }]
  })
}

/**
 * Replaces the file in one step. Not synced: it may lag behind the ledger after a power cut, which is harmless, while a
 * second sync would double the price of every sale on a slow disk. It never runs ahead, because it follows the commit.
 */
export function writeHead(file: string, head: Head, signer: Signer): void {
  const signature = signer.sign(Buffer.from(canonical(head as Json)))
  writeFileSync(`${file}.part`, JSON.stringify({ head, key: signer.key, signature }))
  renameSync(`${file}.part`, file)
}
