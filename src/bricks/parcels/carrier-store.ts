import type { BusinessDay } from '../../shared/business-day.ts'
import type { WriteDb } from '../../main/db/open.ts'
import type { CarrierCode } from './ids.ts'
import { zCarrier, zParcelsSetup, zTerms, type Carrier, type ParcelsSetup, type Terms } from './rules/carrier.ts'
import { freshSetup } from './rules/fresh-setup.ts'

/** For whom the café keeps parcels, what was agreed with each and since when, and how it does it. */
export function createCarrierStore(db: WriteDb) {
  const setup = db.prepare<[], string>(`SELECT value FROM parcel_setup WHERE name = 'setup'`).pluck()
  const writeSetup = db.prepare<[string]>(
    `INSERT INTO parcel_setup VALUES ('setup', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
  )
  const carriers = db.prepare<[], string>('SELECT value FROM parcel_carriers ORDER BY position, code').pluck()
  const carrier = db.prepare<[CarrierCode], string>('SELECT value FROM parcel_carriers WHERE code = ?').pluck()
  const writeCarrier = db.prepare<[CarrierCode, string]>(
    `INSERT INTO parcel_carriers VALUES (?, (SELECT coalesce(max(position), -1) + 1 FROM parcel_carriers), ?)
     ON CONFLICT (code) DO UPDATE SET value = excluded.value`,
  )
  const allTerms = db.prepare<[], string>('SELECT value FROM parcel_terms ORDER BY carrier, from_day').pluck()
  const termsOn = db
    .prepare<[CarrierCode, BusinessDay], string>(
      'SELECT value FROM parcel_terms WHERE carrier = ? AND from_day <= ? ORDER BY from_day DESC LIMIT 1',
    )
    .pluck()
  const writeTerms = db.prepare<[CarrierCode, BusinessDay, string]>(
    'INSERT INTO parcel_terms VALUES (?, ?, ?) ON CONFLICT (carrier, from_day) DO UPDATE SET value = excluded.value',
  )
  return {
    setup(): ParcelsSetup {
      const kept = setup.get()
      // What this café never set, since it was kept by an older till, is as in a new one.
      return kept === undefined ? freshSetup() : zParcelsSetup.parse({ ...freshSetup(), ...JSON.parse(kept) })
    },
    /** Whether anybody, or the demo, has set this café up. */
    isSetUp: (): boolean => setup.get() !== undefined,
    saveSetup: (value: ParcelsSetup): void => void writeSetup.run(JSON.stringify(value)),
    /** Those whose contract is over as well: their parcels still leave. */
    carriers: (): readonly Carrier[] => carriers.all().map((value) => zCarrier.parse(JSON.parse(value))),
    carrier(code: CarrierCode): Carrier | undefined {
      const kept = carrier.get(code)
      return kept === undefined ? undefined : zCarrier.parse(JSON.parse(kept))
    },
    saveCarrier: (value: Carrier): void => void writeCarrier.run(value.code, JSON.stringify(value)),
    terms: (): readonly Terms[] => allTerms.all().map((value) => zTerms.parse(JSON.parse(value))),
    /** What was agreed for a day; undefined before anything was. */
    termsOn(code: CarrierCode, day: BusinessDay): Terms | undefined {
      const kept = termsOn.get(code, day)
      return kept === undefined ? undefined : zTerms.parse(JSON.parse(kept))
    },
    saveTerms: (value: Terms): void => void writeTerms.run(value.carrier, value.from, JSON.stringify(value)),
  }
}
export type CarrierStore = ReturnType<typeof createCarrierStore>
