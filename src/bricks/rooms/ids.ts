import { prefixed, UUID, type Id } from '../../shared/ids.ts'

/** A room, a corner, a terrace or a desk that is let by the hour: what the calendar calls a resource. */
export type SpaceId = Id<'space'>
export type BookingId = Id<'booking'>
/** What ties the Thursdays of an association together. */
export type SeriesId = Id<'series'>

export const zSpaceId = prefixed<SpaceId>('spc', UUID)
export const zBookingId = prefixed<BookingId>('bkg', UUID)
export const zSeriesId = prefixed<SeriesId>('ser', UUID)

const uuid = () => globalThis.crypto.randomUUID()
export const newSpaceId = () => `spc_${uuid()}` as SpaceId
export const newBookingId = () => `bkg_${uuid()}` as BookingId
export const newSeriesId = () => `ser_${uuid()}` as SeriesId
