import { prefixed, UUID, type Id } from '../../shared/ids.ts'

/** Somebody who is served is a customer of the café: their id is the customer's. */
export type DishId = Id<'dish'>
export type MealOrderId = Id<'mealOrder'>
export type RoundId = Id<'round'>
export type BatchId = Id<'batch'>
export type PauseId = Id<'pause'>
export type WelfareNoteId = Id<'welfareNote'>

export const zDishId = prefixed<DishId>('dsh', UUID)
export const zMealOrderId = prefixed<MealOrderId>('mor', UUID)
export const zRoundId = prefixed<RoundId>('rnd', UUID)
export const zBatchId = prefixed<BatchId>('bat', UUID)
export const zPauseId = prefixed<PauseId>('pau', UUID)
export const zWelfareNoteId = prefixed<WelfareNoteId>('wel', UUID)

const uuid = () => globalThis.crypto.randomUUID()
export const newDishId = () => `dsh_${uuid()}` as DishId
export const newMealOrderId = () => `mor_${uuid()}` as MealOrderId
export const newRoundId = () => `rnd_${uuid()}` as RoundId
export const newBatchId = () => `bat_${uuid()}` as BatchId
export const newPauseId = () => `pau_${uuid()}` as PauseId
export const newWelfareNoteId = () => `wel_${uuid()}` as WelfareNoteId
