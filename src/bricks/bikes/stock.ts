/** So many of something are away from `startMs` until `endMs`, in epoch milliseconds, half-open. */
export type Taken = { readonly startMs: number; readonly endMs: number; readonly quantity: number }

/**
 * How many of a stock are there all along a period: what is there less the most that are away at one instant of it. One
 * helmet that goes out at nine and at eleven is one helmet (bikes.md §2.1).
 */
export function freeInStock(
  stock: number,
  taken: readonly Taken[],
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
): number {
  const meets = taken.filter((one) => one.startMs < endMs && startMs < one.endMs)
  // The most are away when one of them leaves, or at the beginning.
  const instants = [startMs, ...meets.map((one) => Math.max(startMs, one.startMs))]
  const most = Math.max(...instants.map((atMs) => awayAt(meets, atMs)))
  return Math.max(0, stock - most)
}

function awayAt(taken: readonly Taken[], atMs: number): number {
  return taken
    .filter((one) => one.startMs <= atMs && atMs < one.endMs)
    .reduce((count, { quantity }) => count + quantity, 0)
}
