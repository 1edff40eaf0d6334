import type { BrickScreens } from '../../../renderer/client/brick.ts'
import { screenTexts } from '../texts/screens.ts'

const { fr, en } = screenTexts

/** The meals in the user's guide. */
export const mealGuide: NonNullable<BrickScreens['guide']> = {
  fr: [
    {
      id: 'meal-off',
      group: 'services',
      title: '« Pas de repas jeudi »',
      also: 'annuler portage absence hôpital pause domicile livraison',
      steps: [
        { text: 'Touchez Repas et tapez trois lettres du nom.', picture: 'meals' },
        { text: 'Touchez le jour : la caisse dit ce que coûte l’annulation, puis annule.' },
        { text: `À l’hôpital ? « ${fr.people.pause.key} » arrête tout jusqu’au retour.` },
      ],
    },
  ],
  en: [
    {
      id: 'meal-off',
      group: 'services',
      title: '“No meal on Thursday”',
      also: 'cancel delivery absence hospital pause home',
      steps: [
        { text: 'Touch Meals and type three letters of the name.', picture: 'meals' },
        { text: 'Touch the day: the till says what cancelling costs, then cancels.' },
        { text: `In hospital? “${en.people.pause.key}” stops everything until they are back.` },
      ],
    },
  ],
}
