import { unzipSync } from 'fflate'
import { createHash } from 'node:crypto'
import {
  checkSealedRow,
  createRefundCheck,
  createTotalsCheck,
  isSignedBy,
  keyRingOf,
  parseJsonLine,
  type Chain,
  type FaultKind,
  type KeyRing,
  type ReadEntry,
} from '../journal/index.ts'
import {
  JOURNAL_FILE,
  MANIFEST_FILE,
  SIGNATURE_FILE,
  SUMS_FILE,
  zManifest,
  type Manifest,
  type Stretch,
} from './manifest.ts'
import { isSealed } from './zip-file.ts'

export type ArchiveFault =
  | { readonly what: 'file-altered' } // a byte of the file is not what it was when it was made
  | { readonly what: 'not-an-archive' }
  | { readonly what: 'manifest-altered' } // its signature does not match
  | { readonly what: 'file-missing' | 'file-unknown' | 'file-differs'; readonly name: string }
  | { readonly what: 'unknown-signer' } // the manifest is signed by a key that the till does not know
  | { readonly what: FaultKind; readonly chain: string; readonly seq: number }

export type ArchiveCheck = {
  readonly faults: readonly ArchiveFault[]
  readonly entries: number
  readonly sha256: string
  readonly manifest: Manifest | null
}

const FAULTS_MAX = 100

/**
 * Checks an archive from its bytes alone: its seal, its manifest's signature, every file, every entry's place, hash and
 * signature, and that the figures follow from one another. With `known`, the till's own keys, also who signed it.
 */
export function verifyArchive(file: Uint8Array, known?: KeyRing): ArchiveCheck {
  const faults: ArchiveFault[] = []
  const report = (fault: ArchiveFault) => {
    if (faults.length < FAULTS_MAX) faults.push(fault)
  }
  if (!isSealed(file)) report({ what: 'file-altered' })
  const sha256 = sha256Of(file)
  const files = unzipped(file)
  const manifest = files && readManifest(files)
  if (!files || !manifest) {
    report({ what: 'not-an-archive' })
    return { faults, entries: 0, sha256, manifest: null }
  }
  const ring = keyRingOf(Object.entries(files).flatMap(([name, bytes]) => (isKey(name) ? [textOf(bytes)] : [])))
  const signature = Buffer.from(files[SIGNATURE_FILE] ?? []).toString('base64')
  if (!isSignedBy(ring, manifest.signedBy, files[MANIFEST_FILE] ?? new Uint8Array(), signature)) {
    report({ what: 'manifest-altered' })
  }
  if (known && !known.has(manifest.signedBy)) report({ what: 'unknown-signer' })
  checkFiles(files, manifest, report)
  const entries = checkJournal(files[JOURNAL_FILE] ?? new Uint8Array(), manifest, known ?? ring, report)
  return { faults, entries, sha256, manifest }
}

function unzipped(file: Uint8Array): Readonly<Record<string, Uint8Array>> | undefined {
  try {
    return unzipSync(file)
  } catch {
    return undefined // what is no ZIP any more is no archive
  }
}

function readManifest(files: Readonly<Record<string, Uint8Array>>): Manifest | undefined {
  try {
    return zManifest.parse(JSON.parse(textOf(files[MANIFEST_FILE] ?? new Uint8Array())))
  } catch {
    return undefined
  }
}

function checkFiles(
  files: Readonly<Record<string, Uint8Array>>,
  manifest: Manifest,
  report: (fault: ArchiveFault) => void,
): void {
  for (const { name, bytes, sha256 } of manifest.files) {
    const found = files[name]
    if (!found) report({ what: 'file-missing', name })
    else if (found.length !== bytes || sha256Of(found) !== sha256) report({ what: 'file-differs', name })
  }
  const named = new Set([...manifest.files.map((file) => file.name), MANIFEST_FILE, SIGNATURE_FILE, SUMS_FILE])
  for (const name of Object.keys(files)) if (!named.has(name)) report({ what: 'file-unknown', name })
  const listed = [
    ...manifest.files,
    { name: MANIFEST_FILE, sha256: sha256Of(files[MANIFEST_FILE] ?? new Uint8Array()) },
  ]
  const sums = listed.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('')
  if (textOf(files[SUMS_FILE] ?? new Uint8Array()) !== sums) report({ what: 'file-differs', name: SUMS_FILE })
}

/** Reads the journal line by line; answers how many entries it holds. */
function checkJournal(
  journal: Uint8Array,
  manifest: Manifest,
  ring: KeyRing,
  report: (fault: ArchiveFault) => void,
): number {
  const { perpetualBefore } = manifest.totals
  const firstTicket = manifest.chains.tickets?.first ?? 1
  const totals = createTotalsCheck({ ...perpetualBefore, ticket: firstTicket - 1, isPart: true })
  const ticketLines = new Map<number, Buffer>()
  const refunds = createRefundCheck(firstTicket, (number) => {
    const row = parseJsonLine(ticketLines.get(number)?.toString('utf8') ?? '')
    return row && { entry: JSON.parse(row.entry) as ReadEntry, hash: row.hash } // `parseJsonLine` read it as JSON
  })
  const reached = new Map<Chain, { seq: number; hash: string }>()
  let entries = 0
  for (const bytes of linesOf(journal)) {
    const row = parseJsonLine(bytes.toString('utf8'))
    entries += 1
    if (!row) {
      report({ what: 'not-canonical', chain: 'journal', seq: entries })
      continue
    }
    const { chain, seq } = row
    const stretch: Stretch | undefined = manifest.chains[chain]
    const before = reached.get(chain) ?? { seq: (stretch?.first ?? 1) - 1, hash: stretch?.prev ?? '' }
    if (!stretch || seq !== before.seq + 1) report({ what: 'missing', chain, seq: before.seq + 1 })
    const { found, entry } = checkSealedRow(row, before.hash, ring)
    for (const what of found) report({ what, chain, seq })
    const adds = chain === 'tickets' ? totals.ticketFollows(entry) : chain !== 'closures' || totals.closureAddsUp(entry)
    if (!adds) report({ what: 'totals-wrong', chain, seq })
    if (chain === 'tickets') {
      ticketLines.set(seq, bytes)
      if (entry && !refunds.follows(entry)) report({ what: 'refund-above-original', chain, seq })
    }
    reached.set(chain, { seq, hash: row.hash })
  }
  for (const [chain, stretch] of Object.entries(manifest.chains) as [Chain, Stretch][]) {
    const end = reached.get(chain)
    if (end?.seq !== stretch.last) report({ what: 'tail-lost', chain, seq: (end?.seq ?? stretch.first - 1) + 1 })
    else if (end.hash !== stretch.lastHash) report({ what: 'replaced', chain, seq: stretch.last })
  }
  for (const seq of totals.strays()) report({ what: 'undated', chain: 'tickets', seq })
  if (entries !== manifest.entries) report({ what: 'tail-lost', chain: 'journal', seq: entries + 1 })
  return entries
}

/** A year of lines does not fit into one text of JavaScript. */
function* linesOf(bytes: Uint8Array): Generator<Buffer> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  for (let start = 0; start < buffer.length;) {
    const end = buffer.indexOf(0x0a, start)
    const stop = end === -1 ? buffer.length : end
    yield buffer.subarray(start, stop)
    start = stop + 1
  }
}

const isKey = (name: string): boolean => /^keys\/[0-9a-f]{64}\.pem$/.test(name)
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8')
const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
