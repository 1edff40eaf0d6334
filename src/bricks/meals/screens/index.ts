import type { BrickScreens } from '../../../renderer/client/brick.ts'
import { refusals } from '../texts/refusals.ts'
import { todayTexts } from '../texts/today.ts'
import { MealsScreen } from './MealsScreen.tsx'
import { mealGuide } from './guide.ts'

export const mealScreens: BrickScreens = {
  id: 'meals',
  icon: 'utensils',
  name: { fr: 'Repas', en: 'Meals' },
  today: todayTexts,
  Screen: MealsScreen,
  refusals,
  guide: mealGuide,
}
