import { bikeScreens } from '../bricks/bikes/screens/index.ts'
import type { BrickScreens } from './client/brick.ts'

/** The services that are built in, as the rail shows those that the café has switched on. */
export const bricks: readonly BrickScreens[] = [bikeScreens]
