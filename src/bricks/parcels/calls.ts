import type { ParcelsParts } from './parts.ts'
import type { Parcel } from './rules/parcel.ts'

/** Whose things lie here without their knowing. */
export function toCall({ register, carriers }: Pick<ParcelsParts, 'register' | 'carriers'>): readonly Parcel[] {
  return register
    .here(['stored'])
    .filter((parcel) => parcel.local?.notifiedAtMs === null && carriers.carrier(parcel.carrier)?.kind === 'local')
}
