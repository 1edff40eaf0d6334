import type { BrickScreens } from '../../../renderer/client/brick.ts'
import { typesetSentence } from '../../../shared/texts/typography.ts'
import { texts } from '../texts.ts'
import { todayTexts } from '../texts-today.ts'
import { BikesScreen } from './BikesScreen.tsx'
import { bikeGuide } from './guide.ts'

export const bikeScreens: BrickScreens = {
  id: 'bikes',
  icon: 'bike',
  name: { fr: 'Vélos', en: 'Bikes' },
  about: {
    fr: typesetSentence('Location de vélos : réservations, contrats, cautions, atelier.'),
    en: 'Bike hire: bookings, contracts, deposits, workshop.',
  },
  today: todayTexts,
  Screen: BikesScreen,
  refusals: { fr: texts.fr.refusal, en: texts.en.refusal },
  guide: bikeGuide,
}
