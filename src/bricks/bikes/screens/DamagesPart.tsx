import { useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import type { Damage, DamagePrice } from '../damages.ts'
import { Toggle } from './Chips.tsx'
import { readCents } from './forms-view.ts'
import { damageToggled, damageWaived } from './return-view.ts'
import { useShop } from './shop.ts'

type Props = {
  readonly number: string
  /** The café's list. */
  readonly prices: readonly DamagePrice[]
  readonly damages: readonly Damage[]
  readonly onChange: (damages: readonly Damage[]) => void
}

/** What came back broken: from the list or in words of one's own, to be paid or forgiven. */
export function DamagesPart({ number, prices, damages, onChange }: Props) {
  const { t, euros } = useShop()
  const [words, setWords] = useState('')
  const [price, setPrice] = useState('')
  const priceCents = readCents(price)
  const isNew = !damages.some(({ label }) => label === words.trim())
  const own = damages.filter(({ label }) => !prices.some((one) => one.label === label))
  return (
    <>
      <div className="sv-chips sv-three" role="group" aria-label={`${t.back.damages} ${number}`}>
        {[...prices, ...own].map((one) => (
          <Toggle
            key={one.label}
            on={damages.some(({ label }) => label === one.label)}
            text={one.label}
            note={euros(one.priceCents)}
            onPress={() => onChange(damageToggled(damages, one))}
          />
        ))}
      </div>
      {damages.length > 0 && (
        <div className="sv-toggles">
          {damages.map(({ label, waived }) => (
            <Toggle
              key={label}
              on={waived}
              text={t.back.waiveDamage({ label })}
              onPress={() => onChange(damageWaived(damages, label))}
            />
          ))}
        </div>
      )}
      <div className="bk-damage">
        <Field label={t.back.otherDamage} keys="text" maxLength={40} value={words} onChange={setWords} />
        <Field
          label={t.setup.price}
          keys="amount"
          maxLength={9}
          value={price}
          fault={price.trim() !== '' && priceCents === undefined ? t.setup.wrong : undefined}
          onChange={setPrice}
        />
        <Button
          icon="plus"
          label={t.back.addOther}
          off={words.trim() === '' || !isNew || priceCents === undefined || priceCents === 0}
          onPress={() => {
            if (priceCents === undefined) return
            onChange(damageToggled(damages, { label: words.trim(), priceCents }))
            setWords('')
            setPrice('')
          }}
        />
      </div>
    </>
  )
}
