import { allergens, drinkGroups, tileAccents, vatClasses } from '../../shared/catalogue.ts'
import type { CatalogueView } from '../counter/catalogue-view.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Chips, Swatches } from './Parts.tsx'
import { withVat, type ProductDraft } from './product-draft.ts'
import type { Fault } from './ProductSide.tsx'

type Props = {
  readonly view: CatalogueView
  readonly draft: ProductDraft
  readonly fault: Fault | undefined
  readonly onChange: (draft: ProductDraft) => void
}

const NO_GROUP = '-'

/** What a product is, field by field. */
export function ProductFields({ view, draft, fault, onChange }: Props) {
  const { t } = useWords()
  const words = t.products.form
  const faultOf = (which: Fault['fault'], sentence: string) => (fault?.fault === which ? sentence : undefined)
  const category = view.categories.find((one) => one.category.id === draft.categoryId)?.category
  const ofCategory = new Set(category?.optionGroups)
  return (
    <>
      <Field
        label={words.label}
        keys="text"
        maxLength={32}
        value={draft.label}
        fault={faultOf('label', words.faults.label)}
        onChange={(label) => onChange({ ...draft, label })}
      />
      <Field
        label={words.shortLabel}
        keys="text"
        maxLength={18}
        value={draft.shortLabel}
        onChange={(shortLabel) => onChange({ ...draft, shortLabel })}
      />
      <Field
        label={words.variantOf}
        keys="text"
        maxLength={18}
        placeholder={words.variantHint}
        value={draft.variantOf}
        onChange={(variantOf) => onChange({ ...draft, variantOf })}
      />
      <div className="sv-pair">
        <Field
          label={words.price}
          keys="amount"
          value={draft.price}
          fault={faultOf('price', words.faults.price)}
          onChange={(price) => onChange({ ...draft, price })}
        />
        <Field
          label={words.takeaway}
          keys="amount"
          placeholder={words.same}
          value={draft.takeaway}
          fault={faultOf('takeaway', words.faults.price)}
          onChange={(takeaway) => onChange({ ...draft, takeaway })}
        />
      </div>
      <Button
        className="chip pd-toggle"
        pressed={draft.openPrice}
        onPress={() => onChange({ ...draft, openPrice: !draft.openPrice })}
      >
        {words.openPrice}
      </Button>
      <Chips
        legend={words.category}
        choices={view.categories.map((one) => ({ value: one.category.id, text: one.category.label }))}
        isOn={(id) => id === draft.categoryId}
        onPress={(categoryId) => onChange({ ...draft, categoryId })}
      />
      <Chips
        legend={words.vat}
        choices={vatClasses.map((value) => ({ value, text: t.products.vat[value] }))}
        isOn={(vatClass) => vatClass === draft.vatClass}
        onPress={(vatClass) => onChange(withVat(draft, vatClass))}
      />
      <Chips
        legend={words.drinkGroup}
        choices={[
          { value: NO_GROUP, text: words.noGroup },
          ...drinkGroups.map((value) => ({ value, text: t.products.drinkGroup[value] })),
        ]}
        isOn={(group) => group === (draft.drinkGroup ?? NO_GROUP)}
        onPress={(group) => onChange({ ...draft, drinkGroup: drinkGroups.find((one) => one === group) })}
      />
      <Chips
        legend={words.allergens}
        choices={allergens.map((value) => ({ value, text: t.products.allergen[value] }))}
        isOn={(allergen) => draft.allergens.includes(allergen)}
        onPress={(allergen) => onChange({ ...draft, allergens: toggled(allergens, draft.allergens, allergen) })}
      />
      <Field
        label={words.meat}
        keys="text"
        maxLength={160}
        placeholder={words.meatHint}
        value={draft.meatOrigin}
        onChange={(meatOrigin) => onChange({ ...draft, meatOrigin })}
      />
      <Field
        label={words.barcodes}
        keys="text"
        placeholder={words.barcodesHint}
        value={draft.barcodes}
        fault={faultOf('barcode', words.faults.barcode({ code: fault?.about ?? '' }))}
        onChange={(barcodes) => onChange({ ...draft, barcodes })}
      />
      {view.optionGroups.size > 0 && (
        <Chips
          legend={words.options}
          choices={[...view.optionGroups.values()].map(({ id, label }) => ({
            value: id,
            text: ofCategory.has(id) ? words.ofCategory({ label }) : label,
          }))}
          isOn={(id) => draft.optionGroups.includes(id) || ofCategory.has(id)}
          onPress={(id) =>
            onChange({
              ...draft,
              optionGroups: toggled([...view.optionGroups.keys()], draft.optionGroups, id),
            })
          }
        />
      )}
      <Swatches
        legend={words.color}
        accents={tileAccents}
        chosen={draft.accent}
        own={words.ownColor}
        onChoose={(accent) => onChange({ ...draft, accent })}
      />
    </>
  )
}

/** In the order of all there are. */
function toggled<Value>(all: readonly Value[], chosen: readonly Value[], one: Value): Value[] {
  return all.filter((value) => (value === one ? !chosen.includes(value) : chosen.includes(value)))
}
