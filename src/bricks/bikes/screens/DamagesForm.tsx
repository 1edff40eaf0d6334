import { useState } from 'react'
import { amount } from '../../../shared/texts/format.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import type { BikesSetup } from '../fleet.ts'
import { readCents } from './forms-view.ts'
import { Price } from './ModelSide.tsx'
import { useShop } from './shop.ts'
import { useSaveSetup } from './use-save-setup.ts'

/** What is broken most, and what it costs: the list shown with the contract. */
export function DamagesForm({ setup }: { readonly setup: BikesSetup }) {
  const { t, lang } = useShop()
  const save = useSaveSetup()
  const [rows, setRows] = useState(() =>
    setup.damages.map(({ label, priceCents }) => ({ label, price: amount(priceCents, lang) })),
  )
  const change = (at: number, next: Partial<(typeof rows)[number]>) =>
    setRows(rows.map((row, i) => (i === at ? { ...row, ...next } : row)))
  const damages = rows.flatMap(({ label, price }) => {
    const priceCents = readCents(price)
    return label.trim() !== '' && priceCents !== undefined ? [{ label: label.trim(), priceCents }] : []
  })
  return (
    <form className="sv-form" onSubmit={(event) => event.preventDefault()}>
      {rows.map((row, i) => (
        <div key={i} className="bk-tier bk-wide">
          <Field
            label={t.setup.name}
            keys="text"
            maxLength={40}
            value={row.label}
            onChange={(label) => change(i, { label })}
          />
          <Price label={t.setup.price} value={row.price} onChange={(price) => change(i, { price })} />
          <Button
            icon="trash"
            label={`${t.setup.remove} : ${row.label}`}
            onPress={() => setRows(rows.filter((_row, at) => at !== i))}
          />
        </div>
      ))}
      <div className="sv-form-keys">
        <Button icon="plus" tone="panel" onPress={() => setRows([...rows, { label: '', price: '' }])}>
          {t.setup.addDamage}
        </Button>
        <Button
          className="sv-main"
          icon="check"
          off={damages.length !== rows.length}
          onPress={() => save({ ...setup, damages })}
        >
          {t.setup.save}
        </Button>
      </div>
    </form>
  )
}
