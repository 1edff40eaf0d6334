import { useState } from 'react'
import { canBePart, type Product } from '../../shared/catalogue.ts'
import { searchProducts, type CatalogueView } from '../counter/catalogue-view.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import type { ProductDraft, SlotDraft } from './product-draft.ts'
import type { Fault } from './ProductSide.tsx'

const SLOTS_MAX = 8
const SEARCHED = 40
const FOUND_MAX = 6

type Props = {
  readonly view: CatalogueView
  readonly draft: ProductDraft
  readonly fault: Fault | undefined
  readonly onChange: (draft: ProductDraft) => void
}

const newSlot = (): SlotDraft => ({ id: crypto.randomUUID(), label: '', required: true, choices: [] })

/** Whether a product is a set menu, and the courses from which a guest chooses. */
export function FormuleParts({ view, draft, fault, onChange }: Props) {
  const { t } = useWords()
  const words = t.products.formule
  const slots = draft.formule
  const put = (formule: readonly SlotDraft[]) => onChange({ ...draft, formule })
  return (
    <fieldset className="pd-part">
      <legend>{words.title}</legend>
      <Button
        className="chip pd-toggle"
        pressed={slots !== undefined}
        onPress={() => onChange({ ...draft, formule: slots ? undefined : [newSlot()] })}
      >
        {words.is}
      </Button>
      {slots?.map((slot, n) => (
        <Slot
          key={slot.id}
          view={view}
          slot={slot}
          n={n + 1}
          own={draft.id}
          onChange={(next) => put(slots.with(n, next))}
          onDrop={() => put(slots.filter((one) => one !== slot))}
        />
      ))}
      {slots && slots.length < SLOTS_MAX && (
        <Button icon="plus" onPress={() => put([...slots, newSlot()])}>
          {words.addSlot}
        </Button>
      )}
      {fault?.fault === 'formule' && (
        <p className="field-fault" role="alert">
          {t.products.form.faults.formule}
        </p>
      )}
    </fieldset>
  )
}

type SlotProps = {
  readonly view: CatalogueView
  readonly slot: SlotDraft
  readonly n: number
  readonly own: Product['id']
  readonly onChange: (slot: SlotDraft) => void
  readonly onDrop: () => void
}

function Slot({ view, slot, n, own, onChange, onDrop }: SlotProps) {
  const { t } = useWords()
  const words = t.products.formule
  const [text, setText] = useState('')
  const name = slot.label || `${words.slot} ${n}`
  const labelOf = (id: Product['id']) => view.products.get(id)?.label ?? id
  const found = searchProducts(view, text, SEARCHED)
    .filter(
      (product) =>
        canBePart(product) && product.id !== own && !slot.choices.some(({ productId }) => productId === product.id),
    )
    .slice(0, FOUND_MAX)
  return (
    <div className="pd-slot" role="group" aria-label={name}>
      <Field
        label={words.slotName({ n })}
        keys="text"
        maxLength={24}
        value={slot.label}
        onChange={(label) => onChange({ ...slot, label })}
      />
      <div className="pd-bar">
        <Button
          className="chip"
          pressed={slot.required}
          onPress={() => onChange({ ...slot, required: !slot.required })}
        >
          {words.required}
        </Button>
        <Button icon="trash" tone="quiet" label={words.dropSlot({ label: name })} onPress={onDrop} />
      </div>
      {slot.choices.map((choice, at) => {
        const label = labelOf(choice.productId)
        return (
          <div key={choice.productId} className="pd-choice">
            <span>{label}</span>
            <Field
              label={words.supplement({ label })}
              hideLabel
              keys="amount"
              placeholder="+ 0,00"
              value={choice.supplement}
              onChange={(supplement) =>
                onChange({ ...slot, choices: slot.choices.with(at, { ...choice, supplement }) })
              }
            />
            <Button
              icon="cross"
              tone="quiet"
              label={words.dropChoice({ label })}
              onPress={() => onChange({ ...slot, choices: slot.choices.filter((one) => one !== choice) })}
            />
          </div>
        )
      })}
      <Field label={words.find({ label: name })} keys="text" value={text} onChange={setText} />
      {found.length > 0 && (
        <div className="pd-chips">
          {found.map((product) => (
            <Button
              key={product.id}
              className="chip"
              icon="plus"
              onPress={() => {
                setText('')
                onChange({ ...slot, choices: [...slot.choices, { productId: product.id, supplement: '' }] })
              }}
            >
              {product.label}
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}
