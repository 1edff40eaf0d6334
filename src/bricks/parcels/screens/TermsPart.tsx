import { useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { DateField } from '../../../renderer/ui/DateField.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import type { CarrierCode } from '../ids.ts'
import type { Terms } from '../rules/carrier.ts'
import { setupTexts } from '../texts/setup-screens.ts'
import { Choice } from './CarrierSide.tsx'
import { readTerms, termsForm, type TermsForm } from './setup-form.ts'
import { set, useShop } from './shop.ts'

/** What was agreed, by the day from which it holds: another day is another agreement, and the one before stays. */
export function TermsPart({ carrier, terms }: { readonly carrier: CarrierCode; readonly terms: readonly Terms[] }) {
  const shop = useShop()
  const words = setupTexts[shop.lang]
  const last = terms.at(-1)
  const [form, setForm] = useState<TermsForm>(() => termsForm(last, shop.today(), shop.lang))
  /** What was done already would be paid otherwise: the sentence stands over the keys, and the next press means it. */
  const [isAsked, setAsked] = useState(false)
  const write = (next: Partial<TermsForm>) => {
    setAsked(false)
    setForm({ ...form, ...next })
  }
  const save = () => {
    const meant = readTerms(carrier, form)
    if (!meant) return set({ told: { tone: 'amber', text: words.wrong } })
    shop.ask(
      (commandId) => shop.part.saveTerms({ terms: meant, confirmed: isAsked, commandId }),
      () => {
        setAsked(false)
        shop.again()
        shop.done(words.saved)
      },
      (code) => code === 'PAST_REWRITTEN' && setAsked(true),
    )
  }
  const fields = [
    ['holdDays', words.hold, 'digits'],
    ['limit', words.limit, 'digits'],
    ['pickup', words.pickup, 'amount'],
    ['heavy', words.heavy, 'amount'],
    ['dropOff', words.dropOff, 'amount'],
    ['given', words.given, 'amount'],
    ['heavyFrom', words.heavyFrom, 'amount'],
    ['most', words.most, 'amount'],
    ['longest', words.longest, 'digits'],
    ['sum', words.sum, 'digits'],
  ] as const
  return (
    <div className="sv-part" role="group" aria-label={words.terms}>
      <h3 className="sv-label">{words.terms}</h3>
      <ul className="pi-codes">
        {terms.map((one) => (
          <li key={one.from}>
            <b>{one.from.split('-').reverse().join('/')}</b> {words.row({ days: one.holdDays, limit: one.dailyLimit })}{' '}
            · {shop.euros(one.pickupCents)}
          </li>
        ))}
      </ul>
      <DateField
        label={words.termsFrom}
        value={form.from}
        today={shop.today()}
        words={shop.dateWords}
        onChange={(from) => write({ from })}
      />
      <Choice
        label={words.hold}
        texts={words.dayKinds}
        value={form.dayKind}
        onChoose={(dayKind) => write({ dayKind })}
      />
      <div className="sv-pair">
        {fields.map(([name, label, keys]) => (
          <Field
            key={name}
            label={label}
            keys={keys}
            maxLength={7}
            value={form[name]}
            onChange={(text) => write({ [name]: text })}
          />
        ))}
      </div>
      <Button tone={isAsked ? 'danger' : 'plain'} onPress={save}>
        {isAsked ? words.rewritePast : words.saveTerms}
      </Button>
    </div>
  )
}
