import type { BusinessDay } from '../../shared/business-day.ts'
import type { WriteDb } from '../../main/db/open.ts'
import type { BatchId, DishId } from './ids.ts'
import { zBatch, type Batch, type MealService } from './rules/food.ts'

type Use = { readonly eatenOn: BusinessDay; readonly service: MealService }

/** What was made when, and for which meals it was served: what is looked for when a dish is called back. */
export function createBatchStore(db: WriteDb) {
  const byId = db.prepare<[BatchId], string>('SELECT value FROM meal_batches WHERE batch_id = ?').pluck()
  const since = db
    .prepare<[BusinessDay], string>(
      'SELECT value FROM meal_batches WHERE produced_on >= ? ORDER BY produced_on DESC, batch_id',
    )
    .pluck()
  const ofDish = db.prepare<[DishId], string>('SELECT value FROM meal_batches WHERE dish_id = ?').pluck()
  const write = db.prepare<[BatchId, DishId, BusinessDay, BusinessDay, string]>(
    `INSERT INTO meal_batches VALUES (?, ?, ?, ?, ?) ON CONFLICT (batch_id) DO UPDATE SET
       dish_id = excluded.dish_id, produced_on = excluded.produced_on, use_by = excluded.use_by, value = excluded.value`,
  )
  const writeUse = db.prepare<[BusinessDay, MealService, DishId, BatchId]>(
    `INSERT INTO meal_batch_uses VALUES (?, ?, ?, ?)
     ON CONFLICT (eaten_on, service, dish_id) DO UPDATE SET batch_id = excluded.batch_id`,
  )
  const usesOf = db.prepare<[BatchId], Use>(
    'SELECT eaten_on AS eatenOn, service FROM meal_batch_uses WHERE batch_id = ? ORDER BY eaten_on, service DESC',
  )
  const usedFor = db
    .prepare<[BusinessDay, MealService, DishId], string>(
      `SELECT b.value FROM meal_batch_uses u JOIN meal_batches b USING (batch_id)
       WHERE u.eaten_on = ? AND u.service = ? AND u.dish_id = ?`,
    )
    .pluck()
  const read = (value: string): Batch => zBatch.parse(JSON.parse(value))
  const one = (value: string | undefined) => (value === undefined ? undefined : read(value))

  return {
    batch: (batchId: BatchId): Batch | undefined => one(byId.get(batchId)),
    /** Newest first. */
    since: (day: BusinessDay): readonly Batch[] => since.all(day).map(read),
    ofDish: (dishId: DishId): readonly Batch[] => ofDish.all(dishId).map(read),
    usesOf: (batchId: BatchId): readonly Use[] => usesOf.all(batchId),
    /** The batch that somebody said a dish of a meal comes from. */
    usedFor: ({ eatenOn, service }: Use, dishId: DishId): Batch | undefined =>
      one(usedFor.get(eatenOn, service, dishId)),
    save: (batch: Batch): void =>
      void write.run(batch.batchId, batch.dishId, batch.producedOn, batch.useBy, JSON.stringify(batch)),
    use: ({ batchId, dishId }: Batch, { eatenOn, service }: Use): void =>
      void writeUse.run(eatenOn, service, dishId, batchId),
  }
}
export type BatchStore = ReturnType<typeof createBatchStore>
