import { agencyScreens } from '../bricks/agency/screens/index.ts'
import { bikeScreens } from '../bricks/bikes/screens/index.ts'
import { ideaScreens } from '../bricks/ideas/screens/index.ts'
import { mealScreens } from '../bricks/meals/screens/index.ts'
import { parcelScreens } from '../bricks/parcels/screens/index.ts'
import { roomScreens } from '../bricks/rooms/screens/index.ts'
import type { BrickScreens } from './client/brick.ts'

/** The services that are built in, as the rail shows those that the café has switched on. */
export const bricks: readonly BrickScreens[] = [
  bikeScreens,
  mealScreens,
  parcelScreens,
  agencyScreens,
  ideaScreens,
  roomScreens,
]
