import { z } from 'zod'
import { command, zCents, zInstantMs } from '../../../shared/contracts/procedure.ts'
import { zText } from '../../../shared/free-text.ts'
import { ACCESSORIES_MAX, zAccessory, zBike, zBikesSetup, zFleet, zModel } from '../fleet.ts'
import { zBikeId, zModelId, zRepairId } from '../ids.ts'

export const saveSetup = command({ right: 'settings', input: { setup: zBikesSetup }, output: zBikesSetup })
export const saveModel = command({
  right: 'settings',
  input: { model: zModel },
  output: zFleet,
  refusals: ['PRICE_NOT_POSITIVE', 'TIERS_NOT_ASCENDING', 'TARIFF_TWICE', 'NAME_TAKEN', 'TOO_MANY'],
})
export const removeModel = command({
  right: 'settings',
  input: { modelId: zModelId },
  output: zFleet,
  refusals: ['MODEL_UNKNOWN', 'MODEL_HAS_BIKES'],
})
export const saveBike = command({
  right: 'settings',
  input: { bike: zBike },
  output: zFleet,
  refusals: ['MODEL_UNKNOWN', 'NUMBER_TAKEN', 'TOO_MANY', 'BIKE_BOOKED'],
})
/** Out of the fleet for good; what it did stays. */
export const retireBike = command({
  right: 'settings',
  input: { bikeId: zBikeId },
  output: zFleet,
  refusals: ['BIKE_UNKNOWN', 'BIKE_BOOKED'],
})
export const saveAccessories = command({
  right: 'settings',
  input: { accessories: z.array(zAccessory).max(ACCESSORIES_MAX) },
  output: zFleet,
  refusals: ['NAME_TAKEN'],
})
/** In repair: its bookings are moved to other bikes, or listed where they cannot be. */
export const maintain = command({
  right: 'sell',
  input: {
    repairId: zRepairId,
    bikeId: zBikeId,
    reason: zText(80, 1),
    fromMs: zInstantMs,
    untilMs: zInstantMs.nullable(),
  },
  output: zFleet,
  refusals: ['BIKE_UNKNOWN', 'BOOKINGS_IN_THE_WAY', 'END_BEFORE_START', 'ID_REUSED', 'BIKE_OUT'],
})
export const repaired = command({
  right: 'sell',
  input: { repairId: zRepairId, parts: zText(120), costCents: zCents },
  output: zFleet,
  refusals: ['REPAIR_UNKNOWN'],
})
