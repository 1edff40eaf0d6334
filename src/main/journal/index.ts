export { core, coreVersions } from './core-version.ts'
export {
  canonical,
  chains,
  jsonLine,
  parseJsonLine,
  type Chain,
  type Entry,
  type Json,
  type Payload,
  type SealedEntry,
  type SealedRow,
} from './entry.ts'
export {
  headCode,
  headDigest,
  lostFrom,
  readHead,
  writeHead,
  type Head,
  type Holding,
  type StoredHead,
} from './head.ts'
export { createJournal, type Fact, type Journal, type PerpetualTotals } from './journal.ts'
export { filePermissions, type KeyProtector } from './key-protector.ts'
export {
  hasPrivateKey,
  isSignedBy,
  keyRingOf,
  KeyUnreadable,
  loadKeyRing,
  loadOrCreateSigner,
  type KeyRing,
  type Signer,
} from './keys.ts'
export { inEntry, journalTrack } from './migrations.ts'
export { compareProjections, rebuild, type Projection, type RebuildDifference } from './projection.ts'
export { deletePurged, purgeableChains, purgeProjection, zPurge, type Purge } from './purge.ts'
export type { ReadEntry } from './read-entry.ts'
export { createRefundCheck, type Original } from './refund-check.ts'
export { createTotalsCheck } from './totals-check.ts'
export { checkSealedRow, verifyJournal, type Fault, type FaultKind, type JournalReport } from './verify.ts'
