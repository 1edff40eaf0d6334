import { useState } from 'react'
import type { Place, Product } from '../../shared/catalogue.ts'
import { BigAmount } from '../shell/BigAmount.tsx'
import { Notice } from '../shell/Notice.tsx'
import { useTill } from '../shell/TillContext.ts'
import { useTypedDigits } from '../shell/typing.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Keypad } from '../ui/Keypad.tsx'
import {
  draftPrice,
  isNewPrice,
  priceDraft,
  withOwnTakeaway,
  withPlace,
  withPriceKey,
  type PriceDraft,
} from './price-view.ts'

type Props = { readonly product: Product | undefined; readonly onClose: () => void }

export function PriceSide({ product, onClose }: Props) {
  const { t } = useWords()
  const words = t.control.settings
  if (product) return <PriceEditor product={product} onClose={onClose} />
  return (
    <aside className="ticket drawer-side" aria-label={words.priceKey}>
      <div className="side-empty">
        <Icon name="tag" />
        <p>{words.choosePrice}</p>
      </div>
    </aside>
  )
}

/** What the product costs from now on, on the spot and to take away. */
function PriceEditor({ product, onClose }: { readonly product: Product; readonly onClose: () => void }) {
  const { t } = useWords()
  const { settings } = useTill()
  const words = t.control.settings
  const [draft, setDraft] = useState(() => priceDraft(product))
  const [done, setDone] = useState(false)
  const change = (next: PriceDraft) => {
    setDraft(next)
    setDone(false)
  }
  const onKey = (key: string) => change(withPriceKey(draft, key))
  useTypedDigits(onKey)
  const own = draft.takeaway !== null
  return (
    <aside className="ticket price-side" aria-label={product.label}>
      <header className="ticket-head">
        <p>
          <b>{product.label}</b>
        </p>
        <Button icon="cross" tone="quiet" label={t.common.close} onPress={onClose} />
      </header>
      <div className="ticket-body price-body">
        <div className="price-places">
          <PriceKey place="on-site" product={product} draft={draft} onChange={change} />
          <PriceKey place="takeaway" product={product} draft={draft} onChange={change} />
        </div>
        <Button pressed={!own} icon={own ? 'undo' : 'plus'} onPress={() => change(withOwnTakeaway(draft, !own))}>
          {own ? words.priceSame : words.priceOwn}
        </Button>
        <Keypad label={words.pricePad} backLabel={t.common.erase} onKey={onKey} />
        <Notice />
      </div>
      <p className="side-hint" role="status">
        {done ? words.priceDone : words.priceMore}
      </p>
      <div className="side-keys">
        <Button
          className="side-main"
          tone="accent"
          icon="tag"
          off={!isNewPrice(product, draft)}
          onPress={() =>
            settings.changePrice(
              { productId: product.id, priceCents: draft.onSite, takeawayPriceCents: draft.takeaway },
              () => setDone(true),
            )
          }
        >
          {words.priceKey}
        </Button>
      </div>
    </aside>
  )
}

type KeyProps = {
  readonly place: Place
  readonly product: Product
  readonly draft: PriceDraft
  readonly onChange: (draft: PriceDraft) => void
}

/** One price; the chosen one hears the pad. */
function PriceKey({ place, product, draft, onChange }: KeyProps) {
  const { t, euros } = useWords()
  const words = t.control.settings
  const same = place === 'takeaway' && draft.takeaway === null
  const before = place === 'takeaway' ? (product.takeawayPriceCents ?? product.priceCents) : product.priceCents
  const now = draftPrice(draft, place)
  const name = place === 'on-site' ? words.onSite : words.takeaway
  return (
    <button
      type="button"
      className="price-key"
      data-same={same ? '' : undefined}
      aria-pressed={draft.place === place}
      onClick={() => onChange(same ? withOwnTakeaway(draft, true) : withPlace(draft, place))}
    >
      <span>{name}</span>
      <strong>
        <BigAmount cents={now} />
      </strong>
      <small>{same ? words.samePrice : now === before ? '' : words.priceNow({ price: euros(before) })}</small>
    </button>
  )
}
