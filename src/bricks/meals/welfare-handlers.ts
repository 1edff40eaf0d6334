import { ok, refuse } from '../../shared/result.ts'
import type { MealsParts, WelfareHandlers } from './parts.ts'

export function welfareHandlers({ welfare, people, doors, trail }: MealsParts): WelfareHandlers {
  return {
    writeWelfare({ noteId, personId, text, urgent, toldTo }, { nowMs, announce }) {
      if (!people.person(personId)) return refuse('PERSON_UNKNOWN')
      const known = welfare.note(noteId)
      welfare.save({ noteId, personId, atMs: known?.atMs ?? nowMs, text, urgent, toldTo })
      announce('services.changed')
      return ok(null)
    },
    tellWelfare({ noteId, toldTo }, context) {
      const note = welfare.note(noteId)
      if (!note) return refuse('NOTE_UNKNOWN')
      welfare.save({ ...note, toldTo })
      trail.tell({ what: 'welfare-told', ref: noteId }, context)
      context.announce('services.changed')
      return ok(null)
    },
    welfareNotes: ({ personId }) =>
      (personId === null ? welfare.toTell() : welfare.ofPerson(personId)).map((note) => ({
        ...note,
        name: doors.customers.byId(note.personId)?.name ?? '—',
      })),
  }
}
