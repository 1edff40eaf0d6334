import { KeyboardCode, type KeyboardCoordinateGetter } from '@dnd-kit/core'

const steps: Readonly<Record<string, readonly [number, number]>> = {
  [KeyboardCode.Right]: [1, 0],
  [KeyboardCode.Left]: [-1, 0],
  [KeyboardCode.Down]: [0, 1],
  [KeyboardCode.Up]: [0, -1],
}
/** How much more a step to the side counts than one ahead. */
const ASIDE = 3

/** An arrow takes the tile to the nearest place in its direction: the next of the grid, or the list beside it. */
export const nextPlace: KeyboardCoordinateGetter = (event, { context, currentCoordinates }) => {
  const step = steps[event.code]
  const { collisionRect, droppableRects, droppableContainers } = context
  if (!step || !collisionRect) return undefined
  event.preventDefault()
  const [dx, dy] = step
  const x = collisionRect.left + collisionRect.width / 2
  const y = collisionRect.top + collisionRect.height / 2
  let best: { readonly far: number; readonly x: number; readonly y: number } | undefined
  for (const { id } of droppableContainers.getEnabled()) {
    const rect = droppableRects.get(id)
    if (!rect) continue
    // Into something larger than a tile, one goes at the height where one is.
    const toX = Math.min(Math.max(x, rect.left + collisionRect.width / 2), rect.right - collisionRect.width / 2)
    const toY = Math.min(Math.max(y, rect.top + collisionRect.height / 2), rect.bottom - collisionRect.height / 2)
    const isTile = rect.width < collisionRect.width * 1.5 && rect.height < collisionRect.height * 1.5
    const [cx, cy] = isTile ? [rect.left + rect.width / 2, rect.top + rect.height / 2] : [toX, toY]
    const ahead = (cx - x) * dx + (cy - y) * dy
    const aside = Math.abs((cx - x) * dy) + Math.abs((cy - y) * dx)
    if (ahead < 4 || aside > ahead * ASIDE) continue
    const far = ahead + aside * ASIDE
    if (!best || far < best.far) best = { far, x: cx, y: cy }
  }
  return best && { x: currentCoordinates.x + best.x - x, y: currentCoordinates.y + best.y - y }
}
