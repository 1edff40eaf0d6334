import { z } from 'zod'
import { prefixed, UUID, type Id } from '../../shared/ids.ts'

export type ParcelId = Id<'parcel'>
export type DeliveryId = Id<'delivery'>
export type ManifestId = Id<'manifest'>
export type ProofId = Id<'proof'>
export type InventoryId = Id<'inventory'>
export type IncidentId = Id<'incident'>
/** « mondial-relay »: a carrier, or a local shop that leaves things for people, as the café calls it in its settings. */
export type CarrierCode = Id<'carrier'>

export const zParcelId = prefixed<ParcelId>('pcl', UUID)
export const zDeliveryId = prefixed<DeliveryId>('dlv', UUID)
export const zManifestId = prefixed<ManifestId>('mnf', UUID)
export const zProofId = prefixed<ProofId>('prf', UUID)
export const zInventoryId = prefixed<InventoryId>('ivt', UUID)
export const zIncidentId = prefixed<IncidentId>('inc', UUID)
export const zCarrierCode = z.custom<CarrierCode>(
  (value) => typeof value === 'string' && /^[a-z][a-z0-9-]{1,23}$/.test(value),
)

const uuid = () => globalThis.crypto.randomUUID()
export const newParcelId = () => `pcl_${uuid()}` as ParcelId
export const newDeliveryId = () => `dlv_${uuid()}` as DeliveryId
export const newManifestId = () => `mnf_${uuid()}` as ManifestId
export const newProofId = () => `prf_${uuid()}` as ProofId
export const newInventoryId = () => `ivt_${uuid()}` as InventoryId
export const newIncidentId = () => `inc_${uuid()}` as IncidentId
