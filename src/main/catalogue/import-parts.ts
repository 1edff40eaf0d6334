import type { ImportId } from '../../shared/catalogue-import.ts'
import { IMPORT_BYTES_MAX } from '../../shared/contracts/catalogue.ts'
import type { WriteDb } from '../db/open.ts'

/** The bytes of the one list that is being imported; a new one takes its place. */
export function createImportParts(db: WriteDb) {
  const clear = db.prepare('DELETE FROM catalogue_import_parts')
  const drop = db.prepare<[ImportId]>('DELETE FROM catalogue_import_parts WHERE import_id = ?')
  const write = db.prepare<[ImportId, number, Buffer]>('INSERT INTO catalogue_import_parts VALUES (?, ?, ?)')
  const count = db
    .prepare<[ImportId], number>('SELECT count(*) FROM catalogue_import_parts WHERE import_id = ?')
    .pluck()
  const read = db
    .prepare<[ImportId], Buffer>('SELECT bytes FROM catalogue_import_parts WHERE import_id = ? ORDER BY part')
    .pluck()
  return {
    /** False where the parts before it are not here. */
    put(importId: ImportId, part: number, bytes: Buffer): boolean {
      if (part === 0) clear.run()
      if (count.get(importId) !== part) return false
      write.run(importId, part, bytes)
      return true
    },
    has: (importId: ImportId): boolean => (count.get(importId) ?? 0) > 0,
    read(importId: ImportId): Buffer | undefined {
      const parts = read.all(importId)
      const bytes = Buffer.concat(parts)
      return parts.length === 0 || bytes.length > IMPORT_BYTES_MAX ? undefined : bytes
    },
    /** Frees what is kept of this list, and of no other. */
    drop: (importId: ImportId): void => void drop.run(importId),
  }
}
export type ImportParts = ReturnType<typeof createImportParts>
