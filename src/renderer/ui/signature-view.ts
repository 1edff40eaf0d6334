export const PAD = { width: 600, height: 200 } as const
/** What the till takes at the most; a signature is a few hundred points. */
const PATH_MAX = 20_000

export type Point = { readonly x: number; readonly y: number }
export type Stroke = readonly Point[]

/** Where a finger is on the pad, in its own 600 × 200, whatever its size on the screen. */
export function pointOn(
  box: { left: number; top: number; width: number; height: number },
  x: number,
  y: number,
): Point {
  const inside = (value: number, most: number) => Math.min(most, Math.max(0, Math.round(value)))
  return {
    x: inside(((x - box.left) / box.width) * PAD.width, PAD.width),
    y: inside(((y - box.top) / box.height) * PAD.height, PAD.height),
  }
}

/** One more point of a stroke, unless it lies on the last. */
export function drawnTo(stroke: Stroke, point: Point): Stroke {
  const last = stroke.at(-1)
  return last && Math.abs(last.x - point.x) + Math.abs(last.y - point.y) < 2 ? stroke : [...stroke, point]
}

/** The path of an SVG: M and L and whole figures, nothing else. A mere touch is a dot. */
export function pathOf(strokes: readonly Stroke[]): string {
  const path = strokes
    .filter((stroke) => stroke.length > 0)
    .map((stroke) => {
      const [first = { x: 0, y: 0 }, ...rest] = stroke
      const others = rest.length > 0 ? rest : [{ x: Math.min(PAD.width, first.x + 1), y: first.y }]
      return `M${first.x} ${first.y}${others.map(({ x, y }) => `L${x} ${y}`).join('')}`
    })
    .join('')
  return path.length <= PATH_MAX ? path : path.slice(0, path.lastIndexOf('L', PATH_MAX))
}
