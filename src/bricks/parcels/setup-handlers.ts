import { ok, refuse } from '../../shared/result.ts'
import { dayOfAct } from './counter-parts.ts'
import { actsBetween, type BooksParts } from './months.ts'
import type { SetupHandlers } from './parts.ts'
import { plain } from './register.ts'
import { repriced } from './rules/statement.ts'

/** Who brings and fetches parcels, what was agreed, and how this café does it. */
export function setupHandlers(parts: BooksParts): SetupHandlers {
  const { carriers, register } = parts
  return {
    setup() {
      const { suivi, ...setup } = carriers.setup()
      return {
        setup: { ...setup, hasSuiviKey: suivi.key !== '' },
        carriers: [...carriers.carriers()],
        terms: [...carriers.terms()],
      }
    },
    saveCarrier({ carrier }, { announce }) {
      const others = carriers.carriers().filter(({ code }) => code !== carrier.code)
      if (others.some(({ name }) => plain(name) === plain(carrier.name))) {
        return refuse('NAME_TAKEN', { name: carrier.name })
      }
      if (carrier.to !== null && carrier.to < carrier.from) {
        return refuse('CONTRACT_ENDS_FIRST', { from: carrier.from, to: carrier.to })
      }
      carriers.saveCarrier(carrier)
      announce('services.changed')
      return ok(carrier)
    },
    saveTerms({ terms, confirmed = false }, { nowMs, announce }) {
      if (!carriers.carrier(terms.carrier)) return refuse('CARRIER_UNKNOWN')
      const today = dayOfAct(parts, nowMs)
      if (!confirmed && terms.from <= today) {
        const acts = actsBetween(parts, terms.from, today).filter(({ carrier }) => carrier === terms.carrier)
        const count = repriced(acts, carriers.terms(), terms)
        if (count > 0) return refuse('PAST_REWRITTEN', { from: terms.from, count })
      }
      carriers.saveTerms(terms)
      announce('services.changed')
      return ok(terms)
    },
    saveHabits({ habits }, { announce }) {
      carriers.saveSetup({ ...carriers.setup(), ...habits })
      announce('services.changed')
      return ok(habits)
    },
    savePlaces({ places }, { announce }) {
      const labels = places.map(({ label }) => plain(label))
      const twice = places.find(({ label }, at) => labels.indexOf(plain(label)) !== at)
      if (twice) return refuse('PLACE_TWICE', { place: twice.label })
      const kept = carriers.setup()
      const taken = register.taken()
      const held = kept.places.find(({ label }) => taken.has(label) && !places.some((place) => place.label === label))
      if (held) return refuse('PLACE_HOLDS', { place: held.label, count: taken.get(held.label)?.count ?? 0 })
      carriers.saveSetup({ ...kept, places })
      announce('services.changed')
      return ok(places)
    },
  }
}
