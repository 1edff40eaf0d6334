import { useQuery } from '@tanstack/react-query'
import type { CustomerId } from '../../../shared/ids.ts'
import type { PersonView } from '../contract/views.ts'
import { roundScreens } from '../texts/round-screens.ts'
import { useShop } from './shop.ts'

const NOTES_SHOWN = 5

/** What of the café's is at somebody's home, and how they were at the door lately: read by whoever may know. */
export function PersonNotes({ view }: { readonly view: PersonView }) {
  const { lang, host } = useShop()
  return (
    <>
      {view.containers > 0 && <p className="sv-hint">{roundScreens[lang].rounds.containers(view.containers)}</p>}
      {host.may('health') && <Notes personId={view.file.personId} />}
    </>
  )
}

function Notes({ personId }: { readonly personId: CustomerId }) {
  const { lang, queries, day, dayOf } = useShop()
  const t = roundScreens[lang].rounds
  const notes = useQuery(queries.welfareNotes.queryOptions({ input: { personId } })).data ?? []
  if (notes.length === 0) return null
  return (
    <section className="sv-part" aria-label={t.welfare}>
      <h2 className="sv-label">{t.welfare}</h2>
      <ul className="ml-notes">
        {notes.slice(0, NOTES_SHOWN).map(({ noteId, atMs, text, toldTo }) => (
          <li key={noteId}>
            <b>{day(dayOf(atMs))}</b> {[text, toldTo].filter((part) => part !== '').join(' · ')}
          </li>
        ))}
      </ul>
    </section>
  )
}
