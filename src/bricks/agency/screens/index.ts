import type { BrickScreens } from '../../../renderer/client/brick.ts'
import { typesetSentence } from '../../../shared/texts/typography.ts'
import { refusals } from '../texts/refusals.ts'
import { todayTexts } from '../texts/today.ts'
import { AgencyScreen } from './AgencyScreen.tsx'
import { agencyGuide } from './guide.ts'

export const agencyScreens: BrickScreens = {
  id: 'agency',
  icon: 'store',
  name: { fr: 'Services', en: 'Services' },
  about: {
    fr: typesetSentence('Timbres, presse, jeux, gaz, pressing, photocopies : ce qui se vend pour d’autres.'),
    en: 'Stamps, press, games, gas, dry-cleaning, copies: what is sold for others.',
  },
  guide: agencyGuide,
  today: todayTexts,
  Screen: AgencyScreen,
  refusals,
}
