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

/** An entry as it lies in the table: its text, and what seals it. */
export type SealedRow = {
  readonly chain: Chain
  readonly seq: number
  readonly entry: string
  readonly prev: string
  readonly hash: string
  readonly key: string
  readonly signature: string
}

/** A row as one line of an archive's `journal.jsonl`: canonical JSON, since every part of it already is (design §4). */
export function jsonLine({ entry, prev, hash, key, signature }: Omit<SealedRow, 'chain' | 'seq'>): string {
  return `{"entry":${entry},"hash":"${hash}","key":"${key}","prev":"${prev}","signature":"${signature}"}`
}

const LINE =
  /^\{"entry":(\{.*\}),"hash":"([0-9a-f]{64})","key":"([0-9a-f]{64})","prev":"([0-9a-f]{64}|first)","signature":"([A-Za-z0-9+/=]+)"\}$/

/** The row behind such a line, taken to the letter; `undefined` where it is none. */
export function parseJsonLine(line: string): SealedRow | undefined {
  const [, entry, hash, key, prev, signature] = LINE.exec(line) ?? []
  if (!entry || !hash || !key || !prev || !signature) return undefined
  try {
    const { chain, seq } = JSON.parse(entry) as Partial<Entry>
    if (!chain || !chains.includes(chain) || !Number.isSafeInteger(seq) || seq === undefined) return undefined
    return { chain, seq, entry, prev, hash, key, signature }
  } catch {
    return undefined
  }
}
