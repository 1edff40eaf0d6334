import { TILES_MAX, type Product } from '../../shared/catalogue.ts'
import type { ProductId } from '../../shared/ids.ts'
import type { EventLog } from '../fiscal/event-log.ts'
import type { CommandContext } from '../hosts/handlers.ts'
import type { Payload } from '../journal/index.ts'
import { fieldsChanged, isRepriced, withTile } from './rules.ts'
import type { CatalogueStore } from './store.ts'

/** An event that tells of many tells of so many at the most. */
const TOLD_MAX = 2500

type Parts = { readonly store: CatalogueStore; readonly eventLog: EventLog }

/**
 * Writes products as they are to be, with what follows from it: tiles move with the category, the event log tells every
 * price, every new product and what else was changed, and the screens ask again. What it is given was checked before.
 */
export function writeProducts(
  { store, eventLog }: Parts,
  products: readonly Product[],
  context: CommandContext,
  { onTiles }: { readonly onTiles: boolean } = { onTiles: false },
): { readonly added: number; readonly changed: number } {
  const written = products.map((after) => ({ before: store.product(after.id), after }))
  const added = written.filter(({ before }) => !before).map(({ after }) => after)
  const changed = written.flatMap(({ before, after }) => {
    const fields = before ? fieldsChanged(before, after) : []
    return before && fields.length > 0 ? [{ before, after, fields }] : []
  })
  store.put([...added, ...changed.map(({ after }) => after)])
  moveTiles(store, changed)
  if (onTiles) placeNew(store, added)

  const repriced = changed
    .filter(({ before, after }) => isRepriced(before, after))
    .map(({ before, after }) => ({ productId: after.id, before: pricesOf(before), after: pricesOf(after) }))
  const others = changed
    .map(({ before, after, fields }) => ({
      productId: after.id,
      fields: fields.filter((field) => field !== 'priceCents' && field !== 'takeawayPriceCents'),
      ...(before.vatClass === after.vatClass ? {} : { vatClass: [before.vatClass, after.vatClass] }),
    }))
    .filter(({ fields }) => fields.length > 0)
  const newOnes = added.map(({ id, vatClass, priceCents }) => ({ productId: id, vatClass, priceCents }))
  tell(repriced, (payload) => eventLog.record('price-changed', context, payload))
  tell(others, (payload) => eventLog.record('product-changed', context, payload))
  tell(newOnes, (payload) => eventLog.record('product-added', context, payload))
  context.afterCommit(store.reload)
  context.announce('catalogue.changed')
  return { added: added.length, changed: changed.length }
}

const pricesOf = ({ priceCents, takeawayPriceCents }: Product) => [priceCents, takeawayPriceCents ?? null]

/** One product is told by itself, many in lists. */
function tell(facts: readonly Payload[], record: (payload: Payload) => void): void {
  const [only] = facts
  if (facts.length === 1 && only) return record(only)
  for (let n = 0; n < facts.length; n += TOLD_MAX) record({ products: facts.slice(n, n + TOLD_MAX) })
}

type Changed = { readonly before: Product; readonly after: Product }

/** A tile follows its product into its new category, to the first free place there; a full plan takes none. */
function moveTiles(store: CatalogueStore, changed: readonly Changed[]): void {
  const moved = changed.filter(({ before, after }) => before.categoryId !== after.categoryId)
  if (moved.length === 0) return
  const plans = new Map(store.all().tilePlans.map(({ categoryId, tiles }) => [categoryId, tiles]))
  const touched = new Set<string>()
  for (const { before, after } of moved) {
    const from = plans.get(before.categoryId)
    if (!from?.includes(after.id)) continue
    plans.set(
      before.categoryId,
      from.map((id) => (id === after.id ? null : id)),
    )
    const to = withTile(plans.get(after.categoryId) ?? [], after.id, TILES_MAX)
    if (to) plans.set(after.categoryId, [...to])
    touched.add(before.categoryId).add(after.categoryId)
  }
  for (const categoryId of touched) store.putTiles(categoryId, plans.get(categoryId) ?? [])
}

function placeNew(store: CatalogueStore, added: readonly Product[]): void {
  for (const { id, categoryId } of added) {
    const tiles: readonly (ProductId | null)[] =
      store.all().tilePlans.find((plan) => plan.categoryId === categoryId)?.tiles ?? []
    const placed = withTile(tiles, id, TILES_MAX)
    if (placed) store.putTiles(categoryId, placed)
  }
}
