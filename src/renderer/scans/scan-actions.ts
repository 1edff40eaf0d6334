import type { Meaning } from '../../shared/contracts/scans.ts'
import type { Product } from '../../shared/catalogue.ts'
import type { CustomerId } from '../../shared/ids.ts'
import { CODE_MAX, readCode } from '../../shared/scanned-code.ts'
import { readVoucherCode } from '../../shared/voucher-code.ts'
import type { Client } from '../client/till.ts'
import { priceAt, type CatalogueView } from '../counter/catalogue-view.ts'
import type { CounterActions } from '../counter/counter-actions.ts'
import { chooseProduct } from '../counter/tap.ts'
import { createFailed } from '../shell/failed.ts'
import { toService, change, session } from '../shell/session.ts'

type Weighed = Extract<Meaning, { kind: 'weighed' }>

export type ScanActions = ReturnType<typeof createScanActions>
/** A code as a wand or a scanner gave it. */
export type Scanned = { readonly text: string; readonly aim?: string }

/** Codes that are neither a product's nor a ticket's. */
type Others = {
  readonly presentVoucher: (code: string) => void
  readonly nameCustomer: (customerId: CustomerId) => void
}

/** The price that the label says, or its weight at the article's own price. */
function weighedLine(amount: Weighed['amount'], product: Product | undefined) {
  if (amount.kind === 'price') return { priceCents: amount.cents }
  const price = product?.openPrice ? { priceCents: priceAt(product, session().place) } : {}
  return { quantityMilli: amount.milli, ...price }
}

/** What a scan does, whichever device read it and whatever screen is there. */
export function createScanActions(client: Client, counter: CounterActions, { presentVoucher, nameCustomer }: Others) {
  const { till, gestures } = client
  const tell = createFailed(client)

  function act(meaning: Meaning, view: CatalogueView): void {
    change({ unknownCode: undefined, askedCode: undefined })
    switch (meaning.kind) {
      case 'product': {
        const product = view.products.get(meaning.productId)
        change({ screen: 'counter' })
        if (product) chooseProduct(product, view, counter)
        return
      }
      case 'weighed': {
        const { productId, amount } = meaning
        change({ screen: 'counter' })
        counter.add(productId, weighedLine(amount, view.products.get(productId)))
        return
      }
      case 'customer':
        nameCustomer(meaning.customerId)
        return
      case 'ticket':
        change({ paid: undefined, over: { kind: 'card', number: meaning.number, step: { kind: 'lines' } } })
        return
      case 'service':
        toService(meaning.service, meaning.wanted)
    }
  }

  return {
    act,
    /**
     * A trade number that the catalogue has is that article: rung up at once, without asking. Every other code is looked up
     * in the till, in turn with the taps: one sure answer is done, several are asked, none is told.
     */
    heard(scanned: Scanned, view: CatalogueView): void {
      const text = scanned.text.slice(0, CODE_MAX)
      const code = readCode(text, scanned.aim)
      if (code.text === '') return
      const product = code.kind === 'gtin' ? view.byBarcode.get(code.gtin) : undefined
      if (product) return act({ kind: 'product', productId: product.id, label: product.label }, view)
      // What fits the check sign of a voucher is one: its code is asked of nobody else, and written down nowhere.
      if (readVoucherCode(text)) return presentVoucher(text)
      change({ unknownCode: undefined, askedCode: undefined, failure: undefined })
      gestures.push({
        prepare: () => () => till.scans.resolve({ ...scanned, text }),
        answered: (resolved) => {
          if (resolved.acts) act(resolved.acts, view)
          else if (resolved.asks.length > 0) change({ askedCode: resolved })
          else change({ unknownCode: resolved.text })
        },
        failed: tell,
        onlyReads: true,
      })
    },
  }
}
