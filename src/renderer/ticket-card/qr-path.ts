/** White around a code, in its own squares: a telephone finds no code without it. */
export const QUIET = 4

/** The dark squares of a code as one path, run by run: nothing lies between two squares that could shine through. */
export function qrPath(rows: readonly string[]): { readonly d: string; readonly size: number } {
  const runs = rows.flatMap((row, y) =>
    [...row.matchAll(/1+/g)].map(
      ({ 0: run, index }) => `M${index + QUIET} ${y + QUIET}h${run.length}v1h-${run.length}z`,
    ),
  )
  return { d: runs.join(''), size: rows.length + 2 * QUIET }
}

/** The largest side within `room` on which every square is whole pixels of the screen; never none. */
export function crispSide(room: number, size: number, pixelRatio: number): number {
  const each = Math.max(1, Math.floor((room * pixelRatio) / size))
  return (each * size) / pixelRatio
}
