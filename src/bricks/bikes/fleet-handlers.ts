import { refuse } from '../../shared/result.ts'
import type { BikesParts, FleetHandlers } from './parts.ts'

export function fleetHandlers(parts: BikesParts): FleetHandlers {
  const { fleet } = parts
  return {
    setup: () => fleet.setup(),
    fleet: () => ({ models: [], bikes: [], accessories: [] }),
    saveSetup: () => ({ ok: true, value: fleet.setup() }),
    saveModel: () => refuse('TOO_MANY'),
    removeModel: () => refuse('MODEL_UNKNOWN'),
    saveBike: () => refuse('MODEL_UNKNOWN'),
    retireBike: () => refuse('BIKE_UNKNOWN'),
    saveAccessories: () => refuse('NAME_TAKEN'),
    maintain: () => refuse('BIKE_UNKNOWN'),
    repaired: () => refuse('REPAIR_UNKNOWN'),
    inspected: () => refuse('BIKE_UNKNOWN'),
    repairs: () => [],
  }
}
