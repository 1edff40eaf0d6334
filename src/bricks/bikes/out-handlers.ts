import { ZERO } from '../../shared/money.ts'
import { refuse } from '../../shared/result.ts'
import type { BikesParts, OutHandlers } from './parts.ts'

/** From the departure on. Written by branch `out`: until it lands, no rental is known here. */
export function outHandlers(_parts: BikesParts): OutHandlers {
  const unknown = () => refuse('RENTAL_UNKNOWN')
  return {
    depart: unknown,
    charge: unknown,
    takeBack: unknown,
    settle: unknown,
    swap: unknown,
    extend: unknown,
    reportStolen: unknown,
    renewHold: unknown,
    byBike: () => null,
    deposits: () => ({ heldCents: ZERO, rows: [] }),
    report: () => [],
  }
}
