import { useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { DateField } from '../../../renderer/ui/DateField.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import type { MealsSetup } from '../rules/setup.ts'
import { Chips } from './Chips.tsx'
import { YesNo } from './IdentityPart.tsx'
import { useShop } from './shop.ts'
import { useSaveSetup } from './use-save-setup.ts'

/** VAT, and the tax credit: off until somebody has declared the café, with the reason why. */
export function LawForm({ setup }: { readonly setup: MealsSetup }) {
  const { t, today, dateWords } = useShop()
  const save = useSaveSetup()
  const own = t.people.setup
  const [vat, setVat] = useState(setup.vat)
  const [sap, setSap] = useState(setup.sap)
  const isWhole = sap === null || sap.number.trim() !== ''
  return (
    <form className="sv-form ml-form" onSubmit={(event) => event.preventDefault()}>
      <p className="sv-hint">{own.ask}</p>
      <Chips
        label={own.vatMeal}
        columns={2}
        value={vat.meal}
        chips={(['keepable-food', 'dish'] as const).map((value) => ({ value, text: own.vatMeals[value] }))}
        onChoose={(meal) => setVat({ ...vat, meal })}
      />
      <Chips
        label={own.vatDelivery}
        columns={2}
        value={vat.delivery}
        chips={(['as-meal', 'service'] as const).map((value) => ({ value, text: own.vatDeliveries[value] }))}
        onChoose={(delivery) => setVat({ ...vat, delivery })}
      />
      <YesNo
        label={own.sap}
        value={sap !== null}
        onChange={(isDeclared) => setSap(isDeclared ? { number: '', declaredOn: today() } : null)}
      />
      {sap === null ? (
        <p className="sv-hint">{own.sapWhy}</p>
      ) : (
        <div className="sv-pair">
          <Field
            label={own.sapNumber}
            keys="text"
            maxLength={20}
            value={sap.number}
            onChange={(number) => setSap({ ...sap, number })}
          />
          <DateField
            label={own.sapOn}
            value={sap.declaredOn}
            today={today()}
            words={dateWords}
            onChange={(declaredOn) => declaredOn && setSap({ ...sap, declaredOn })}
          />
        </div>
      )}
      <p className="sv-missing" role="status">
        {isWhole ? '' : own.wrong}
      </p>
      <Button className="sv-main" icon="check" off={!isWhole} onPress={() => save({ ...setup, vat, sap })}>
        {own.save}
      </Button>
    </form>
  )
}
