import type { CustomerId } from '../../shared/ids.ts'
import type { WriteDb } from '../../main/db/open.ts'
import type { WelfareNoteId } from './ids.ts'
import { zWelfareNote, type WelfareNote } from './rules/welfare.ts'

/** How people were when their meal was brought. */
export function createWelfareStore(db: WriteDb) {
  const byId = db.prepare<[WelfareNoteId], string>('SELECT value FROM meal_welfare WHERE note_id = ?').pluck()
  const ofPerson = db
    .prepare<[CustomerId], string>('SELECT value FROM meal_welfare WHERE person_id = ? ORDER BY at_ms DESC LIMIT 200')
    .pluck()
  const urgent = db.prepare<[], string>('SELECT value FROM meal_welfare WHERE urgent = 1 ORDER BY at_ms').pluck()
  const write = db.prepare<[WelfareNoteId, CustomerId, number, number, string]>(
    `INSERT INTO meal_welfare VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (note_id) DO UPDATE SET urgent = excluded.urgent, value = excluded.value`,
  )
  const remove = db.prepare<[CustomerId]>('DELETE FROM meal_welfare WHERE person_id = ?')
  const read = (value: string): WelfareNote => zWelfareNote.parse(JSON.parse(value))
  return {
    note(noteId: WelfareNoteId): WelfareNote | undefined {
      const value = byId.get(noteId)
      return value === undefined ? undefined : read(value)
    },
    /** Newest first. */
    ofPerson: (personId: CustomerId): readonly WelfareNote[] => ofPerson.all(personId).map(read),
    /** Urgent, and nobody was told; oldest first. */
    toTell: (): readonly WelfareNote[] => urgent.all().map(read),
    /** The column says what is urgent still: once somebody was told, the note is history. */
    save: (note: WelfareNote): void =>
      void write.run(
        note.noteId,
        note.personId,
        note.atMs,
        note.urgent && note.toldTo === '' ? 1 : 0,
        JSON.stringify(note),
      ),
    forget: (personId: CustomerId): void => void remove.run(personId),
  }
}
export type WelfareStore = ReturnType<typeof createWelfareStore>
