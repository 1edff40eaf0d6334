import { overwriting, scrub, type WriteDb } from '../../main/db/open.ts'
import type { Cents } from '../../shared/money.ts'
import type { IncidentId, ParcelId } from './ids.ts'
import { zParcel, zProof, type Parcel, type Proof } from './rules/parcel.ts'

type Claim = {
  readonly incidentId: IncidentId
  readonly atMs: number
  readonly kind: string
  readonly note: string
  readonly claimRef: string
  readonly amountCents: Cents | null
  readonly isOpen: number
}

/** Written as the partial index has it: the planner takes it for nothing else. */
const UNSETTLED = `state IN ('announced', 'not-received', 'missing')`
const GONE = `(left_at_ms IS NOT NULL OR ${UNSETTLED})`

/** Names, telephones, notes and signatures: where they lie, and how they go. */
export function createNameStore(db: WriteDb) {
  const HAS_NAME = `(value ->> '$.name' <> '' OR value ->> '$.phone' <> '' OR value ->> '$.local.note' <> '')`
  /** A claim that nobody has settled needs the name of whoever it is about; a reserve at the dock is none. */
  const OPEN = `i.value ->> '$.kind' <> 'refused'
     AND NOT EXISTS (SELECT 1 FROM parcel_claims_closed AS c WHERE c.incident_id = i.incident_id)`
  const CLAIMED = `EXISTS (SELECT 1 FROM parcel_incidents AS i WHERE i.parcel_id = parcels.parcel_id AND ${OPEN})`
  const due = db
    .prepare<[number], string>(
      `SELECT value FROM parcels WHERE left_at_ms < ? AND ${HAS_NAME} AND NOT ${CLAIMED} ORDER BY left_at_ms`,
    )
    .pluck()
  /** Announced and never seen, or missing and never settled: they never left, so the last thing that happened counts. */
  const unsettled = db
    .prepare<[number], string>(
      `SELECT value FROM parcels WHERE ${UNSETTLED} AND ${HAS_NAME} AND NOT ${CLAIMED}
         AND (SELECT max(at_ms) FROM parcel_events AS e WHERE e.parcel_id = parcels.parcel_id) < ?`,
    )
    .pluck()
  const named = db.prepare<[], number>(`SELECT count(*) FROM parcels WHERE ${GONE} AND ${HAS_NAME}`).pluck()
  const heldBack = db
    .prepare<[], number>(`SELECT count(*) FROM parcels WHERE ${GONE} AND ${HAS_NAME} AND ${CLAIMED}`)
    .pluck()
  const write = db.prepare<[string, ParcelId]>(`UPDATE parcels SET searched = '', value = ? WHERE parcel_id = ?`)
  const signed = db
    .prepare<[number], string>(
      `SELECT value FROM parcel_proofs AS p WHERE at_ms < ?
         AND (value ->> '$.signature' <> '' OR value ->> '$.thirdPerson.name' <> '${NOBODY}')
         AND NOT EXISTS (
           SELECT 1 FROM json_each(p.value, '$.parcelIds') AS one JOIN parcel_incidents AS i ON i.parcel_id = one.value
           WHERE ${OPEN})`,
    )
    .pluck()
  /** Drivers have names and sign as well, and a note of a claim may say anything. */
  const others = [
    `UPDATE parcel_manifests SET value = json_set(value, '$.driver', '', '$.signature', '')
     WHERE at_ms < ? AND (value ->> '$.driver' <> '' OR value ->> '$.signature' <> '')`,
    `UPDATE parcel_deliveries SET value = json_set(value, '$.driver', '')
     WHERE opened_at_ms < ? AND value ->> '$.driver' <> ''`,
    `UPDATE parcel_incidents AS i SET value = json_set(value, '$.note', '')
     WHERE at_ms < ? AND value ->> '$.note' <> '' AND NOT (${OPEN})`,
  ].map((sql) => db.prepare<[number]>(sql))
  const claims = db.prepare<[ParcelId], Claim>(
    `SELECT i.incident_id AS incidentId, i.at_ms AS atMs, i.value ->> '$.kind' AS kind,
       coalesce(i.value ->> '$.note', '') AS note, coalesce(i.value ->> '$.claimRef', '') AS claimRef,
       i.value ->> '$.amountCents' AS amountCents, ${OPEN} AS isOpen
     FROM parcel_incidents AS i WHERE i.parcel_id = ? ORDER BY i.at_ms`,
  )
  const knowsClaim = db.prepare<[IncidentId], number>('SELECT 1 FROM parcel_incidents WHERE incident_id = ?').pluck()
  const close = db.prepare<[IncidentId, number, string]>(
    'INSERT INTO parcel_claims_closed VALUES (?, ?, ?) ON CONFLICT (incident_id) DO NOTHING',
  )
  const writeProof = db.prepare<[string, string]>('UPDATE parcel_proofs SET value = ? WHERE proof_id = ?')

  return {
    /** Those that left, or were last heard of, before an instant, without those that somebody claims for. */
    parcelsBefore: (atMs: number): readonly Parcel[] =>
      [...due.all(atMs), ...unsettled.all(atMs)].map((value) => zParcel.parse(JSON.parse(value))),
    proofsBefore: (atMs: number): readonly Proof[] => signed.all(atMs).map((value) => zProof.parse(JSON.parse(value))),
    /** Overwrites what it changes: an old row would otherwise stay readable in the file. */
    overwriting: <T>(work: () => T): T => overwriting(db, work),
    save: (parcel: Parcel): void => void write.run(JSON.stringify(parcel), parcel.parcelId),
    saveProof: (proof: Proof): void => void writeProof.run(JSON.stringify(proof), proof.proofId),
    /** Answers how many. */
    eraseOthersBefore: (atMs: number): number =>
      others.reduce((count, statement) => count + statement.run(atMs).changes, 0),
    claims: (parcelId: ParcelId) => claims.all(parcelId).map((one) => ({ ...one, isOpen: one.isOpen === 1 })),
    knowsClaim: (incidentId: IncidentId): boolean => knowsClaim.get(incidentId) !== undefined,
    closeClaim: (incidentId: IncidentId, atMs: number, by: string): void => void close.run(incidentId, atMs, by),
    /** After the commit: what was erased leaves the write-ahead file as well. */
    scrub: (): void => scrub(db),
    standing: () => ({ named: named.get() ?? 0, heldBack: heldBack.get() ?? 0 }),
  }
}
export type NameStore = ReturnType<typeof createNameStore>

/** What stands for the name of a third person that is not kept any more. */
export const NOBODY = '—'
