import type { BrickScreens } from '../../../renderer/client/brick.ts'
import { BikesScreen } from './BikesScreen.tsx'

export const bikeScreens: BrickScreens = {
  id: 'bikes',
  icon: 'bike',
  name: { fr: 'Vélos', en: 'Bikes' },
  Screen: BikesScreen,
}
