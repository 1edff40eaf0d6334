import type { BikeId } from './ids.ts'

/** What the sticker on a frame says, before the bike's own id. */
export const FRAME_CODE = 'zinc:bike:'
export const frameCode = (bikeId: BikeId): string => `${FRAME_CODE}${bikeId}`
