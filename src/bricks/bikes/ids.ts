import { prefixed, UUID, type Id } from '../../shared/ids.ts'

export type ModelId = Id<'bikeModel'>
export type BikeId = Id<'bike'>
export type AccessoryId = Id<'bikeAccessory'>
export type RentalId = Id<'rental'>
export type RepairId = Id<'bikeRepair'>
export type PhotoId = Id<'bikePhoto'>

export const zModelId = prefixed<ModelId>('bmd', UUID)
export const zBikeId = prefixed<BikeId>('bik', UUID)
export const zAccessoryId = prefixed<AccessoryId>('bac', UUID)
export const zRentalId = prefixed<RentalId>('rnt', UUID)
export const zRepairId = prefixed<RepairId>('rep', UUID)
export const zPhotoId = prefixed<PhotoId>('pho', UUID)

const uuid = () => globalThis.crypto.randomUUID()
export const newModelId = () => `bmd_${uuid()}` as ModelId
export const newBikeId = () => `bik_${uuid()}` as BikeId
export const newAccessoryId = () => `bac_${uuid()}` as AccessoryId
export const newRentalId = () => `rnt_${uuid()}` as RentalId
export const newRepairId = () => `rep_${uuid()}` as RepairId
export const newPhotoId = () => `pho_${uuid()}` as PhotoId
