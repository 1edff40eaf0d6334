import { ok, refuse, type Result } from '../../shared/result.ts'
import type { Accessory } from './fleet.ts'
import type { RentalId } from './ids.ts'
import type { BikesParts } from './parts.ts'
import type { Period } from './prices.ts'
import type { Asked, Party } from './rental.ts'
import { helmetsLent, type Rider } from './riders.ts'
import { freeInStock, type Taken } from './stock.ts'
import type { KeptRental } from './store.ts'

/** How many of some accessories go along with a hire. */
type CountOf = (asked: Pick<Asked, 'accessories'>, riders: readonly Rider[]) => number

/**
 * What goes along, counted by stock. A helmet that a child is lent comes off the shelf of those that are marked so, whether
 * or not it was chosen among the accessories as well.
 */
export function createShelf({ fleet, rentals }: Pick<BikesParts, 'fleet' | 'rentals'>) {
  /** What is out and late is not there yet. */
  function taken(countOf: CountOf, { startMs, endMs }: Period, nowMs: number, without?: RentalId): readonly Taken[] {
    const waits = ({ heldUntilMs }: KeptRental) => heldUntilMs === null || heldUntilMs > nowMs
    return rentals
      .during(['held', 'confirmed', 'out'], startMs, endMs)
      .filter((kept) => kept.rentalId !== without && waits(kept))
      .map((kept) => ({
        quantity: countOf(kept.asked, kept.party.riders),
        startMs: kept.startMs,
        endMs: kept.state === 'out' ? Math.max(kept.endMs, nowMs + 1) : kept.endMs,
      }))
  }

  const forChildren = () => fleet.accessories().filter(({ isHelmet }) => isHelmet)
  const stockOf = (accessories: readonly Accessory[]) => accessories.reduce((all, { stock }) => all + stock, 0)
  const chosenOf =
    (accessories: readonly Accessory[]): CountOf =>
    (asked) =>
      asked.accessories
        .filter((one) => accessories.some(({ accessoryId }) => accessoryId === one.accessoryId))
        .reduce((all, { quantity }) => all + quantity, 0)
  /** One that was chosen for a child who is lent one is the same helmet. */
  const helmetsOf =
    (helmets: readonly Accessory[]): CountOf =>
    (asked, riders) =>
      Math.max(chosenOf(helmets)(asked, riders), helmetsLent(riders))

  function freeOf(accessory: Accessory, period: Period, nowMs: number, without?: RentalId): number {
    const own = freeInStock(accessory.stock, taken(chosenOf([accessory]), period, nowMs, without), period)
    return accessory.isHelmet ? Math.min(own, helmetsFree(period, nowMs, without)) : own
  }

  function helmetsFree(period: Period, nowMs: number, without?: RentalId): number {
    const helmets = forChildren()
    return freeInStock(stockOf(helmets), taken(helmetsOf(helmets), period, nowMs, without), period)
  }

  return {
    /** How many of an accessory are there all along a period. */
    freeOf,
    /** Whether everything that goes along is there; `without` is the rental that asks again. */
    enough(
      asked: Asked,
      { riders }: Pick<Party, 'riders'>,
      nowMs: number,
      without?: RentalId,
    ): Result<null, 'TOO_FEW_ACCESSORIES'> {
      for (const accessory of fleet.accessories()) {
        const wanted = chosenOf([accessory])(asked, riders)
        if (wanted === 0) continue
        const free = freeOf(accessory, asked, nowMs, without)
        const { name, stock } = accessory
        if (wanted > free) return refuse('TOO_FEW_ACCESSORIES', { accessory: name, stock, free, asked: wanted })
      }
      const helmets = forChildren()
      const lent = helmetsLent(riders)
      // A café that counts no helmets lends what it has.
      if (lent === 0 || helmets.length === 0) return ok(null)
      const wanted = helmetsOf(helmets)(asked, riders)
      const free = helmetsFree(asked, nowMs, without)
      if (wanted <= free) return ok(null)
      const accessory = helmets.map(({ name }) => name).join(', ')
      return refuse('TOO_FEW_ACCESSORIES', { accessory, stock: stockOf(helmets), free, asked: wanted })
    },
  }
}
export type Shelf = ReturnType<typeof createShelf>
