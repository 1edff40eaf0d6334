import type { TodaySentences } from '../../../shared/contracts/today.ts'
import type { Lang } from '../../../shared/texts/index.ts'
import { typeset } from '../../../shared/texts/typography.ts'
import type { RoomKind } from '../today-items.ts'

type Sentences = Readonly<Record<RoomKind, TodaySentences[string]>>
const fr: Sentences = {
  'key-late': ({ count }) => (count > 1 ? `${count} clés de salle pas rendues` : "Une clé de salle n'est pas rendue"),
  'key-out': ({ count }) => (count > 1 ? `${count} clés de salle à remettre` : 'Une clé de salle à remettre'),
  event: ({ count, values }) =>
    count > 1 ? `${count} événements aujourd'hui, d'abord ${values['title']}` : `Aujourd'hui : ${values['title']}`,
}
const en: Sentences = {
  'key-late': ({ count }) => (count > 1 ? `${count} room keys not returned` : 'A room key is not returned'),
  'key-out': ({ count }) => (count > 1 ? `${count} room keys to hand over` : 'A room key to hand over'),
  event: ({ count, values }) =>
    count > 1 ? `${count} events today, first ${values['title']}` : `Today: ${values['title']}`,
}

/** What the rooms say of the day, by the kind of each item. */
export const todayTexts: Readonly<Record<Lang, TodaySentences>> = { fr: typeset(fr), en }
