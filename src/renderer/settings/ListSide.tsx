import { useState } from 'react'
import { areas, type PriceList } from '../../shared/price-list.ts'
import type { Refused } from '../../shared/result.ts'
import { isRefusalText } from '../../shared/texts/index.ts'
import { searchProducts, type CatalogueView } from '../counter/catalogue-view.ts'
import { Notice } from '../shell/Notice.tsx'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Icon } from '../ui/Icon.tsx'
import { canAdd, labelOf, listFrom, priceOf, toggled, withItem, type ListDraft } from './lists-view.ts'

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]
const FOUND_MAX = 4
const SEARCHED_MAX = 12

type Props = {
  readonly draft: ListDraft | undefined
  readonly view: CatalogueView | undefined
  /** The till has it already. */
  readonly isKept: boolean
  /** Why the law would not allow it. */
  readonly refusal: (list: PriceList) => Refused<string> | undefined
  readonly onChange: (draft: ListDraft) => void
  readonly onClose: () => void
}

/** One price list: when and where it counts, and its prices. */
export function ListSide({ draft, view, isKept, refusal, onChange, onClose }: Props) {
  const { t } = useWords()
  const { settings } = useTill()
  const [done, setDone] = useState(false)
  const words = t.pricing.lists
  if (!draft || !view) {
    return (
      <aside className="ticket drawer-side" aria-label={words.page}>
        <div className="side-empty">
          <Icon name="tag" />
          <p>{words.choose}</p>
        </div>
      </aside>
    )
  }
  const write = (more: Partial<ListDraft>) => {
    setDone(false)
    onChange({ ...draft, ...more })
  }
  const list = listFrom(draft)
  const refused = list && refusal(list)
  return (
    <aside className="ticket list-side" aria-label={draft.label}>
      <header className="ticket-head">
        <p>
          <b>{draft.label || words.fresh}</b>
        </p>
        <Button icon="cross" tone="quiet" label={t.common.close} onPress={onClose} />
      </header>
      <div className="ticket-body list-body">
        <Field
          label={words.name}
          keys="text"
          maxLength={24}
          value={draft.label}
          onChange={(label) => write({ label })}
        />
        <WhenAndWhere draft={draft} onWrite={write} />
        <Prices draft={draft} view={view} onWrite={write} />
      </div>
      <Notice />
      <p className="side-hint" role="status" data-wrong={refused ? '' : undefined}>
        {refused ? <Sentence refused={refused} /> : done ? words.saved : words.unsaved}
      </p>
      <div className="side-keys" {...(isKept ? { 'data-pair': '' } : {})}>
        {isKept && <RemoveKey onRemove={() => settings.removeList(draft.listId, onClose)} />}
        <Button
          className="side-main"
          tone="accent"
          icon="check"
          off={list === undefined}
          onPress={() => list && settings.saveList(list, () => setDone(true))}
        >
          {words.save}
        </Button>
      </div>
    </aside>
  )
}

function Sentence({ refused }: { readonly refused: Refused<string> }) {
  const { t } = useWords()
  const sentence = isRefusalText(refused.code) ? t.refusal[refused.code] : refused.code
  return typeof sentence === 'function' ? sentence(refused.detail) : sentence
}

function RemoveKey({ onRemove }: { readonly onRemove: () => void }) {
  const { t } = useWords()
  const words = t.pricing.lists
  const [sure, setSure] = useState(false)
  return (
    <Button tone={sure ? 'red' : 'danger'} onPress={() => (sure ? onRemove() : setSure(true))}>
      {sure ? words.removeSure : words.remove}
    </Button>
  )
}

type PartProps = { readonly draft: ListDraft; readonly onWrite: (more: Partial<ListDraft>) => void }

function WhenAndWhere({ draft, onWrite }: PartProps) {
  const { t } = useWords()
  const words = t.pricing.lists
  return (
    <>
      <Button
        className="list-timed"
        icon={draft.timed ? 'check' : 'plus'}
        pressed={draft.timed}
        onPress={() => onWrite({ timed: !draft.timed })}
      >
        {words.timed}
      </Button>
      {draft.timed && (
        <>
          <div className="list-hours">
            <Field label={words.from} keys="digits" value={draft.from} onChange={(from) => onWrite({ from })} />
            <Field label={words.to} keys="digits" value={draft.to} onChange={(to) => onWrite({ to })} />
          </div>
          <div className="toggles" role="group" aria-label={words.days}>
            {WEEKDAYS.map((weekday) => (
              <Button
                key={weekday}
                pressed={draft.weekdays.includes(weekday)}
                onPress={() => onWrite({ weekdays: toggled(draft.weekdays, weekday, WEEKDAYS) })}
              >
                {t.pricing.weekdays[weekday - 1] ?? ''}
              </Button>
            ))}
          </div>
        </>
      )}
      <div className="toggles wide" role="group" aria-label={words.where}>
        {areas.map((area) => (
          <Button
            key={area}
            pressed={draft.areas.length === 0 || draft.areas.includes(area)}
            onPress={() => {
              const now = draft.areas.length === 0 ? areas : draft.areas
              const next = toggled(now, area, areas)
              onWrite({ areas: next.length === areas.length ? [] : next })
            }}
          >
            {t.pricing.areas[area]}
          </Button>
        ))}
      </div>
    </>
  )
}

function Prices({ draft, view, onWrite }: PartProps & { readonly view: CatalogueView }) {
  const { lang, t, euros } = useWords()
  const words = t.pricing.lists
  const [text, setText] = useState('')
  const found = searchProducts(view, text, SEARCHED_MAX)
    .filter((product) => canAdd(draft, product))
    .slice(0, FOUND_MAX)
  const add = (product: (typeof found)[number]) => {
    onWrite(withItem(draft, product, lang))
    setText('')
  }
  return (
    <section className="list-prices" aria-label={words.items}>
      <Field label={words.find} keys="text" value={text} onChange={setText} onEnter={() => found[0] && add(found[0])} />
      {found.map((product) => (
        <Button key={product.id} icon="plus" tone="soft" onPress={() => add(product)}>
          {`${product.label} · ${euros(product.priceCents)}`}
        </Button>
      ))}
      {draft.items.map((item, index) => {
        const label = labelOf(view, item.productId)
        const write = (price: string) =>
          onWrite({ items: draft.items.map((one, n) => (n === index ? { ...one, price } : one)) })
        const own = view.products.get(item.productId)?.priceCents
        return (
          <div
            key={item.productId}
            className="list-item"
            data-wrong={priceOf(item.price) === undefined ? '' : undefined}
          >
            <p>
              <b>{label}</b>
              {own !== undefined && <small>{t.pricing.mark.was({ price: euros(own) })}</small>}
            </p>
            <Field label={label} hideLabel keys="amount" value={item.price} onChange={write} />
            <Button
              icon="cross"
              tone="quiet"
              label={words.drop({ label })}
              onPress={() => onWrite({ items: draft.items.filter((_, n) => n !== index) })}
            />
          </div>
        )
      })}
    </section>
  )
}
