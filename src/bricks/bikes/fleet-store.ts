import { z } from 'zod'
import type { WriteDb } from '../../main/db/open.ts'
import { zInstantMs } from '../../shared/contracts/procedure.ts'
import { zText } from '../../shared/free-text.ts'
import { freshSetup } from './fresh-setup.ts'
import {
  zAccessory,
  zBike,
  zBikesSetup,
  zModel,
  zRepair,
  type Accessory,
  type Bike,
  type BikesSetup,
  type Model,
  type Repair,
} from './fleet.ts'
import type { BikeId, ModelId, RepairId } from './ids.ts'
import { zAsked } from './rental.ts'

/** A bike with what happened to it. */
export type KeptBike = Bike & {
  /** It came back and nobody has looked it over. */
  readonly toInspect: boolean
  readonly gone: 'retired' | 'stolen' | null
  /** When it was last in the workshop, in epoch milliseconds. */
  readonly checkedAtMs: number | null
}
const zWaiting = z.strictObject({ asked: zAsked, name: zText(60, 1), phone: zText(24) })
/** Somebody who wants bikes when there are none; told of when there are. */
export type Waiting = Readonly<z.infer<typeof zWaiting>> & { readonly position: number; readonly askedAtMs: number }

/** One time that a bike was out, both instants in epoch milliseconds; `backMs` is null while it still is. */
type TimeOut = { readonly bikeId: BikeId; readonly leftMs: number; readonly backMs: number | null }

type BikeRow = {
  value: string
  to_inspect: 0 | 1
  gone: KeptBike['gone']
  checked_at_ms: number | null
}
type WaitingRow = { position: number; asked_at_ms: number; value: string }

