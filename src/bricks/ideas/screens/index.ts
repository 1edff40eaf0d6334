import type { BrickScreens } from '../../../renderer/client/brick.ts'
import { typesetSentence } from '../../../shared/texts/typography.ts'
import { refusals } from '../texts/refusals.ts'
import { screenTexts } from '../texts/screens.ts'
import { todayTexts } from '../texts/today.ts'
import { IdeasScreen } from './IdeasScreen.tsx'
import { ideasGuide } from './guide.ts'

export const ideaScreens: BrickScreens = {
  id: 'ideas',
  icon: 'drawer',
  name: { fr: screenTexts.fr.rail, en: screenTexts.en.rail },
  about: {
    fr: typesetSentence('La boîte à idées : ce qu’il manque au village, compté par thème.'),
    en: 'The ideas box: what the village lacks, counted by theme.',
  },
  guide: ideasGuide,
  today: todayTexts,
  Screen: IdeasScreen,
  refusals,
}
