import { isPin, sealPin } from '../../main/people/index.ts'
import type { WriteDb } from '../../main/db/open.ts'
import type { CarrierCode, ManifestId, ParcelId, ProofId } from './ids.ts'
import { zManifest, type Manifest } from './rules/counter.ts'
import { OPEN_MS } from './rules/own-code.ts'
import { zParcel, zProof, type Parcel, type Proof } from './rules/parcel.ts'
import { seriesNumber, type SeriesKind } from './rules/series.ts'

export type KeptCode = { readonly tries: number; readonly triedAtMs: number; readonly openedAtMs: number | null }

/** What the counter writes beside the register: proofs, manifests, the numbers of papers, codes of our own. */
export function createCounterStore(db: WriteDb) {
  const next = db
    .prepare<[SeriesKind, number], number>(
      `INSERT INTO parcel_series VALUES (?, ?, 1) ON CONFLICT (kind, year) DO UPDATE SET last = last + 1 RETURNING last`,
    )
    .pluck()
  const printed = db
    .prepare<[string], number>(
      `INSERT INTO parcel_copies VALUES (?, 1) ON CONFLICT (ref) DO UPDATE SET printed = printed + 1 RETURNING printed`,
    )
    .pluck()
  const proof = db.prepare<[ProofId], string>('SELECT value FROM parcel_proofs WHERE proof_id = ?').pluck()
  const insertProof = db.prepare<[ProofId, number, string]>('INSERT INTO parcel_proofs VALUES (?, ?, ?)')
  const manifest = db.prepare<[ManifestId], string>('SELECT value FROM parcel_manifests WHERE manifest_id = ?').pluck()
  const manifests = db
    .prepare<[number], string>('SELECT value FROM parcel_manifests ORDER BY at_ms DESC LIMIT ?')
    .pluck()
  const insertManifest = db.prepare<[ManifestId, string, CarrierCode, number, string]>(
    'INSERT INTO parcel_manifests VALUES (?, ?, ?, ?, ?)',
  )
  const code = db.prepare<[ParcelId], KeptCode & { readonly digest: string }>(
    'SELECT digest, tries, tried_at_ms AS triedAtMs, opened_at_ms AS openedAtMs FROM parcel_codes WHERE parcel_id = ?',
  )
  const writeCode = db.prepare<[ParcelId, string]>(
    `INSERT INTO parcel_codes (parcel_id, digest) VALUES (?, ?)
     ON CONFLICT (parcel_id) DO UPDATE SET digest = excluded.digest, tries = 0, tried_at_ms = 0, opened_at_ms = NULL`,
  )
  const writeTry = db.prepare<[number, number, number | null, ParcelId]>(
    'UPDATE parcel_codes SET tries = ?, tried_at_ms = ?, opened_at_ms = ? WHERE parcel_id = ?',
  )
  const dropCode = db.prepare<[ParcelId]>('DELETE FROM parcel_codes WHERE parcel_id = ?')
  const away = db
    .prepare<[CarrierCode], string>(
      `SELECT value FROM parcels AS one WHERE carrier = ? AND state = 'handed-over' AND direction = 'out'
         AND NOT EXISTS (SELECT 1 FROM parcels AS later WHERE later.code = one.code AND later.rowid > one.rowid)
       ORDER BY left_at_ms`,
    )
    .pluck()

  return {
    /** « D-2026-000117 »: without gaps, since it is taken in the transaction of what it numbers. */
    nextNumber: (kind: SeriesKind, year: number): string => seriesNumber(kind, year, next.get(kind, year) ?? 1),
    /** One more paper of something: nought for the original. */
    nextCopy: (ref: string): number => (printed.get(ref) ?? 1) - 1,
    proof(proofId: ProofId): Proof | undefined {
      const kept = proof.get(proofId)
      return kept === undefined ? undefined : zProof.parse(JSON.parse(kept))
    },
    addProof: (value: Proof): void => void insertProof.run(value.proofId, value.atMs, JSON.stringify(value)),
    manifest(manifestId: ManifestId): Manifest | undefined {
      const kept = manifest.get(manifestId)
      return kept === undefined ? undefined : zManifest.parse(JSON.parse(kept))
    },
    manifests: (limit: number): readonly Manifest[] =>
      manifests.all(limit).map((value) => zManifest.parse(JSON.parse(value))),
    addManifest(value: Manifest): void {
      insertManifest.run(value.manifestId, value.number, value.carrier, value.atMs, JSON.stringify(value))
    },
    /** Taken along by a shop and not back: the dry cleaner's. */
    awayFor: (carrier: CarrierCode): readonly Parcel[] =>
      away.all(carrier).map((value) => zParcel.parse(JSON.parse(value))),

    codeOf: (parcelId: ParcelId): KeptCode | undefined => code.get(parcelId),
    /** A new code takes the place of the one before, and of its wrong tries. */
    keepCode: (parcelId: ParcelId, digits: string): void => void writeCode.run(parcelId, sealPin(digits)),
    isCode(parcelId: ParcelId, digits: string): boolean {
      const kept = code.get(parcelId)
      return kept !== undefined && isPin(digits, kept.digest)
    },
    noteTry(parcelId: ParcelId, { tries, triedAtMs, openedAtMs }: KeptCode): void {
      writeTry.run(tries, triedAtMs, openedAtMs, parcelId)
    },
    forgetCode: (parcelId: ParcelId): void => void dropCode.run(parcelId),
  }
}
export type CounterStore = ReturnType<typeof createCounterStore>

/** Whether its code was given rightly a moment ago. */
export const isOpened = (kept: KeptCode | undefined, nowMs: number): boolean =>
  kept?.openedAtMs !== null &&
  kept?.openedAtMs !== undefined &&
  nowMs - kept.openedAtMs <= OPEN_MS &&
  nowMs >= kept.openedAtMs
