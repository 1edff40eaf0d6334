import { useState } from 'react'
import { cents } from '../../../shared/money.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { DateField } from '../../../renderer/ui/DateField.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import { zCourse } from '../rules/food.ts'
import type { MealsSetup } from '../rules/setup.ts'
import { Chips, toggled } from './Chips.tsx'
import { centsText, readCents } from './file-form.ts'
import { useShop } from './shop.ts'
import { useSaveSetup } from './use-save-setup.ts'

type Formula = MealsSetup['formulas'][number]
type Price = MealsSetup['prices'][number]
type PriceText = Omit<Price, 'fullCents' | 'deliveryCents' | 'beneficiaryCents'> & {
  readonly full: string
  readonly delivery: string
  readonly beneficiary: string
}
const written = ({ fullCents, deliveryCents, beneficiaryCents, ...rest }: Price): PriceText => ({
  ...rest,
  full: centsText(fullCents),
  delivery: centsText(deliveryCents),
  beneficiary: centsText(beneficiaryCents),
})
/** Undefined where an amount is none, or a part is more than the whole. */
function read({ full, delivery, beneficiary, ...rest }: PriceText): Price | undefined {
  const [whole, brought, theirs] = [full, delivery, beneficiary].map(readCents)
  if (whole === undefined || brought === undefined || theirs === undefined) return undefined
  if (brought > whole || theirs > whole || rest.band.trim() === '') return undefined
  return { ...rest, fullCents: cents(whole), deliveryCents: cents(brought), beneficiaryCents: cents(theirs) }
}

/** What a meal is made of, and what it costs whoever is in a band, from a day on. */
export function PricesForm({ setup }: { readonly setup: MealsSetup }) {
  const { t, today } = useShop()
  const save = useSaveSetup()
  const own = t.people.setup
  const [formulas, setFormulas] = useState(setup.formulas)
  const [prices, setPrices] = useState(() => setup.prices.map(written))
  const meant = prices.flatMap((price) => read(price) ?? [])
  const isWhole = meant.length === prices.length && formulas.every(({ code, name }) => code.trim() && name.trim())
  const writeFormula = (at: number, next: Partial<Formula>) =>
    setFormulas(formulas.map((one, n) => (n === at ? { ...one, ...next } : one)))
  const writePrice = (at: number, next: Partial<PriceText>) =>
    setPrices(prices.map((one, n) => (n === at ? { ...one, ...next } : one)))
  const last = prices.at(-1)
  return (
    <form className="sv-form ml-form" onSubmit={(event) => event.preventDefault()}>
      <h2 className="sv-label">{own.formulas}</h2>
      {formulas.map((formula, at) => (
        <fieldset key={at} className="ml-set">
          <legend>{formula.name || own.formula}</legend>
          <div className="sv-pair">
            <Field
              label={own.code}
              keys="text"
              maxLength={12}
              value={formula.code}
              onChange={(code) => writeFormula(at, { code })}
            />
            <Field
              label={own.name}
              keys="text"
              maxLength={40}
              value={formula.name}
              onChange={(name) => writeFormula(at, { name })}
            />
          </div>
          <CoursesOf formula={formula} onWrite={(next) => writeFormula(at, next)} />
        </fieldset>
      ))}
      {formulas.length < 8 && (
        <Button icon="plus" onPress={() => setFormulas([...formulas, { code: '', name: '', courses: ['main'] }])}>
          {own.addFormula}
        </Button>
      )}
      <h2 className="sv-label">{own.prices}</h2>
      {prices.map((price, at) => (
        <PriceRow
          key={at}
          price={price}
          formulas={formulas}
          onWrite={(next) => writePrice(at, next)}
          onRemove={() => setPrices(prices.filter((_, n) => n !== at))}
        />
      ))}
      {last && (
        <Button icon="plus" onPress={() => setPrices([...prices, { ...last, from: today() }])}>
          {own.addPrice}
        </Button>
      )}
      <p className="sv-missing" role="status">
        {isWhole ? '' : own.wrong}
      </p>
      <Button
        className="sv-main"
        icon="check"
        off={!isWhole}
        onPress={() => save({ ...setup, formulas, prices: meant })}
      >
        {own.save}
      </Button>
    </form>
  )
}

function CoursesOf({
  formula,
  onWrite,
}: {
  readonly formula: Formula
  readonly onWrite: (next: Partial<Formula>) => void
}) {
  const { t, words } = useShop()
  return (
    <Chips
      label={t.people.setup.courses}
      value={formula.courses}
      chips={zCourse.options.map((value) => ({ value, text: words.courses[value] }))}
      onChoose={(value) => {
        const courses = zCourse.options.filter((one) => toggled(formula.courses, value).includes(one))
        if (courses.length > 0) onWrite({ courses })
      }}
    />
  )
}

function PriceRow({
  price,
  formulas,
  onWrite,
  onRemove,
}: {
  readonly price: PriceText
  readonly formulas: readonly Formula[]
  readonly onWrite: (next: Partial<PriceText>) => void
  readonly onRemove: () => void
}) {
  const { t, today, dateWords } = useShop()
  const own = t.people.setup
  const name = formulas.find(({ code }) => code === price.formula)?.name ?? price.formula
  return (
    <fieldset className="ml-set ml-price">
      <legend>{`${own.band} ${price.band}, ${name}`}</legend>
      <Field label={own.band} keys="text" maxLength={12} value={price.band} onChange={(band) => onWrite({ band })} />
      <Field
        label={own.formula}
        keys="text"
        maxLength={12}
        value={price.formula}
        onChange={(formula) => onWrite({ formula })}
      />
      <DateField
        label={own.from}
        value={price.from}
        today={today()}
        words={dateWords}
        onChange={(from) => from && onWrite({ from })}
      />
      <Field label={own.full} keys="amount" maxLength={9} value={price.full} onChange={(full) => onWrite({ full })} />
      <Field
        label={own.delivery}
        keys="amount"
        maxLength={9}
        value={price.delivery}
        onChange={(delivery) => onWrite({ delivery })}
      />
      <Field
        label={own.beneficiary}
        keys="amount"
        maxLength={9}
        value={price.beneficiary}
        onChange={(beneficiary) => onWrite({ beneficiary })}
      />
      <Button
        icon="trash"
        tone="danger"
        label={`${t.people.file.remove} : ${own.band} ${price.band}, ${name}`}
        onPress={onRemove}
      />
    </fieldset>
  )
}
