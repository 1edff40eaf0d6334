import { refuse } from '../../shared/result.ts'
import type { BikesParts, HireHandlers } from './parts.ts'

export function hireHandlers(_parts: BikesParts): HireHandlers {
  return {
    quote: () => ({ quote: null, availability: [], problem: null }),
    durations: () => [],
    planning: () => [],
    rental: () => null,
    rentals: () => [],
    today: () => [],
    hold: () => refuse('MODEL_UNKNOWN'),
    confirm: () => refuse('RENTAL_UNKNOWN'),
    cancel: () => refuse('RENTAL_UNKNOWN'),
    move: () => refuse('RENTAL_UNKNOWN'),
    wait: () => refuse('MODEL_UNKNOWN'),
  }
}
