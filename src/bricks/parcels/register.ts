import { createHash } from 'node:crypto'
import type { CommandContext } from '../../main/hosts/handlers.ts'
import type { WriteDb } from '../../main/db/open.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import type { CarrierCode, DeliveryId, ParcelId } from './ids.ts'
import { UNITS } from './rules/carrier.ts'
import { zParcel, type Parcel } from './rules/parcel.ts'
import { isOver, move, type ParcelEventKind, type ParcelState } from './rules/states.ts'

/** What an event bears: ids, days, counts and codes of reasons; never a name. */
export type EventFacts = Readonly<Record<string, string | number | boolean | null>>
export type ParcelEvent = {
  readonly seq: number
  readonly parcelId: ParcelId
  readonly atMs: number
  readonly by: string
  readonly kind: ParcelEventKind
  readonly facts: EventFacts
}
type Row = { seq: number; parcel_id: ParcelId; at_ms: number; by_whom: string; kind: ParcelEventKind; value: string }
const EVENTS = 'SELECT seq, parcel_id, at_ms, by_whom, kind, value FROM parcel_events'

/**
 * The register of the café: every parcel, and every thing that happened to it. A parcel changes with an event alone, in one
 * transaction; events are bound to each other by their hashes, so that the register proves what the café did.
 */
