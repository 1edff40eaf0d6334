import { ok, refuse } from '../../shared/result.ts'
import { BIKES_MAX, MODELS_MAX, type Accessory, type Bike, type Model } from './fleet.ts'
import { createFleetView } from './fleet-view.ts'
import type { BikesParts, FleetHandlers } from './parts.ts'
import { checkTariffs } from './tariff.ts'
import { createWorkshop } from './workshop.ts'

/** The fleet: what there is, what it costs, where each bike is, what is being mended. */
export function fleetHandlers(parts: BikesParts): FleetHandlers {
  const { fleet, setup } = parts
  const view = createFleetView(parts)
  const workshop = createWorkshop(parts)
  return {
    setup: () => setup(),
    fleet: (_input, { nowMs }) => view(nowMs),
    saveSetup({ setup: wanted }, { announce }) {
      fleet.saveSetup(wanted)
      announce('services.changed')
      return ok(wanted)
    },
    saveModel({ model }, { nowMs, announce }) {
      const checked = checkTariffs(model.tariffs)
      if (!checked.ok) return checked
      const others = fleet.models().filter(({ modelId }) => modelId !== model.modelId)
      if (others.some((other) => isSameName(other, model))) return refuse('NAME_TAKEN', { name: model.name })
      if (others.length >= MODELS_MAX) return refuse('TOO_MANY', { max: MODELS_MAX })
      fleet.saveModel(model)
      announce('services.changed')
      return ok(view(nowMs))
    },
    removeModel({ modelId }, { nowMs, announce }) {
      const model = fleet.models().find((one) => one.modelId === modelId)
      if (!model) return refuse('MODEL_UNKNOWN', { modelId })
      const bikes = fleet.bikes().filter((bike) => bike.modelId === modelId && bike.gone === null)
      if (bikes.length > 0) return refuse('MODEL_HAS_BIKES', { model: model.name, count: bikes.length })
      fleet.removeModel(modelId)
      parts.photos.removePicture(modelId)
      announce('services.changed')
      return ok(view(nowMs))
    },
    saveBike({ bike }, { nowMs, announce }) {
      const refused = wrongWith(bike, nowMs)
      if (refused) return refused
      fleet.saveBike(bike)
      announce('services.changed')
      return ok(view(nowMs))
    },
    retireBike({ bikeId }, { nowMs, announce }) {
      const bike = fleet.bike(bikeId)
      if (!bike || bike.gone !== null) return refuse('BIKE_UNKNOWN', { bikeId })
      const booked = workshop.bookingsOf(bikeId, nowMs)
      if (booked.length > 0) return refuse('BIKE_BOOKED', { bike: bike.number, count: booked.length })
      for (const { repairId, doneMs, parts: used, costCents } of fleet.repairs(bikeId)) {
        if (doneMs === null) workshop.close({ repairId, parts: used, costCents }, nowMs)
      }
      fleet.markGone(bikeId, 'retired')
      announce('services.changed')
      return ok(view(nowMs))
    },
    saveAccessories({ accessories }, { nowMs, announce }) {
      const twice = accessories.find((one, n) => accessories.slice(0, n).some((other) => isSameName(other, one)))
      if (twice) return refuse('NAME_TAKEN', { name: twice.name })
      fleet.saveAccessories(accessories)
      announce('services.changed')
      return ok(view(nowMs))
    },
    maintain({ repairId, bikeId, reason, fromMs, untilMs }, { nowMs, announce }) {
      const opened = workshop.open({ repairId, bikeId, reason, fromMs, untilMs }, nowMs)
      if (!opened.ok) return opened
      announce('services.changed')
      return ok(view(nowMs))
    },
    repaired({ repairId, parts: used, costCents }, { nowMs, announce }) {
      const closed = workshop.close({ repairId, parts: used, costCents }, nowMs)
      if (!closed.ok) return closed
      announce('services.changed')
      return ok(view(nowMs))
    },
    inspected({ bikeId }, { nowMs, announce }) {
      const bike = fleet.bike(bikeId)
      if (!bike || bike.gone !== null) return refuse('BIKE_UNKNOWN', { bikeId })
      if (!bike.toInspect) return refuse('BIKE_NOT_BACK', { bike: bike.number })
      fleet.markToInspect(bikeId, false)
      announce('services.changed')
      return ok(view(nowMs))
    },
    repairs: ({ bikeId }) => [...fleet.repairs(bikeId)],
  }

  /** A bike keeps its model while somebody has booked it, and its number is its own. */
  function wrongWith(bike: Bike, nowMs: number) {
    const { bikeId, modelId, number } = bike
    if (!fleet.models().some((model) => model.modelId === modelId)) return refuse('MODEL_UNKNOWN', { modelId })
    const namesake = fleet.byNumber(number)
    if (namesake && namesake.bikeId !== bikeId) return refuse('NUMBER_TAKEN', { bike: number })
    const before = fleet.bike(bikeId)
    const there = fleet.bikes().filter(({ gone }) => gone === null)
    if ((!before || before.gone !== null) && there.length >= BIKES_MAX) return refuse('TOO_MANY', { max: BIKES_MAX })
    if (!before || before.modelId === modelId) return undefined
    const booked = workshop.bookingsOf(bikeId, nowMs)
    return booked.length > 0 ? refuse('BIKE_BOOKED', { bike: before.number, count: booked.length }) : undefined
  }
}

function isSameName(one: Pick<Model | Accessory, 'name'>, other: Pick<Model | Accessory, 'name'>): boolean {
  return one.name.toLocaleLowerCase('fr') === other.name.toLocaleLowerCase('fr')
}
