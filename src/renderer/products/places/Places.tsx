import { useDraggable, useDroppable } from '@dnd-kit/core'
import type { ReactNode } from 'react'
import type { Product } from '../../../shared/catalogue.ts'
import type { ProductId } from '../../../shared/ids.ts'
import { accentOf, type CatalogueView } from '../../counter/catalogue-view.ts'
import { TileFace } from '../../counter/TileFace.tsx'
import { useWords } from '../../shell/words.ts'

/** The counter's tile, which no touch sells. */
export function Face({ product }: { readonly product: Product }) {
  const { t, amount } = useWords()
  return (
    <TileFace product={product} name={product.shortLabel ?? product.label}>
      {product.openPrice ? t.tiles.openPrice : amount(product.priceCents)}
    </TileFace>
  )
}

type Board = {
  readonly view: CatalogueView
  readonly chosen: ProductId | undefined
  readonly onChoose: (id: ProductId) => void
}
type PlaceProps = Board & {
  readonly place: number
  readonly label: string
  readonly product: Product | undefined
  /** What would stand here if the tile in hand were put down now, where that is something else. */
  readonly instead: Product | null | undefined
}

/**
 * One place of the grid. The tile that is really there stays in the page while another is seen in its place: a finger
 * that holds it must not lose what it touched.
 */
export function Place({ place, label, product, instead, ...board }: PlaceProps) {
  const { setNodeRef, isOver } = useDroppable({ id: String(place) })
  return (
    <div
      ref={setNodeRef}
      className="pd-place"
      data-over={isOver ? '' : undefined}
      data-other={instead === undefined ? undefined : ''}
    >
      {product ? <DragTile product={product} {...board} /> : <span className="hidden-text">{label}</span>}
      {instead && (
        <div className="tile pd-instead" data-accent={accentOf(instead, board.view)} aria-hidden="true">
          <Face product={instead} />
        </div>
      )}
    </div>
  )
}

export function DragTile({ product, view, chosen, onChoose }: Board & { readonly product: Product }) {
  const { t } = useWords()
  const { attributes, listeners, setNodeRef, isDragging } = useDraggable({
    id: product.id,
    attributes: { roleDescription: t.products.tiles.role },
  })
  return (
    <button
      ref={setNodeRef}
      type="button"
      className="tile"
      data-accent={accentOf(product, view)}
      data-held={isDragging ? '' : undefined}
      {...attributes}
      aria-pressed={chosen === product.id}
      onClick={() => onChoose(product.id)}
      {...listeners}
    >
      <Face product={product} />
    </button>
  )
}

/** What has no tile; a tile that is put down here has none any more. */
export function Rest({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { setNodeRef, isOver } = useDroppable({ id: 'rest' })
  return (
    <section ref={setNodeRef} className="pd-rest" aria-label={title} data-over={isOver ? '' : undefined}>
      <h2>{title}</h2>
      <div className="sv-body">{children}</div>
    </section>
  )
}
