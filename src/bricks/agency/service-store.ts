import type { WriteDb } from '../../main/db/open.ts'
import type { ServiceCode } from './ids.ts'
import { zCounterService, zTerms, type CounterService, type Terms } from './rules/service.ts'

/** Which services the café offers at its counter, and what was agreed for each and since when. */
export function createServiceRows(db: WriteDb) {
  const all = db.prepare<[], string>('SELECT value FROM agency_services ORDER BY position, code').pluck()
  const one = db.prepare<[ServiceCode], string>('SELECT value FROM agency_services WHERE code = ?').pluck()
  const write = db.prepare<[ServiceCode, string]>(
    `INSERT INTO agency_services VALUES (?, (SELECT coalesce(max(position), -1) + 1 FROM agency_services), ?)
     ON CONFLICT (code) DO UPDATE SET value = excluded.value`,
  )
  const terms = db.prepare<[], string>('SELECT value FROM agency_terms ORDER BY service, from_day').pluck()
  const writeTerms = db.prepare<[ServiceCode, string, string]>(
    'INSERT INTO agency_terms VALUES (?, ?, ?) ON CONFLICT (service, from_day) DO UPDATE SET value = excluded.value',
  )
  return {
    /** Those that are switched off as well: their months are still read. */
    services: (): readonly CounterService[] => all.all().map((value) => zCounterService.parse(JSON.parse(value))),
    service(code: ServiceCode): CounterService | undefined {
      const kept = one.get(code)
      return kept === undefined ? undefined : zCounterService.parse(JSON.parse(kept))
    },
    saveService: (value: CounterService): void => void write.run(value.code, JSON.stringify(value)),
    terms: (): readonly Terms[] => terms.all().map((value) => zTerms.parse(JSON.parse(value))),
    saveTerms: (value: Terms): void => void writeTerms.run(value.service, value.from, JSON.stringify(value)),
  }
}
export type ServiceRows = ReturnType<typeof createServiceRows>
