import type { BusinessDay } from '../../shared/business-day.ts'
import type { WriteDb } from '../../main/db/open.ts'
import type { ItemId, NoteId, ServiceCode } from './ids.ts'
import { zBulletinRow, type BulletinRow } from './rules/bulletin.ts'
import { zItem, type Item } from './rules/items.ts'
import { zNote, type Note } from './rules/press.ts'

/** Without accents and capitals, as a search reads it. */
export const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** What lies at the café, or is lent by it: bulletins of bottles, things that go and come back, papers for sale or return. */
export function createDepotRows(db: WriteDb) {
  const bulletin = db
    .prepare<[ServiceCode, string], string>('SELECT value FROM agency_bulletins WHERE service = ? AND bulletin = ?')
    .pluck()
  const bulletins = db
    .prepare<[ServiceCode], string>('SELECT value FROM agency_bulletins WHERE service = ? ORDER BY at_ms DESC')
    .pluck()
  const writeBulletin = db.prepare(
    `INSERT INTO agency_bulletins VALUES (?, ?, ?, ?)
     ON CONFLICT (service, bulletin) DO UPDATE SET at_ms = excluded.at_ms, value = excluded.value`,
  )
  const item = db.prepare<[ItemId], string>('SELECT value FROM agency_items WHERE item_id = ?').pluck()
  const here = db
    .prepare<[], string>(
      `SELECT value FROM agency_items WHERE state IN ('deposited', 'sent', 'back') ORDER BY deposited_at_ms`,
    )
    .pluck()
  const found = db
    .prepare<[string, number], string>(
      `SELECT value FROM agency_items WHERE searched LIKE '%' || ? || '%' ORDER BY deposited_at_ms DESC LIMIT ?`,
    )
    .pluck()
  const endedBefore = db
    .prepare<[number], string>(
      `SELECT value FROM agency_items WHERE ended_at_ms < ? AND (value ->> '$.name' <> '' OR value ->> '$.phone' <> '')`,
    )
    .pluck()
  const writeItem = db.prepare(
    `INSERT INTO agency_items VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (item_id) DO UPDATE SET state = excluded.state, searched = excluded.searched,
       ended_at_ms = excluded.ended_at_ms, value = excluded.value`,
  )
  const next = db
    .prepare<[number], number>(
      'INSERT INTO agency_series VALUES (?, 1) ON CONFLICT (year) DO UPDATE SET last = last + 1 RETURNING last',
    )
    .pluck()
  const addNote = db.prepare('INSERT INTO agency_notes VALUES (?, ?, ?, ?, ?)')
  const note = db.prepare<[NoteId], string>('SELECT value FROM agency_notes WHERE note_id = ?').pluck()
  const notes = db
    .prepare<[ServiceCode, BusinessDay, BusinessDay], string>(
      'SELECT value FROM agency_notes WHERE service = ? AND day BETWEEN ? AND ? ORDER BY day, at_ms',
    )
    .pluck()
  const itemOf = (value: string): Item => zItem.parse(JSON.parse(value))
  const noteOf = (value: string): Note => zNote.parse(JSON.parse(value))
  return {
    bulletin(service: ServiceCode, number: string): BulletinRow | undefined {
      const kept = bulletin.get(service, number)
      return kept === undefined ? undefined : zBulletinRow.parse(JSON.parse(kept))
    },
    /** Newest first. */
    bulletins: (service: ServiceCode): readonly BulletinRow[] =>
      bulletins.all(service).map((value) => zBulletinRow.parse(JSON.parse(value))),
    saveBulletin: (row: BulletinRow): void =>
      void writeBulletin.run(row.service, row.bulletin, row.atMs, JSON.stringify(row)),
    item(itemId: ItemId): Item | undefined {
      const kept = item.get(itemId)
      return kept === undefined ? undefined : itemOf(kept)
    },
    itemsHere: (): readonly Item[] => here.all().map(itemOf),
    findItems: (text: string, limit: number): readonly Item[] => found.all(plain(text), limit).map(itemOf),
    /** Those whose person is still named. */
    itemsEndedBefore: (atMs: number): readonly Item[] => endedBefore.all(atMs).map(itemOf),
    saveItem: (value: Item): void =>
      void writeItem.run(
        value.itemId,
        value.service,
        value.number,
        value.state,
        plain(`${value.number} ${value.name} ${value.phone}`),
        value.depositedAtMs,
        value.endedAtMs,
        JSON.stringify(value),
      ),
    /** « P-2026-000012 »: without gaps, since it is taken in the transaction of what it numbers. */
    nextNumber: (year: number): string => `P-${year}-${String(next.get(year) ?? 1).padStart(6, '0')}`,
    addNote: (value: Note): void =>
      void addNote.run(value.noteId, value.service, value.day, value.atMs, JSON.stringify(value)),
    hasNote: (noteId: NoteId): boolean => note.get(noteId) !== undefined,
    notesBetween: (service: ServiceCode, from: BusinessDay, to: BusinessDay): readonly Note[] =>
      notes.all(service, from, to).map(noteOf),
  }
}
export type DepotRows = ReturnType<typeof createDepotRows>
