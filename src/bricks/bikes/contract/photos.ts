import { z } from 'zod'
import { command, query } from '../../../shared/contracts/procedure.ts'
import { zBikeId, zModelId, zPhotoId, zRentalId } from '../ids.ts'
import { PHOTO_BYTES_MAX, PICTURE_BYTES_MAX, zJpeg, zMoment } from '../photo.ts'
import { zRental } from '../rental.ts'

/** One picture of one bike, in a message of its own: four together would be more than the web host reads. */
export const addPhoto = command({
  right: 'sell',
  input: { rentalId: zRentalId, bikeId: zBikeId, moment: zMoment, jpeg: zJpeg(PHOTO_BYTES_MAX) },
  output: zRental,
  refusals: [
    'RENTAL_UNKNOWN',
    'RENTAL_GONE',
    'BIKE_NOT_OF_RENTAL',
    'BIKE_NOT_OUT',
    'PHOTOS_FULL', // detail: max
    'PHOTO_UNREADABLE',
  ],
})
/** One that went wrong, until the bike has left or is back. */
export const dropPhoto = command({
  right: 'sell',
  input: { photoId: zPhotoId },
  output: zRental,
  refusals: ['PHOTO_UNKNOWN', 'PHOTO_KEPT'],
})
/** A JPEG in base64; null where it was erased. */
export const photo = query({ right: 'sell', input: { photoId: zPhotoId }, output: z.string().nullable() })
/** What stands on the tile of a model; none where null. */
export const saveModelPicture = command({
  right: 'settings',
  input: { modelId: zModelId, jpeg: zJpeg(PICTURE_BYTES_MAX).nullable() },
  output: z.null(),
  refusals: ['MODEL_UNKNOWN', 'PHOTO_UNREADABLE'],
})
export const modelPicture = query({ right: 'look', input: { modelId: zModelId }, output: z.string().nullable() })
