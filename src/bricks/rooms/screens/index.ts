import type { BrickScreens } from '../../../renderer/client/brick.ts'
import { typesetSentence } from '../../../shared/texts/typography.ts'
import { refusals } from '../texts/refusals.ts'
import { screenTexts } from '../texts/screens.ts'
import { todayTexts } from '../texts/today.ts'
import { RoomsScreen } from './RoomsScreen.tsx'
import { roomsGuide } from './guide.ts'

export const roomScreens: BrickScreens = {
  id: 'rooms',
  icon: 'key',
  name: { fr: screenTexts.fr.title, en: screenTexts.en.title },
  about: {
    fr: typesetSentence('Salles à louer : planning, clés, cautions, contrats.'),
    en: 'Rooms to hire: planning, keys, deposits, contracts.',
  },
  guide: roomsGuide,
  today: todayTexts,
  Screen: RoomsScreen,
  refusals,
}
