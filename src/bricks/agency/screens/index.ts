import type { BrickScreens } from '../../../renderer/client/brick.ts'
import { refusals } from '../texts/refusals.ts'
import { todayTexts } from '../texts/today.ts'
import { AgencyScreen } from './AgencyScreen.tsx'
import { agencyGuide } from './guide.ts'

export const agencyScreens: BrickScreens = {
  id: 'agency',
  icon: 'store',
  name: { fr: 'Services', en: 'Services' },
  guide: agencyGuide,
  today: todayTexts,
  Screen: AgencyScreen,
  refusals,
}
