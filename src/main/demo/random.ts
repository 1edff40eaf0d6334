import { assert } from '../../shared/assert.ts'

/** A seeded source of chance (mulberry32): the same seed, the same choices. */
export function createRandom(seed: number) {
  let state = seed >>> 0
  /** From 0 to 1, 1 excluded. */
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  /** A whole number from `min` to `max`, both included. */
  const whole = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1))
  return {
    next,
    whole,
    chance: (share: number): boolean => next() < share,
    pick: <T>(list: readonly T[]): T => {
      const picked = list[whole(0, list.length - 1)]
      assert(picked !== undefined, 'there is something to choose from')
      return picked
    },
    /** A whole seed for another source. */
    seed: (): number => whole(0, 2 ** 31),
  }
}
export type Random = ReturnType<typeof createRandom>
