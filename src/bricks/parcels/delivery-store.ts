import type { WriteDb } from '../../main/db/open.ts'
import type { CarrierCode, DeliveryId, ParcelId } from './ids.ts'
import { zDelivery, type Delivery } from './rules/delivery.ts'
import { zParcel, type Parcel } from './rules/parcel.ts'
import type { ParcelState } from './rules/states.ts'

/** Rounds in, which parcels each announced, and how much came on a day. */
export function createDeliveryStore(db: WriteDb) {
  const byId = db.prepare<[DeliveryId], string>('SELECT value FROM parcel_deliveries WHERE delivery_id = ?').pluck()
  const open = db
    .prepare<[], string>('SELECT value FROM parcel_deliveries WHERE closed_at_ms IS NULL ORDER BY opened_at_ms')
    .pluck()
  const recent = db
    .prepare<[number, number], string>(
      'SELECT value FROM parcel_deliveries WHERE closed_at_ms >= ? ORDER BY closed_at_ms DESC LIMIT ?',
    )
    .pluck()
  const write = db.prepare<[DeliveryId, CarrierCode, number, number | null, string]>(
    `INSERT INTO parcel_deliveries (delivery_id, carrier, opened_at_ms, closed_at_ms, value) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (delivery_id) DO UPDATE SET closed_at_ms = excluded.closed_at_ms, value = excluded.value`,
  )
  const listed = db
    .prepare<[DeliveryId, DeliveryId], ParcelId>(
      `SELECT DISTINCT e.parcel_id FROM parcels p JOIN parcel_events e ON e.parcel_id = p.parcel_id
       WHERE p.delivery_id = ? AND e.kind = 'announce' AND e.value ->> 'delivery' = ?`,
    )
    .pluck()
  const states = db.prepare<[DeliveryId], { parcel_id: ParcelId; state: ParcelState }>(
    'SELECT parcel_id, state FROM parcels WHERE delivery_id = ?',
  )
  const receivedSince = db
    .prepare<[CarrierCode, number], number>(
      `SELECT count(*) FROM parcels WHERE carrier = ? AND received_at_ms >= ? AND direction = 'in'`,
    )
    .pluck()
  const notReceived = db
    .prepare<[], string>(
      `SELECT value FROM parcels WHERE state IN ('not-received', 'missing') AND state = 'not-received' ORDER BY rowid DESC LIMIT 200`,
    )
    .pluck()
  const read = (value: string): Delivery => zDelivery.parse(JSON.parse(value))
  return {
    delivery(deliveryId: DeliveryId): Delivery | undefined {
      const kept = byId.get(deliveryId)
      return kept === undefined ? undefined : read(kept)
    },
    open: (): readonly Delivery[] => open.all().map(read),
    closedSince: (atMs: number, limit: number): readonly Delivery[] => recent.all(atMs, limit).map(read),
    save({ ...delivery }: Delivery): void {
      const { deliveryId, carrier, openedAtMs, closedAtMs } = delivery
      write.run(deliveryId, carrier, openedAtMs, closedAtMs, JSON.stringify(delivery))
    },
    /** Those of its parcels that stood on its list. */
    listed: (deliveryId: DeliveryId): ReadonlySet<ParcelId> => new Set(listed.all(deliveryId, deliveryId)),
    /** How each of its parcels stands, without reading the parcels themselves: asked at every scan. */
    states: (deliveryId: DeliveryId): readonly { readonly parcelId: ParcelId; readonly state: ParcelState }[] =>
      states.all(deliveryId).map(({ parcel_id, state }) => ({ parcelId: parcel_id, state })),
    receivedSince: (carrier: CarrierCode, atMs: number): number => receivedSince.get(carrier, atMs) ?? 0,
    notReceived: (): readonly Parcel[] => notReceived.all().map((value) => zParcel.parse(JSON.parse(value))),
  }
}
export type DeliveryStore = ReturnType<typeof createDeliveryStore>
