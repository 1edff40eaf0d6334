import type { Product } from '../../shared/catalogue.ts'
import type { LineId } from '../../shared/ids.ts'
import { change, session } from '../shell/session.ts'
import type { CounterActions } from './counter-actions.ts'

/** A product was chosen, by tile, search or scan: it goes on the ticket, or its price is asked first. */
export function chooseProduct(product: Product, actions: CounterActions): void {
  if (product.openPrice) change({ over: { kind: 'price', productId: product.id, digits: '' }, paid: undefined })
  else actions.add(product.id)
}

/** A line was touched: it takes the typed quantity, or one more; a line that was not chosen is only chosen. */
export function touchLine(lineId: LineId, actions: CounterActions): void {
  const { lineId: chosen, quantityDigits } = session()
  if (quantityDigits) actions.setTyped(lineId)
  else if (chosen === lineId) actions.plus(lineId)
  change({ lineId })
}
