import { z } from 'zod'
import { zInstantMs } from '../../shared/contracts/procedure.ts'
import { zBikeId, zPhotoId } from './ids.ts'

/** The most that a picture may have, in bytes: it travels in one message, of which the web host takes 256 KB. */
export const PHOTO_BYTES_MAX = 150_000
/** A picture on a tile is small. */
export const PICTURE_BYTES_MAX = 60_000
/** Of one bike, at its departure and again at its return. */
export const PHOTOS_MAX = 4

const BASE64_PER_BYTES = 4 / 3

/** A JPEG in base64, without a prefix; whether it is one is looked at by `readJpeg`. */
export const zJpeg = (bytesMax: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9+/]+={0,2}$/)
    .max(Math.ceil(bytesMax * BASE64_PER_BYTES) + 4)

/** How a bike left, or came back. */
export const zMoment = z.enum(['out', 'in'])
export type Moment = z.infer<typeof zMoment>

/** That there is a picture; its bytes are asked for one by one. */
export const zPhoto = z.strictObject({ photoId: zPhotoId, bikeId: zBikeId, moment: zMoment, atMs: zInstantMs })
export type Photo = Readonly<z.infer<typeof zPhoto>>
