import type { Grey } from './raster.ts'

/** The pad on the screen, in its own units. */
export const PAD = { width: 600, height: 200 } as const
type Point = { readonly x: number; readonly y: number }
export type Stroke = readonly Point[]

/** Half the width of the pen, in units of the pad. */
const PEN = 2.2
const CURVE_STEPS = 8
const POINTS_MAX = 20_000
const WHITE = 255

/**
 * The strokes of a path that was drawn on the screen: M begins one, L goes on straight, Q by a curve. Numbers that make no
 * point are left out, and whatever lies off the pad is drawn at its edge: it came from outside.
 */
export function strokesOf(path: string): readonly Stroke[] {
  const strokes: Point[][] = []
  let points = 0
  for (const [, letter = '', rest = ''] of path.matchAll(/([MLQ])([^MLQ]*)/g)) {
    const figures = rest.match(/-?\d+(?:\.\d+)?/g)?.map(Number) ?? []
    const pairs = pairsOf(figures)
    if (letter === 'M') strokes.push([])
    const stroke = strokes.at(-1)
    if (!stroke || (points += pairs.length) > POINTS_MAX) continue
    if (letter !== 'Q') stroke.push(...pairs)
    else for (let n = 0; n + 1 < pairs.length; n += 2) stroke.push(...curve(stroke.at(-1), pairs[n], pairs[n + 1]))
  }
  return strokes.filter((stroke) => stroke.length > 0)
}

function pairsOf(figures: readonly number[]): readonly Point[] {
  const pairs: Point[] = []
  for (let n = 0; n + 1 < figures.length; n += 2)
    pairs.push({ x: within(figures[n] ?? 0, PAD.width), y: within(figures[n + 1] ?? 0, PAD.height) })
  return pairs
}

const within = (value: number, most: number): number => Math.min(most, Math.max(0, value))

function curve(from: Point | undefined, by: Point | undefined, to: Point | undefined): readonly Point[] {
  if (!from || !by || !to) return to ? [to] : []
  return Array.from({ length: CURVE_STEPS }, (_, n) => {
    const t = (n + 1) / CURVE_STEPS
    const mix = (a: number, b: number, c: number) => (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t ** 2 * c
    return { x: mix(from.x, by.x, to.x), y: mix(from.y, by.y, to.y) }
  })
}

/** The signature as the printer of receipts prints a picture. */
export function signaturePicture(path: string): Grey {
  const { width, height } = PAD
  const dots = new Uint8Array(width * height).fill(WHITE)
  for (const stroke of strokesOf(path)) {
    for (const [n, point] of stroke.entries()) line(dots, stroke[n - 1] ?? point, point)
  }
  return { width, height, dots }
}

/** A pen that is moved along, one dot at a time. */
function line(dots: Uint8Array, from: Point, to: Point): void {
  const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y)))
  for (let step = 0; step <= steps; step += 1) {
    const x = from.x + ((to.x - from.x) * step) / steps
    const y = from.y + ((to.y - from.y) * step) / steps
    const reach = Math.ceil(PEN)
    for (let row = Math.floor(y) - reach; row <= y + reach; row += 1)
      for (let column = Math.floor(x) - reach; column <= x + reach; column += 1) {
        const isOn = row >= 0 && row < PAD.height && column >= 0 && column < PAD.width
        if (isOn && Math.hypot(column - x, row - y) <= PEN) dots[row * PAD.width + column] = 0
      }
  }
}
