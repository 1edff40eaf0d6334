import canonicalize from 'canonicalize'
import { createHash } from 'node:crypto'
import { assert } from '../../shared/assert.ts'

/** Separate sequences, each numbered without a gap and chained on its own (design §4). */
export const chains = [
  'tickets',
  'notes',
  'copies',
  'training',
  'closures',
  'archives',
  'events',
  'services',
  'invoices',
] as const
export type Chain = (typeof chains)[number]

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }
export type Payload = { readonly [key: string]: Json }

/** One fact. `at` is ISO 8601 UTC to the millisecond; amounts in the payload are integer cents. */
export type Entry = {
  readonly format: 1
  readonly chain: Chain
  readonly seq: number
  readonly at: string
  readonly kind: string
  readonly till: string
  readonly operator: string
  readonly payload: Payload
}

/** An entry with what seals it. `prev` is the hash before it in its chain, or `first`. */
export type SealedEntry = {
  readonly entry: Entry
  readonly prev: string
  readonly hash: string
  readonly key: string
  readonly signature: string
}

export const ENTRY_FORMAT = 1
export const FIRST = 'first'

/** RFC 8785 canonical JSON. */
export function canonical(value: Json | Entry): string {
  const text = canonicalize(value)
  assert(text !== undefined, 'an entry is always JSON')
  return text
}

/** What hash and signature cover: `prev`, a newline, the canonical entry (design §4). */
export function entryBytes(prev: string, canonicalEntry: string): Buffer {
  return Buffer.from(`${prev}\n${canonicalEntry}`, 'utf8')
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}
