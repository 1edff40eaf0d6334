import { useState } from 'react'
import { normaliseEan } from '../../shared/barcodes.ts'
import { goodsKinds, type GoodsKind } from '../../shared/catalogue.ts'
import { PRODUCT_LABEL_MAX } from '../../shared/contracts/catalogue.ts'
import type { ProductId } from '../../shared/ids.ts'
import { BigAmount } from '../shell/BigAmount.tsx'
import { ScreenKeys } from '../shell/ScreenKeys.tsx'
import { change } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useTypedDigits } from '../shell/typing.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Keypad } from '../ui/Keypad.tsx'
import type { CatalogueView } from './catalogue-view.ts'
import { typedAmount, withAmountDigit } from './pay-view.ts'

type Props = { readonly view: CatalogueView; readonly code: string }

/** Over the tiles: a code that nobody knew becomes a product, and is sold at once. */
export function NewProductPanel({ view, code }: Props) {
  const { t } = useWords()
  const { settings, counter } = useTill()
  const categories = view.categories.map(({ category }) => category)
  const [label, setLabel] = useState('')
  const [digits, setDigits] = useState('')
  const [kind, setKind] = useState<GoodsKind>('grocery')
  const [categoryId, setCategoryId] = useState(shelfOf(categories))
  const priceCents = typedAmount(digits)
  const onKey = (key: string) => setDigits((old) => withAmountDigit(old, key))
  useTypedDigits(onKey, true)
  const words = t.newProduct
  const barcode = normaliseEan(code) ?? code
  const productId = `prd_${barcode}` as ProductId // a code with its check digit is a slug, and known once
  const keep = () =>
    settings.addProduct({ productId, label: label.trim(), categoryId, kind, priceCents, barcode }, () => {
      change({ over: undefined })
      counter.add(productId)
    })
  return (
    <section className="over editor new-product" aria-label={words.title}>
      <header>
        <h2>{words.title}</h2>
        <span className="quiet">{code}</span>
        <Button icon="cross" tone="quiet" onPress={() => change({ over: undefined })}>
          {t.common.close}
        </Button>
      </header>
      <div className="new-product-body">
        <div className="editor-body">
          <Field
            label={words.label}
            keys="text"
            autoFocus
            maxLength={PRODUCT_LABEL_MAX}
            value={label}
            onChange={setLabel}
          />
          <fieldset>
            <legend>{words.kind}</legend>
            <div className="chips">
              {goodsKinds.map((one) => (
                <Button key={one} className="chip" pressed={one === kind} onPress={() => setKind(one)}>
                  {words.kinds[one]}
                </Button>
              ))}
            </div>
          </fieldset>
          <fieldset>
            <legend>{words.category}</legend>
            <div className="chips">
              {categories.map(({ id, label: name }) => (
                <Button key={id} className="chip" pressed={id === categoryId} onPress={() => setCategoryId(id)}>
                  {name}
                </Button>
              ))}
            </div>
          </fieldset>
        </div>
        <div className="new-product-price">
          <output aria-label={t.price.title}>
            <BigAmount cents={priceCents} />
          </output>
          <Keypad label={t.price.title} backLabel={t.common.erase} onKey={onKey} />
          <Button tone="accent" icon="plus" off={label.trim() === '' || priceCents === 0} onPress={keep}>
            {words.keep}
          </Button>
        </div>
      </div>
      <ScreenKeys />
    </section>
  )
}

/** What has a barcode stands on the shelf: the category that looks like it, else the last one. */
function shelfOf(categories: readonly { readonly id: string; readonly icon: string }[]): string {
  return (categories.find(({ icon }) => icon === 'store') ?? categories.at(-1))?.id ?? ''
}