export function createRegister(db: WriteDb) {
  const byId = db.prepare<[ParcelId], string>('SELECT value FROM parcels WHERE parcel_id = ?').pluck()
  const byCode = db.prepare<[string], string>('SELECT value FROM parcels WHERE code = ? ORDER BY rowid DESC').pluck()
  const active = db
    .prepare<[CarrierCode, string, number], string>(
      `SELECT value FROM parcels WHERE carrier = ? AND code = ? AND parcel_no = ?
         AND state NOT IN ('picked-up', 'handed-over', 'closed-missing', 'refused-at-dock', 'lost')`,
    )
    .pluck()
  const here = db
    .prepare<[string], string>(
      `SELECT value FROM parcels WHERE state IN ('stored', 'to-return', 'dropped-off') AND state IN (SELECT value FROM json_each(?))
       ORDER BY deadline, received_at_ms`,
    )
    .pluck()
  const search = db
    .prepare<[string, string, number], string>(
      `SELECT value FROM parcels WHERE state IN ('stored', 'to-return') AND (searched LIKE ? OR ending LIKE ?)
       ORDER BY searched, received_at_ms LIMIT ?`,
    )
    .pluck()
  const ofDelivery = db
    .prepare<[DeliveryId], string>('SELECT value FROM parcels WHERE delivery_id = ? ORDER BY rowid')
    .pluck()
  const takenUnits = db.prepare<[], { place: string; units: number; count: number }>(
    `SELECT place, sum(units) AS units, count(*) AS count FROM parcels
     WHERE state IN ('stored', 'to-return', 'dropped-off') AND place IS NOT NULL GROUP BY place`,
  )
  const write = db.prepare(
    `INSERT INTO parcels (parcel_id, direction, carrier, code, parcel_no, searched, place, units, state, received_at_ms,
       deadline, left_at_ms, delivery_id, value)
     VALUES (@parcelId, @direction, @carrier, @code, @parcelNo, @searched, @place, @units, @state, @receivedAtMs, @deadline,
       @leftAtMs, @deliveryId, @value)
     ON CONFLICT (parcel_id) DO UPDATE SET searched = excluded.searched, place = excluded.place, units = excluded.units,
       state = excluded.state, received_at_ms = excluded.received_at_ms, deadline = excluded.deadline,
       left_at_ms = excluded.left_at_ms, delivery_id = excluded.delivery_id, value = excluded.value`,
  )
  const lastHash = db.prepare<[], string>('SELECT hash FROM parcel_events ORDER BY seq DESC LIMIT 1').pluck()
  const insert = db.prepare<[ParcelId, number, string, string, string, string, string]>(
    'INSERT INTO parcel_events (parcel_id, at_ms, by_whom, kind, value, prev, hash) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const ofParcel = db.prepare<[ParcelId], Row>(`${EVENTS} WHERE parcel_id = ? ORDER BY seq`)
  const between = db.prepare<[number, number], Row>(`${EVENTS} WHERE at_ms >= ? AND at_ms < ? ORDER BY seq`)
  const chained = db.prepare<[], Row & { prev: string; hash: string }>(
    `SELECT seq, parcel_id, at_ms, by_whom, kind, value, prev, hash FROM parcel_events ORDER BY seq`,
  )

  const read = (value: string): Parcel => zParcel.parse(JSON.parse(value))
  const one = (value: string | undefined) => (value === undefined ? undefined : read(value))
  const event = ({ seq, parcel_id, at_ms, by_whom, kind, value }: Row): ParcelEvent => ({
    seq,
    parcelId: parcel_id,
    atMs: at_ms,
    by: by_whom,
    kind,
    facts: JSON.parse(value) as EventFacts, // `happen` wrote it
  })

  function save(parcel: Parcel): void {
    const { parcelId, direction, carrier, code, parcelNo, place, size, state } = parcel
    const { receivedAtMs, deadline, leftAtMs, deliveryId } = parcel
    const searched = plain(parcel.name)
    const value = JSON.stringify(parcel)
    const units = UNITS[size]
    write.run({
      parcelId,
      direction,
      carrier,
      code,
      parcelNo,
      searched,
      place,
      units,
      state,
      receivedAtMs,
      deadline,
      leftAtMs,
      deliveryId,
      value,
    })
  }

  return {
    parcel: (parcelId: ParcelId): Parcel | undefined => one(byId.get(parcelId)),
    /** Whatever ever bore this code, the last one first: the same code may come back. */
    withCode: (code: string): readonly Parcel[] => byCode.all(code).map(read),
    activeAt: (carrier: CarrierCode, code: string, parcelNo: number): Parcel | undefined =>
      one(active.get(carrier, code, parcelNo)),
    /** In the house, in the order in which they have to leave. */
    here: (states: readonly ParcelState[] = ['stored', 'to-return', 'dropped-off']): readonly Parcel[] =>
      here.all(JSON.stringify(states)).map(read),
    /** By any part of a name, or the last characters of a code. */
    search(text: string, limit: number): readonly Parcel[] {
      const wanted = plain(text).replaceAll(/[%_]/g, '')
      return wanted === '' ? [] : search.all(`%${wanted}%`, `%${wanted.toUpperCase()}`, limit).map(read)
    },
    ofDelivery: (deliveryId: DeliveryId): readonly Parcel[] => ofDelivery.all(deliveryId).map(read),
    /** What each place holds: units of room, and parcels. */
    taken: () => new Map(takenUnits.all().map(({ place, units, count }) => [place, { units, count }] as const)),
    events: (parcelId: ParcelId): readonly ParcelEvent[] => ofParcel.all(parcelId).map(event),
    eventsBetween: (fromMs: number, untilMs: number): readonly ParcelEvent[] => between.all(fromMs, untilMs).map(event),

    /**
     * Something happens to a parcel: `parcel` is what it is with everything but its state, which follows from the table. A
     * new one is `new`. Refused where the table has no way.
     */
    happen(
      parcel: Parcel,
      kind: ParcelEventKind,
      facts: EventFacts,
      { nowMs, operator }: Pick<CommandContext, 'nowMs' | 'operator'>,
    ): Result<Parcel, 'PARCEL_NOT_SO'> {
      const kept = one(byId.get(parcel.parcelId))
      const next = move(kept?.state ?? 'new', kind, kept?.before ?? null)
      if (!next.ok) return next
      const isGone = isOver(next.value)
      // The same code came back meanwhile: what left is not brought back beside it.
      const other = isGone ? undefined : active.get(parcel.carrier, parcel.code, parcel.parcelNo)
      if (other !== undefined && read(other).parcelId !== parcel.parcelId) {
        return refuse('PARCEL_NOT_SO', { state: kept?.state ?? 'new', event: kind })
      }
      const moved: Parcel = {
        ...parcel,
        state: next.value,
        before: kind === 'miss' || kind === 'hand-over' ? (kept?.state ?? null) : null,
        leftAtMs: isGone ? nowMs : null,
      }
      save(moved)
      const value = JSON.stringify({ ...facts, to: next.value })
      const prev = lastHash.get() ?? 'first'
      const bytes = [prev, parcel.parcelId, nowMs, operator, kind, value].join('\n')
      insert.run(parcel.parcelId, nowMs, operator, kind, value, prev, createHash('sha256').update(bytes).digest('hex'))
      return ok(moved)
    },
    /** What may change without anything happening to it: a name, a telephone, a size, its place. */
    amend: (parcel: Parcel): void => save(parcel),
    /** The first event whose hash is not what it should be; undefined where all are right. */
    brokenAt(): number | undefined {
      let prev = 'first'
      for (const row of chained.iterate()) {
        const bytes = [prev, row.parcel_id, row.at_ms, row.by_whom, row.kind, row.value].join('\n')
        if (row.prev !== prev || row.hash !== createHash('sha256').update(bytes).digest('hex')) return row.seq
        prev = row.hash
      }
      return undefined
    },
  }
}
export type Register = ReturnType<typeof createRegister>

/** Without accents and capitals, as a person types it. */
export function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim()
}
