import type { ProductId } from '../../shared/ids.ts'
import type { WriteDb } from '../db/open.ts'

/** Pictures of products, apart from the catalogue, which bears their versions only. */
export function createPictureStore(db: WriteDb) {
  const versionOf = db.prepare<[ProductId], number>('SELECT version FROM product_pictures WHERE product_id = ?').pluck()
  const write = db.prepare<[ProductId, number, Buffer | null]>(
    `INSERT INTO product_pictures VALUES (?, ?, ?)
     ON CONFLICT (product_id) DO UPDATE SET version = excluded.version, jpeg = excluded.jpeg`,
  )
  const read = db
    .prepare<[ProductId, number], Buffer | null>(
      'SELECT jpeg FROM product_pictures WHERE product_id = ? AND version = ?',
    )
    .pluck()
  return {
    /** A version is never given twice, not even after a picture was taken away: pages keep what they have seen. */
    put(productId: ProductId, jpeg: Buffer | null): number {
      const version = (versionOf.get(productId) ?? 0) + 1
      write.run(productId, version, jpeg)
      return version
    },
    read: (productId: ProductId, version: number): Buffer | undefined => read.get(productId, version) ?? undefined,
  }
}
export type PictureStore = ReturnType<typeof createPictureStore>
