import type { Product } from '../../shared/catalogue.ts'
import { change } from '../shell/session.ts'
import { BigAmount } from '../shell/BigAmount.tsx'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { typedAmount } from './pay-view.ts'

type Props = { readonly product: Product; readonly digits: string }

/** The price of a product that has none of its own: typed with the same digits as a quantity, which stay where they are. */
export function PriceSheet({ product, digits }: Props) {
  const { t } = useWords()
  const { counter } = useTill()
  const priceCents = typedAmount(digits)
  return (
    <section className="price-sheet" aria-label={t.price.title}>
      <div className="price-name">
        <b>{product.label}</b>
        <span>{t.price.ask}</span>
      </div>
      <output aria-label={t.price.title}>
        <BigAmount cents={priceCents} />
      </output>
      <Button onPress={() => change({ over: undefined })}>{t.common.back}</Button>
      <Button tone="accent" icon="plus" off={priceCents === 0} onPress={() => counter.add(product.id, { priceCents })}>
        {t.price.add}
      </Button>
    </section>
  )
}
