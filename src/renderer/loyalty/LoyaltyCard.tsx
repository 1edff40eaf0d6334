import { useState } from 'react'
import { isInSet, isKeptOut, isOfferable, STAMPS_LABEL_MAX, type LoyaltyRules } from '../../shared/loyalty.ts'
import { searchProducts, type CatalogueView } from '../counter/catalogue-view.ts'
import { useCatalogue } from '../counter/use-counter.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { useLoyaltyRules } from './use-loyalty.ts'
import './loyalty.css'

const GOALS = [5, 8, 10, 12, 15, 20]
const MONTHS = [0, 6, 12, 24]
const FOUND_MAX = 4
const SEARCHED_MAX = 12

/** "Ten coffees, the eleventh is on the house": what gives a stamp, and what stamps pay for. */
export function LoyaltyCard() {
  const { t } = useWords()
  const { loyalty } = useTill()
  const rules = useLoyaltyRules()
  const view = useCatalogue()
  const words = t.loyalty.settings
  if (!rules || !view) return null
  const set = (more: Partial<LoyaltyRules>) => loyalty.changeRules({ ...rules, ...more })
  const numbers = (offered: readonly number[], now: number) => [...new Set([...offered, now])].toSorted((a, b) => a - b)
  return (
    <section className="card setting-rows stamp-settings" aria-label={words.title}>
      <div>
        <h2>{words.title}</h2>
        <Segmented
          label={words.on}
          value={rules.on ? 'on' : 'off'}
          choices={[
            { value: 'off', text: words.off },
            { value: 'on', text: words.yes },
          ]}
          onChoose={(value) => set({ on: value === 'on' })}
        />
        <p role="status">{rules.on ? words.more.on(rules) : words.more.off}</p>
      </div>
      <SetRow rules={rules} view={view} onSet={set} />
      <div>
        <h2>{words.goal}</h2>
        <Segmented
          label={words.goal}
          value={String(rules.goal)}
          choices={numbers(GOALS, rules.goal).map((goal) => ({ value: String(goal), text: String(goal) }))}
          onChoose={(goal) => set({ goal: Number(goal) })}
        />
      </div>
      <div>
        <LabelField key={rules.label} label={rules.label} onSet={(label) => set({ label })} />
        <p>{words.labelMore}</p>
      </div>
      <div>
        <h2>{words.months}</h2>
        <Segmented
          label={words.months}
          value={String(rules.months)}
          choices={numbers(MONTHS, rules.months).map((months) => ({
            value: String(months),
            text: words.monthsOf({ months }),
          }))}
          onChoose={(months) => set({ months: Number(months) })}
        />
        <p>{words.monthsMore}</p>
      </div>
    </section>
  )
}

function LabelField({ label, onSet }: { readonly label: string; readonly onSet: (label: string) => void }) {
  const { t } = useWords()
  const [text, setText] = useState(label)
  const keep = () => {
    const next = text.trim()
    if (next === '') setText(label)
    else if (next !== label) onSet(next)
  }
  return (
    <Field
      label={t.loyalty.settings.label}
      keys="text"
      maxLength={STAMPS_LABEL_MAX}
      value={text}
      onChange={setText}
      onEnter={keep}
      onBlur={keep}
    />
  )
}

type SetProps = {
  readonly rules: LoyaltyRules
  readonly view: CatalogueView
  readonly onSet: (more: Partial<LoyaltyRules>) => void
}

/** Whole categories, and products one by one. A category with alcohol in it is not offered at all. */
function SetRow({ rules, view, onSet }: SetProps) {
  const { t } = useWords()
  const [text, setText] = useState('')
  const words = t.loyalty.settings
  const all = [...view.products.values()].filter((product) => !product.withdrawn)
  const categories = view.categories.filter(({ category: { id } }) => {
    const own = all.filter(({ categoryId }) => categoryId === id)
    return own.some(isOfferable) && !own.some(isKeptOut)
  })
  const found = searchProducts(view, text, SEARCHED_MAX)
    .filter((product) => isOfferable(product) && !isInSet(rules, product))
    .slice(0, FOUND_MAX)
  const add = (product: (typeof found)[number]) => {
    onSet({ productIds: [...rules.productIds, product.id] })
    setText('')
  }
  return (
    <div className="stamp-set">
      <h2>{words.set}</h2>
      <p>{words.setMore}</p>
      <div className="setting-keys" role="group" aria-label={words.categories}>
        {categories.map(({ category: { id, label } }) => {
          const isOn = rules.categoryIds.includes(id)
          const others = rules.categoryIds.filter((one) => one !== id)
          return (
            <Button
              key={id}
              pressed={isOn}
              icon={isOn ? 'check' : 'plus'}
              onPress={() => onSet({ categoryIds: isOn ? others : [...others, id] })}
            >
              {label}
            </Button>
          )
        })}
      </div>
      {rules.productIds.length > 0 && (
        <div className="setting-keys">
          {rules.productIds.map((productId) => {
            const label = view.products.get(productId)?.label ?? productId
            return (
              <Button
                key={productId}
                tone="soft"
                icon="cross"
                label={words.drop({ label })}
                onPress={() => onSet({ productIds: rules.productIds.filter((one) => one !== productId) })}
              >
                {label}
              </Button>
            )
          })}
        </div>
      )}
      <Field
        label={words.find}
        keys="text"
        maxLength={40}
        value={text}
        onChange={setText}
        onEnter={() => found[0] && add(found[0])}
      />
      {found.length > 0 && (
        <div className="setting-keys">
          {found.map((product) => (
            <Button
              key={product.id}
              tone="soft"
              icon="plus"
              label={words.addProduct(product)}
              onPress={() => add(product)}
            >
              {product.label}
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}
