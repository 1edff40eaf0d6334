import type { BrickScreens } from '../../../renderer/client/brick.ts'
import { refusals } from '../texts/refusals.ts'
import { todayTexts } from '../texts/today.ts'
import { ParcelsScreen } from './ParcelsScreen.tsx'
import { parcelGuide } from './guide.ts'

export const parcelScreens: BrickScreens = {
  id: 'parcels',
  icon: 'package',
  name: { fr: 'Colis', en: 'Parcels' },
  today: todayTexts,
  Screen: ParcelsScreen,
  refusals,
  guide: parcelGuide,
}
