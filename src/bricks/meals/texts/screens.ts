import type { Lang } from '../../../shared/texts/index.ts'
import { typeset } from '../../../shared/texts/typography.ts'
import { peopleScreensEn } from './people-screens.en.ts'
import { peopleScreensFr } from './people-screens.fr.ts'

const fr = {
  title: 'Repas à domicile',
  pages: 'Pages des repas',
  close: 'Fermer',
  people: peopleScreensFr,
  setup: {
    hint: 'Les tarifs, l’heure limite et les températures du portage.',
  },
}
const en: typeof fr = {
  title: 'Meals to the home',
  pages: 'Pages of the meals',
  close: 'Close',
  people: peopleScreensEn,
  setup: {
    hint: 'The prices, the cut-off and the temperatures of the meals.',
  },
}
/** What the screens of the meals say; each slice has a file of its own beside this one. */
export const screenTexts: Record<Lang, typeof fr> = { fr: typeset(fr), en }
