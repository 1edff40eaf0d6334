import type { BrickScreens } from '../../../renderer/client/brick.ts'
import { typesetSentence } from '../../../shared/texts/typography.ts'
import { refusals } from '../texts/refusals.ts'
import { todayTexts } from '../texts/today.ts'
import { MealsScreen } from './MealsScreen.tsx'
import { mealGuide } from './guide.ts'

export const mealScreens: BrickScreens = {
  id: 'meals',
  icon: 'utensils',
  name: { fr: 'Repas', en: 'Meals' },
  about: {
    fr: typesetSentence('Repas portés à domicile : commandes, cuisine, tournées, factures.'),
    en: 'Meals brought home: orders, kitchen, rounds, invoices.',
  },
  today: todayTexts,
  Screen: MealsScreen,
  refusals,
  guide: mealGuide,
}
