import type { BrickScreens } from '../../../renderer/client/brick.ts'
import { screenTexts } from '../texts/screens.ts'

const { fr, en } = screenTexts

/** The ideas box in the user's guide. */
export const ideasGuide: NonNullable<BrickScreens['guide']> = {
  fr: [
    {
      id: 'idea-note',
      group: 'services',
      title: 'Noter une idée du village',
      also: 'il manque au village suggestion boîte à idées mairie affiche moi aussi',
      steps: [
        { text: `Touchez « ${fr.rail} », un thème, et écrivez l’idée.`, picture: 'ideas' },
        { text: `Quelqu’un d’autre la dit ? « ${fr.alsoMe} » : une voix de plus.` },
        { text: 'Une idée qui se fait porte sa réponse, et une affiche la dit au village.' },
      ],
    },
  ],
  en: [
    {
      id: 'idea-note',
      group: 'services',
      title: 'Note an idea of the village',
      also: 'missing in the village suggestion box town hall poster me too',
      steps: [
        { text: `Touch “${en.rail}”, a theme, and write the idea.`, picture: 'ideas' },
        { text: `Somebody else says it? “${en.alsoMe}”: one voice more.` },
        { text: 'An idea that is done bears its answer, and a poster tells it to the village.' },
      ],
    },
  ],
}
