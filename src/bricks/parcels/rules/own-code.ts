/** A code that the café gives out itself: six digits, told to one person. */
export const OWN_CODE_DIGITS = 6
export const OWN_CODE = /^\d{6}$/

const FIRST_WAIT_MS = 60_000
const LAST_WAIT_MS = 3_600_000

/**
 * How long nobody may try again after so many wrong tries: none at first, then one minute and twice as long each time, an
 * hour at the most. With five tries free, a million codes take longer than any parcel lies here.
 */
export function waitAfter(wrongTries: number, freeTries: number): number {
  const over = wrongTries - freeTries
  return over < 0 ? 0 : Math.min(LAST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(over, 10))
}

/** How long a right answer opens its parcel: until it is in somebody's hands. */
export const OPEN_MS = 15 * 60_000
