import { ok, refuse, type Result } from '../../shared/result.ts'
import { newPhotoId, type BikeId } from './ids.ts'
import { isOut } from './out-parts.ts'
import type { BikesParts, PhotoHandlers } from './parts.ts'
import { PHOTOS_MAX, type Moment } from './photo.ts'
import type { KeptRental } from './store.ts'

const START = [0xff, 0xd8, 0xff] as const
const END = [0xff, 0xd9] as const

/** Pictures of bikes as they leave and come back, and of models: each comes alone, made small by the page. */
export function photoHandlers(parts: BikesParts): PhotoHandlers {
  const { rentals, photos, fleet, shown } = parts
  return {
    addPhoto({ rentalId, bikeId, moment, jpeg }, { nowMs, announce }) {
      const kept = rentals.rental(rentalId)
      if (!kept) return refuse('RENTAL_UNKNOWN')
      const may = mayTake(kept, bikeId, moment)
      if (!may.ok) return may
      const same = photos.ofRental(rentalId).filter((one) => one.bikeId === bikeId && one.moment === moment)
      if (same.length >= PHOTOS_MAX) return refuse('PHOTOS_FULL', { max: PHOTOS_MAX })
      const bytes = readJpeg(jpeg)
      if (!bytes) return refuse('PHOTO_UNREADABLE')
      photos.add({ photoId: newPhotoId(), bikeId, moment, atMs: nowMs }, rentalId, bytes)
      announce('services.changed')
      return ok(shown(kept))
    },
    /** A picture that went wrong is taken again; once the bike has left or is back, it is what both sides look at. */
    dropPhoto({ photoId }, { announce }) {
      const rentalId = photos.rentalOf(photoId)
      const kept = rentalId && rentals.rental(rentalId)
      const photo = kept && photos.ofRental(kept.rentalId).find((one) => one.photoId === photoId)
      if (!kept || !photo) return refuse('PHOTO_UNKNOWN')
      const line = kept.lines.findLast(({ bikeId }) => bikeId === photo.bikeId)
      const isDone = photo.moment === 'out' ? (line?.leftAtMs ?? null) !== null : (line?.backAtMs ?? null) !== null
      if (isDone) return refuse('PHOTO_KEPT')
      photos.remove(photoId)
      announce('services.changed')
      return ok(shown(kept))
    },
    photo: ({ photoId }) => asBase64(photos.jpeg(photoId)),
    saveModelPicture({ modelId, jpeg }, { nowMs, announce }) {
      if (!fleet.models().some((model) => model.modelId === modelId)) return refuse('MODEL_UNKNOWN', { modelId })
      const bytes = jpeg === null ? null : readJpeg(jpeg)
      if (bytes === undefined) return refuse('PHOTO_UNREADABLE')
      if (bytes === null) photos.removePicture(modelId)
      else photos.savePicture(modelId, nowMs, bytes)
      announce('services.changed')
      return ok(null)
    },
    modelPicture: ({ modelId }) => asBase64(photos.picture(modelId)),
  }
}

/** A bike is photographed before it leaves, and from then on until its hire is closed. */
function mayTake(
  kept: KeptRental,
  bikeId: BikeId,
  moment: Moment,
): Result<null, 'BIKE_NOT_OF_RENTAL' | 'BIKE_NOT_OUT' | 'RENTAL_GONE'> {
  const line = kept.lines.findLast((one) => one.bikeId === bikeId)
  if (!line) return refuse('BIKE_NOT_OF_RENTAL')
  const { state } = kept
  const isOpen = ['held', 'confirmed', 'out', 'returned', 'stolen'].includes(state)
  if (!isOpen || (moment === 'out' && line.backAtMs !== null)) return refuse('RENTAL_GONE', { state })
  const hasLeft = isOut(line) || line.backAtMs !== null
  return moment === 'in' && !hasLeft ? refuse('BIKE_NOT_OUT', { bike: line.number }) : ok(null)
}

/** The bytes of a picture that begins and ends as a JPEG does; undefined for anything else. */
export function readJpeg(base64: string): Buffer | undefined {
  const bytes = Buffer.from(base64, 'base64')
  const isJpeg = START.every((byte, n) => bytes[n] === byte) && END.every((byte, n) => bytes.at(n - 2) === byte)
  return isJpeg ? bytes : undefined
}

const asBase64 = (bytes: Buffer | undefined) => bytes?.toString('base64') ?? null
