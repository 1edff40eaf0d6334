import { migrate } from '../../../main/db/migrate.ts'
import { openScratch, type WriteDb } from '../../../main/db/open.ts'
import { createCarrierStore } from '../carrier-store.ts'
import type { CarrierCode } from '../ids.ts'
import { parcelsTrack } from '../migrations.ts'
import { zCarrier } from '../rules/carrier.ts'

/** The tables of the parcels alone, in memory, with these carriers. */
export function openParcelsDb(carriers: readonly CarrierCode[]): WriteDb {
  const db = openScratch()
  migrate(db, [{ ...parcelsTrack, needs: [] }], () => 0)
  const store = createCarrierStore(db)
  for (const code of carriers) {
    const rules = { kind: 'carrier', proof: 'id', thirdPerson: 'both-ids', lateHandOver: false, isSigned: true }
    const contract = { from: '2026-01-01', to: null, scanPatterns: [], payerId: null }
    store.saveCarrier(zCarrier.parse({ code, name: code, ...rules, ...contract }))
  }
  return db
}
