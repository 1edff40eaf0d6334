import type { WriteDb } from '../../main/db/open.ts'
import type { ParcelId } from './ids.ts'
import { zParcel, type Parcel } from './rules/parcel.ts'
import type { Told } from './rules/acts.ts'
import type { ParcelEventKind } from './rules/states.ts'

/** An event as the register is handed over: with its place in the chain. */
export type Recorded = {
  readonly seq: number
  readonly atMs: number
  readonly by: string
  readonly kind: ParcelEventKind
  readonly to: string
  readonly carrier: Parcel['carrier']
  readonly code: string
  readonly parcelNo: number
  readonly parcelCount: number
  readonly number: string
  readonly hash: string
}
export type Found = { readonly text: string; readonly carrier: string; readonly limit: number }

/** The register as it is read afterwards: what was done, when, for whom. It writes nothing. */
export function createActStore(db: WriteDb) {
  const told = db.prepare<[number, number], Told>(
    `SELECT e.seq, e.at_ms AS atMs, e.kind, e.parcel_id AS parcelId, p.carrier, p.direction, p.code,
       p.value ->> '$.weightG' AS weightG, p.value ->> '$.proofId' AS proofId, p.delivery_id AS deliveryId,
       e.value ->> '$.seconds' AS seconds
     FROM parcel_events e JOIN parcels p ON p.parcel_id = e.parcel_id
     WHERE e.at_ms >= ? AND e.at_ms < ?
       AND e.kind IN ('receive', 'refuse-at-dock', 'hand-over', 'undo-hand-over', 'drop-off', 'give-to-driver')
     ORDER BY e.seq`,
  )
  const recorded = db.prepare<[number, number], Recorded>(
    `SELECT e.seq, e.at_ms AS atMs, e.by_whom AS by, e.kind, e.value ->> '$.to' AS "to", p.carrier, p.code,
       p.parcel_no AS parcelNo, p.value ->> '$.parcelCount' AS parcelCount, p.value ->> '$.number' AS number, e.hash
     FROM parcel_events e JOIN parcels p ON p.parcel_id = e.parcel_id
     WHERE e.at_ms >= ? AND e.at_ms < ? ORDER BY e.seq`,
  )
  const last = db.prepare<[], { seq: number; hash: string }>(
    'SELECT seq, hash FROM parcel_events ORDER BY seq DESC LIMIT 1',
  )
  const search = db
    .prepare<{ name: string; code: string; carrier: string; limit: number }, string>(
      `SELECT value FROM parcels
       WHERE (@carrier = '' OR carrier = @carrier)
         AND (@name = '' OR searched LIKE @name ESCAPE '\\' OR code LIKE @code ESCAPE '\\'
           OR value ->> '$.number' LIKE @code ESCAPE '\\')
       ORDER BY rowid DESC LIMIT @limit`,
    )
    .pluck()
  const proof = db.prepare<[string], string>('SELECT value FROM parcel_proofs WHERE proof_id = ?').pluck()
  const parcel = db.prepare<[ParcelId], string>('SELECT value FROM parcels WHERE parcel_id = ?').pluck()
  const read = (value: string): Parcel => zParcel.parse(JSON.parse(value))

  return {
    told: (fromMs: number, untilMs: number): readonly Told[] => told.all(fromMs, untilMs),
    recorded: (fromMs: number, untilMs: number): readonly Recorded[] => recorded.all(fromMs, untilMs),
    last: (): { readonly seq: number; readonly hash: string } | undefined => last.get(),
    /** By any part of a name, of a code or of a receipt's number; whatever became of it, the last one first. */
    search({ text, carrier, limit }: Found): readonly Parcel[] {
      const like = (part: string) => (part === '' ? '' : `%${part.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`)
      const code = like(text.toUpperCase().replaceAll(' ', ''))
      return search.all({ name: like(text), code, carrier, limit }).map(read)
    },
    parcel(parcelId: ParcelId): Parcel | undefined {
      const kept = parcel.get(parcelId)
      return kept === undefined ? undefined : read(kept)
    },
    proof: (proofId: string): unknown => {
      const kept = proof.get(proofId)
      return kept === undefined ? undefined : JSON.parse(kept)
    },
  }
}
export type ActStore = ReturnType<typeof createActStore>
