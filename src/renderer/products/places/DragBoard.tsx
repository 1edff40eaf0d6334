import {
  closestCenter,
  DndContext,
  DragOverlay,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useSensor,
  useSensors,
  type Active,
  type Announcements,
  type CollisionDetection,
  type DragEndEvent,
  type Over,
} from '@dnd-kit/core'
import { useState } from 'react'
import type { ProductId } from '../../../shared/ids.ts'
import { accentOf, TILES_A_PAGE, type CatalogueView } from '../../counter/catalogue-view.ts'
import { useWords } from '../../shell/words.ts'
import { nextPlace } from './keyboard.ts'
import { columnOf, placed, rowOf, withoutTile, type Plan, type Target } from './plan-view.ts'
import { DragTile, Face, Place, Rest } from './Places.tsx'

/** A finger that only touches chooses; one that moves so far drags. In pixels and milliseconds. */
const MOUSE = { activationConstraint: { distance: 6 } }
const TOUCH = { activationConstraint: { delay: 160, tolerance: 8 } }
const KEYBOARD = { coordinateGetter: nextPlace }

type Props = {
  readonly view: CatalogueView
  readonly categoryId: string
  readonly plan: Plan
  readonly page: number
  readonly chosen: ProductId | undefined
  readonly onChoose: (id: ProductId) => void
  readonly onPlan: (plan: Plan) => void
}

/** Under the pointer where there is one; a tile that is moved by arrows has none, and is where its middle is. */
const underHand: CollisionDetection = (facts) =>
  facts.pointerCoordinates ? pointerWithin(facts) : closestCenter(facts)

const idOf = ({ id }: Active) => id as ProductId // every tile that can be dragged is named after its product
const targetOf = (over: Over | null): Target | undefined =>
  over === null ? undefined : over.id === 'rest' ? 'rest' : Number(over.id)

/** The counter's own grid, and beside it what has no tile: everything can be dragged to any place of either. */
export function DragBoard({ view, categoryId, plan, page, chosen, onChoose, onPlan }: Props) {
  const { t } = useWords()
  const words = t.products.tiles
  const sensors = useSensors(
    useSensor(MouseSensor, MOUSE),
    useSensor(TouchSensor, TOUCH),
    useSensor(KeyboardSensor, KEYBOARD),
  )
  const [moving, setMoving] = useState<{ readonly id: ProductId; readonly target: Target | undefined }>()
  const shown = moving?.target === undefined ? plan : placed(plan, moving.id, moving.target)
  const rest = withoutTile(view, categoryId, plan)
  const board = { view, chosen, onChoose }
  const held = moving && view.products.get(moving.id)
  const labelOf = (id: ProductId | null | undefined) => (id ? (view.products.get(id)?.label ?? '') : '')
  const where = (place: number) => ({ row: rowOf(place), column: columnOf(place) })

  const announcements: Announcements = {
    onDragStart: ({ active }) => words.picked({ label: labelOf(idOf(active)) }),
    onDragOver({ active, over }) {
      const target = targetOf(over)
      const label = labelOf(idOf(active))
      if (target === undefined || target === 'rest') return words.overRest({ label })
      const isOwn = plan[target] === idOf(active)
      const told = words.over({ label, ...where(target), other: isOwn ? '' : labelOf(plan[target]) })
      // A tile is over its own place as soon as it is taken: one sentence would hide the other.
      return isOwn ? `${words.picked({ label })} ${told}` : told
    },
    onDragEnd({ active, over }) {
      const target = targetOf(over)
      const label = labelOf(idOf(active))
      if (target === undefined) return words.cancelled({ label })
      return target === 'rest' ? words.offDone({ label }) : words.placed({ label, ...where(target) })
    },
    onDragCancel: ({ active }) => words.cancelled({ label: labelOf(idOf(active)) }),
  }
  function end({ active, over }: DragEndEvent): void {
    const target = targetOf(over)
    setMoving(undefined)
    if (target !== undefined) onPlan(placed(plan, idOf(active), target))
    onChoose(idOf(active))
  }
  const places = Array.from({ length: TILES_A_PAGE }, (_, n) => page * TILES_A_PAGE + n)
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={underHand}
      accessibility={{ announcements, screenReaderInstructions: { draggable: words.how } }}
      onDragStart={({ active }) => setMoving({ id: idOf(active), target: undefined })}
      onDragOver={({ active, over }) => setMoving({ id: idOf(active), target: targetOf(over) })}
      onDragCancel={() => setMoving(undefined)}
      onDragEnd={end}
    >
      <div className="pd-board" data-moving={moving ? '' : undefined}>
        <section className="tiles" aria-label={words.grid}>
          {places.map((place) => (
            <Place
              key={place}
              place={place}
              label={words.hole(where(place))}
              product={soldAt(view, plan[place])}
              instead={shown[place] === plan[place] ? undefined : (soldAt(view, shown[place]) ?? null)}
              {...board}
            />
          ))}
        </section>
        <Rest title={words.rest}>
          {rest.length === 0 && <p className="quiet">{words.restNone}</p>}
          {rest.map((product) => (
            <DragTile key={product.id} product={product} {...board} />
          ))}
        </Rest>
      </div>
      <p className="quiet pd-hint">{words.hint}</p>
      <DragOverlay dropAnimation={null}>
        {held && (
          <div className="tile pd-held" data-accent={accentOf(held, view)}>
            <Face product={held} />
          </div>
        )}
      </DragOverlay>
    </DndContext>
  )
}

/** What is withdrawn leaves its place free: whatever is put there takes it. */
function soldAt(view: CatalogueView, id: ProductId | null | undefined) {
  const product = id ? view.products.get(id) : undefined
  return product?.withdrawn ? undefined : product
}
