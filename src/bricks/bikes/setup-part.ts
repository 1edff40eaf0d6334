import { z } from 'zod'
import { setupPart } from '../../main/setup/index.ts'
import { ACCESSORIES_MAX, MODELS_MAX, zAccessory, zBikesSetup, zModel } from './fleet.ts'
import type { BikesParts, FleetHandlers } from './parts.ts'

/** What of the bikes a set-up file carries: models and their tariffs, accessories, rules; no frame, no picture, no hire. */
export const bikesSetup = (
  { fleet }: BikesParts,
  handlers: Pick<FleetHandlers, 'saveSetup' | 'saveModel' | 'saveAccessories'>,
) =>
  setupPart({
    schema: z.strictObject({
      setup: zBikesSetup,
      models: z.array(zModel).max(MODELS_MAX),
      accessories: z.array(zAccessory).max(ACCESSORIES_MAX),
    }),
    read: () => ({ setup: fleet.setup(), models: [...fleet.models()], accessories: [...fleet.accessories()] }),
    bring: ({ setup, models, accessories }, context) => [
      () => handlers.saveSetup({ ...context, setup }, context),
      ...models.map((model) => () => handlers.saveModel({ ...context, model }, context)),
      () => handlers.saveAccessories({ ...context, accessories }, context),
    ],
  })
