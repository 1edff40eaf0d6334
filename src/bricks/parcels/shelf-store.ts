import type { BusinessDay } from '../../shared/business-day.ts'
import type { WriteDb } from '../../main/db/open.ts'
import type { CarrierCode, IncidentId, InventoryId, ParcelId } from './ids.ts'
import { zIncident, zInventory, type Incident, type Inventory } from './rules/inventory.ts'
import { zParcel, type Parcel } from './rules/parcel.ts'
import { plain } from './register.ts'

/** Written as the partial index has it: the planner takes it for nothing else. */
const HERE = `state IN ('stored', 'to-return', 'dropped-off')`

/** What the shelves are asked: where things lie, what is over, what an inventory saw, what went wrong. */
export function createShelfStore(db: WriteDb) {
  const lastPlace = db
    .prepare<[CarrierCode], string>(
      `SELECT place FROM parcels WHERE ${HERE} AND carrier = ? AND place IS NOT NULL ORDER BY received_at_ms DESC, rowid DESC LIMIT 1`,
    )
    .pluck()
  const placeOfName = db
    .prepare<[string], string>(
      `SELECT place FROM parcels WHERE ${HERE} AND searched = ? AND place IS NOT NULL ORDER BY received_at_ms DESC LIMIT 1`,
    )
    .pluck()
  const overdue = db
    .prepare<[BusinessDay], string>(`SELECT value FROM parcels WHERE ${HERE} AND state = 'stored' AND deadline < ?`)
    .pluck()
  const missing = db
    .prepare<[], string>(
      `SELECT value FROM parcels WHERE state IN ('not-received', 'missing') AND state = 'missing' LIMIT 500`,
    )
    .pluck()
  const runs = db
    .prepare<[], string>(`SELECT value FROM parcel_inventories WHERE value ->> 'endedAtMs' IS NULL LIMIT 1`)
    .pluck()
  const inventory = db
    .prepare<[InventoryId], string>('SELECT value FROM parcel_inventories WHERE inventory_id = ?')
    .pluck()
  const writeInventory = db.prepare<[InventoryId, number, string]>(
    `INSERT INTO parcel_inventories (inventory_id, at_ms, value) VALUES (?, ?, ?)
     ON CONFLICT (inventory_id) DO UPDATE SET value = excluded.value`,
  )
  const incidents = db
    .prepare<[ParcelId], string>('SELECT value FROM parcel_incidents WHERE parcel_id = ? ORDER BY at_ms')
    .pluck()
  const writeIncident = db.prepare<[IncidentId, ParcelId, number, string]>(
    `INSERT INTO parcel_incidents (incident_id, parcel_id, at_ms, value) VALUES (?, ?, ?, ?)
     ON CONFLICT (incident_id) DO UPDATE SET value = excluded.value`,
  )
  const parcel = (value: string): Parcel => zParcel.parse(JSON.parse(value))
  const readInventory = (value: string | undefined): Inventory | undefined =>
    value === undefined ? undefined : zInventory.parse(JSON.parse(value))
  return {
    /** Where this carrier's last one lies that is still here. */
    lastPlaceOf: (carrier: CarrierCode): string | undefined => lastPlace.get(carrier),
    /** Where something of the same person lies. */
    placeOf: (name: string): string | undefined => (plain(name) === '' ? undefined : placeOfName.get(plain(name))),
    /** Still stored although its last day is before this one. */
    overdue: (today: BusinessDay): readonly Parcel[] => overdue.all(today).map(parcel),
    missing: (): readonly Parcel[] => missing.all().map(parcel),
    runningInventory: (): Inventory | undefined => readInventory(runs.get()),
    inventory: (inventoryId: InventoryId): Inventory | undefined => readInventory(inventory.get(inventoryId)),
    saveInventory: (value: Inventory): void =>
      void writeInventory.run(value.inventoryId, value.startedAtMs, JSON.stringify(value)),
    incidents: (parcelId: ParcelId): readonly Incident[] =>
      incidents.all(parcelId).map((value) => zIncident.parse(JSON.parse(value))),
    saveIncident: (value: Incident): void =>
      void writeIncident.run(value.incidentId, value.parcelId, value.atMs, JSON.stringify(value)),
  }
}
export type ShelfStore = ReturnType<typeof createShelfStore>
