import type { WriteDb } from '../../main/db/open.ts'
import type { BikeId, ModelId, PhotoId, RentalId } from './ids.ts'
import type { Photo } from './photo.ts'

type Row = { photo_id: PhotoId; bike_id: BikeId; moment: Photo['moment']; at_ms: number }

/** Pictures, apart from the hires and the models that they show: a list is read without them. */
export function createPhotoStore(db: WriteDb) {
  const ofRental = db.prepare<[RentalId], Row>(
    'SELECT photo_id, bike_id, moment, at_ms FROM bike_photos WHERE rental_id = ? ORDER BY at_ms, photo_id',
  )
  const rentalOf = db.prepare<[PhotoId], RentalId>('SELECT rental_id FROM bike_photos WHERE photo_id = ?').pluck()
  const jpeg = db.prepare<[PhotoId], Buffer>('SELECT jpeg FROM bike_photos WHERE photo_id = ?').pluck()
  const insert = db.prepare<[PhotoId, RentalId, BikeId, string, number, Buffer]>(
    'INSERT INTO bike_photos (photo_id, rental_id, bike_id, moment, at_ms, jpeg) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const remove = db.prepare<[PhotoId]>('DELETE FROM bike_photos WHERE photo_id = ?')
  const removeOthers = db.prepare<[RentalId, string]>(
    'DELETE FROM bike_photos WHERE rental_id = ? AND bike_id NOT IN (SELECT value FROM json_each(?))',
  )
  const forget = db.prepare<[RentalId]>('DELETE FROM bike_photos WHERE rental_id = ?')
  const pictures = db.prepare<[], { model_id: ModelId; at_ms: number }>(
    'SELECT model_id, at_ms FROM bike_model_pictures',
  )
  const picture = db.prepare<[ModelId], Buffer>('SELECT jpeg FROM bike_model_pictures WHERE model_id = ?').pluck()
  const writePicture = db.prepare<[ModelId, number, Buffer]>(
    `INSERT INTO bike_model_pictures (model_id, at_ms, jpeg) VALUES (?, ?, ?)
     ON CONFLICT (model_id) DO UPDATE SET at_ms = excluded.at_ms, jpeg = excluded.jpeg`,
  )
  const removePicture = db.prepare<[ModelId]>('DELETE FROM bike_model_pictures WHERE model_id = ?')

  return {
    /** In the order they were taken. */
    ofRental: (rentalId: RentalId): Photo[] =>
      ofRental.all(rentalId).map((row) => ({
        photoId: row.photo_id,
        bikeId: row.bike_id,
        moment: row.moment,
        atMs: row.at_ms,
      })),
    rentalOf: (photoId: PhotoId): RentalId | undefined => rentalOf.get(photoId),
    jpeg: (photoId: PhotoId): Buffer | undefined => jpeg.get(photoId),
    add({ photoId, bikeId, moment, atMs }: Photo, rentalId: RentalId, bytes: Buffer): void {
      insert.run(photoId, rentalId, bikeId, moment, atMs, bytes)
    },
    remove: (photoId: PhotoId): void => void remove.run(photoId),
    /** Pictures of bikes that were held for a while and did not leave. */
    keepOf: (rentalId: RentalId, bikes: readonly BikeId[]): void =>
      void removeOthers.run(rentalId, JSON.stringify(bikes)),
    forget: (rentalId: RentalId): void => void forget.run(rentalId),
    /** When the picture of each model was taken; a model without one is not there. */
    pictures: (): ReadonlyMap<ModelId, number> => new Map(pictures.all().map((row) => [row.model_id, row.at_ms])),
    picture: (modelId: ModelId): Buffer | undefined => picture.get(modelId),
    savePicture: (modelId: ModelId, atMs: number, bytes: Buffer): void => void writePicture.run(modelId, atMs, bytes),
    removePicture: (modelId: ModelId): void => void removePicture.run(modelId),
  }
}
export type PhotoStore = ReturnType<typeof createPhotoStore>