/** What is there to hire, and how: models, bikes, accessories, repairs, who waits. Every statement of them. */
export function createFleetStore(db: WriteDb) {
  const setup = db.prepare<[], string>(`SELECT value FROM bike_setup WHERE name = 'setup'`).pluck()
  const writeSetup = db.prepare<[string]>(
    `INSERT INTO bike_setup VALUES ('setup', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
  )
  const models = db
    .prepare<[], string>('SELECT value FROM bike_models WHERE removed = 0 ORDER BY position, model_id')
    .pluck()
  const model = db.prepare<[ModelId], string>('SELECT value FROM bike_models WHERE model_id = ?').pluck()
  const writeModel = db.prepare<[ModelId, string]>(
    `INSERT INTO bike_models (model_id, position, value)
     VALUES (?, (SELECT coalesce(max(position), -1) + 1 FROM bike_models), ?)
     ON CONFLICT (model_id) DO UPDATE SET value = excluded.value, removed = 0`,
  )
  const removeModel = db.prepare<[ModelId]>('UPDATE bike_models SET removed = 1 WHERE model_id = ?')
  const BIKES = 'SELECT value, to_inspect, gone, checked_at_ms FROM bikes'
  const bikes = db.prepare<[], BikeRow>(`${BIKES} ORDER BY gone IS NOT NULL, position, bike_id`)
  const bike = db.prepare<[BikeId], BikeRow>(`${BIKES} WHERE bike_id = ?`)
  const byNumber = db.prepare<[string], BikeRow>(`${BIKES} WHERE gone IS NULL AND number = ? COLLATE NOCASE`)
  const writeBike = db.prepare<[BikeId, ModelId, string, string]>(
    `INSERT INTO bikes (bike_id, model_id, number, position, value)
     VALUES (?, ?, ?, (SELECT coalesce(max(position), -1) + 1 FROM bikes), ?)
     ON CONFLICT (bike_id) DO UPDATE SET model_id = excluded.model_id, number = excluded.number, value = excluded.value,
       gone = NULL`,
  )
  const markGone = db.prepare<[KeptBike['gone'], BikeId]>('UPDATE bikes SET gone = ? WHERE bike_id = ?')
  const markToInspect = db.prepare<[0 | 1, BikeId]>('UPDATE bikes SET to_inspect = ? WHERE bike_id = ?')
  const markChecked = db.prepare<[number, BikeId]>('UPDATE bikes SET checked_at_ms = ? WHERE bike_id = ?')
  const timesOut = db.prepare<[], TimeOut>(
    `SELECT line.bike_id AS bikeId, line.value ->> '$.leftAtMs' AS leftMs, line.value ->> '$.backAtMs' AS backMs
     FROM bike_rental_lines line JOIN bikes USING (bike_id)
     WHERE leftMs IS NOT NULL AND leftMs > coalesce(checked_at_ms, 0)`,
  )
  const accessories = db.prepare<[], string>('SELECT value FROM bike_accessories ORDER BY position').pluck()
  const deleteAccessories = db.prepare('DELETE FROM bike_accessories')
  const insertAccessory = db.prepare<[string, number, string]>('INSERT INTO bike_accessories VALUES (?, ?, ?)')
  const repairs = db
    .prepare<[BikeId | null, BikeId | null], string>(
      `SELECT value FROM bike_repairs WHERE ? IS NULL OR bike_id = ? ORDER BY from_ms DESC, repair_id`,
    )
    .pluck()
  const repair = db.prepare<[RepairId], string>('SELECT value FROM bike_repairs WHERE repair_id = ?').pluck()
  const writeRepair = db.prepare<[RepairId, BikeId, number, number | null, string]>(
    `INSERT INTO bike_repairs VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (repair_id) DO UPDATE SET from_ms = excluded.from_ms, done_ms = excluded.done_ms, value = excluded.value`,
  )
  const waiting = db.prepare<[], WaitingRow>('SELECT position, asked_at_ms, value FROM bike_waiting ORDER BY position')
  const insertWaiting = db.prepare<[number, number, string]>(
    'INSERT INTO bike_waiting (asked_at_ms, start_ms, value) VALUES (?, ?, ?)',
  )
  const stopWaiting = db.prepare<[number]>('DELETE FROM bike_waiting WHERE position = ?')
  const forgetWaiting = db.prepare<[number]>('DELETE FROM bike_waiting WHERE start_ms <= ?')

  const read = <T>(schema: z.ZodType<T>, text: string): T => schema.parse(JSON.parse(text))
  const readBike = (row: BikeRow): KeptBike => ({
    ...read(zBike, row.value),
    toInspect: row.to_inspect === 1,
    gone: row.gone,
    checkedAtMs: row.checked_at_ms,
  })

  return {
    /** Whether anybody, or the demo, has set this café up. */
    isSetUp: (): boolean => setup.get() !== undefined,
    setup(): BikesSetup {
      const kept = setup.get()
      return kept === undefined ? freshSetup() : read(zBikesSetup, kept)
    },
    saveSetup: (value: BikesSetup): void => void writeSetup.run(JSON.stringify(value)),
    models: (): readonly Model[] => models.all().map((value) => read(zModel, value)),
    /** Removed ones too: an old rental names them. */
    model(modelId: ModelId): Model | undefined {
      const kept = model.get(modelId)
      return kept === undefined ? undefined : read(zModel, kept)
    },
    saveModel: (value: Model): void => void writeModel.run(value.modelId, JSON.stringify(value)),
    removeModel: (modelId: ModelId): void => void removeModel.run(modelId),
    /** Those that are there first, in the order they came; then those that are gone. */
    bikes: (): readonly KeptBike[] => bikes.all().map(readBike),
    bike(bikeId: BikeId): KeptBike | undefined {
      const row = bike.get(bikeId)
      return row && readBike(row)
    },
    /** By what is painted on its frame, of those that are there. */
    byNumber(number: string): KeptBike | undefined {
      const row = byNumber.get(number)
      return row && readBike(row)
    },
    /** One that was gone is back. */
    saveBike: (value: Bike): void =>
      void writeBike.run(value.bikeId, value.modelId, value.number, JSON.stringify(value)),
    markGone: (bikeId: BikeId, gone: 'retired' | 'stolen'): void => void markGone.run(gone, bikeId),
    markToInspect: (bikeId: BikeId, toInspect: boolean): void => void markToInspect.run(toInspect ? 1 : 0, bikeId),
    markChecked: (bikeId: BikeId, atMs: number): void => void markChecked.run(atMs, bikeId),
    /** Of each bike, since its last time in the workshop. */
    timesOut: (): readonly TimeOut[] => timesOut.all(),
    accessories: (): readonly Accessory[] => accessories.all().map((value) => read(zAccessory, value)),
    saveAccessories(all: readonly Accessory[]): void {
      deleteAccessories.run()
      for (const [position, one] of all.entries()) {
        insertAccessory.run(one.accessoryId, position, JSON.stringify(one))
      }
    },
    /** Of one bike, or of all; the latest first. */
    repairs: (bikeId: BikeId | null): readonly Repair[] =>
      repairs.all(bikeId, bikeId).map((value) => read(zRepair, value)),
    repair(repairId: RepairId): Repair | undefined {
      const kept = repair.get(repairId)
      return kept === undefined ? undefined : read(zRepair, kept)
    },
    saveRepair: (value: Repair): void =>
      void writeRepair.run(value.repairId, value.bikeId, value.fromMs, value.doneMs, JSON.stringify(value)),
    /** In the order they asked. */
    waiting: (): readonly Waiting[] =>
      waiting.all().map((row) => ({
        ...read(zWaiting, row.value),
        position: row.position,
        askedAtMs: zInstantMs.parse(row.asked_at_ms),
      })),
    addWaiting: ({ asked, name, phone }: z.infer<typeof zWaiting>, atMs: number): void =>
      void insertWaiting.run(atMs, asked.startMs, JSON.stringify({ asked, name, phone })),
    /** They have what they waited for. */
    stopWaiting: (position: number): void => void stopWaiting.run(position),
    /** Whoever wanted to leave by then waits no more; answers how many. */
    forgetWaiting: (byMs: number): number => forgetWaiting.run(byMs).changes,
  }
}
export type FleetStore = ReturnType<typeof createFleetStore>
