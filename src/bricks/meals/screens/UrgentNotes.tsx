import { useQuery } from '@tanstack/react-query'
import { Banner } from '../../../renderer/ui/Banner.tsx'
import { Button } from '../../../renderer/ui/Button.tsx'
import { roundScreens } from '../texts/round-screens.ts'
import { useShop } from './shop.ts'

/** What was urgent at a door, and that nobody was told yet; read by whoever may know how people are. */
export function UrgentNotes() {
  const { host } = useShop()
  return host.may('health') ? <Notes /> : null
}

function Notes() {
  const shop = useShop()
  const { lang, queries, part } = shop
  const t = roundScreens[lang].rounds
  const notes = useQuery(queries.welfareNotes.queryOptions({ input: { personId: null } })).data ?? []
  return notes.map(({ noteId, name, text }) => (
    <Banner
      key={noteId}
      tone="red"
      icon="bell"
      actions={
        <Button
          label={`${t.told} : ${name}`}
          onPress={() => shop.ask((commandId) => part.tellWelfare({ noteId, toldTo: t.toldTo, commandId }), shop.again)}
        >
          {t.told}
        </Button>
      }
    >
      {t.urgentNote(name, text)}
    </Banner>
  ))
}
