import type { Product } from '../../shared/catalogue.ts'
import type { LineId } from '../../shared/ids.ts'
import { change, session } from '../shell/session.ts'
import type { CatalogueView } from './catalogue-view.ts'
import { mustChoose } from './choosing-view.ts'
import type { CounterActions } from './counter-actions.ts'

/** A tile was touched: which variant it is is asked first, where there are several. */
export function chooseTile(product: Product, view: CatalogueView, actions: CounterActions): void {
  if (view.variants.has(product.id)) change({ over: { kind: 'variants', productId: product.id }, paid: undefined })
  else chooseProduct(product, view, actions)
}

/** A product was chosen, by tile, search or scan: it goes on the ticket, or its price or its choices are asked first. */
export function chooseProduct(product: Product, view: CatalogueView, actions: CounterActions): void {
  if (product.openPrice) change({ over: { kind: 'price', productId: product.id, digits: '' }, paid: undefined })
  else if (mustChoose(product, view))
    change({ over: { kind: 'choose', productId: product.id, answers: [] }, paid: undefined })
  else actions.add(product.id)
}

/** A line was touched: it takes the typed quantity, or one more; a line that was not chosen is only chosen. */
export function touchLine(lineId: LineId, actions: CounterActions): void {
  const { lineId: chosen, quantityDigits } = session()
  if (quantityDigits) actions.setTyped(lineId)
  else if (chosen === lineId) actions.plus(lineId)
  change({ lineId })
}
