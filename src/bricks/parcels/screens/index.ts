import type { BrickScreens } from '../../../renderer/client/brick.ts'
import { typesetSentence } from '../../../shared/texts/typography.ts'
import { refusals } from '../texts/refusals.ts'
import { todayTexts } from '../texts/today.ts'
import { ParcelsScreen } from './ParcelsScreen.tsx'
import { parcelGuide } from './guide.ts'

export const parcelScreens: BrickScreens = {
  id: 'parcels',
  icon: 'package',
  name: { fr: 'Colis', en: 'Parcels' },
  about: {
    fr: typesetSentence('Point relais : colis reçus, remis, déposés, et les relevés des transporteurs.'),
    en: 'Parcel relay: parcels in, handed over, dropped off, and the carriers’ statements.',
  },
  today: todayTexts,
  Screen: ParcelsScreen,
  refusals,
  guide: parcelGuide,
}
