import { useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import type { Place } from '../rules/carrier.ts'
import { setupTexts } from '../texts/setup-screens.ts'
import { set, useShop } from './shop.ts'

type Row = { readonly label: string; readonly units: string }

/** The shelves in the order of the walk: how each is called, and how much it holds. */
export function PlacesForm({ places }: { readonly places: readonly Place[] }) {
  const shop = useShop()
  const words = setupTexts[shop.lang]
  const [rows, setRows] = useState<readonly Row[]>(() =>
    places.map(({ label, units }) => ({ label, units: String(units) })),
  )
  const write = (at: number, next: Partial<Row>) =>
    setRows(rows.map((row, n) => (n === at ? { ...row, ...next } : row)))
  const save = () => {
    const meant = rows.map(({ label, units }) => ({ label: label.trim(), units: Number(units) }))
    if (meant.some(({ label, units }) => label === '' || !Number.isInteger(units) || units < 1)) {
      set({ told: { tone: 'amber', text: words.wrong } })
      return
    }
    shop.ask(
      (commandId) => shop.part.savePlaces({ places: meant, commandId }),
      () => {
        shop.again()
        shop.done(words.saved)
      },
    )
  }
  return (
    <section className="pi-places sv-form" aria-label={words.places}>
      <h2 className="sv-label">
        {words.places} <small>{words.placesHint}</small>
      </h2>
      <ul>
        {rows.map((row, at) => (
          // A row has no name of its own before somebody gave it one.
          <li key={at}>
            <Field
              label={`${words.label} ${at + 1}`}
              hideLabel
              keys="code"
              maxLength={8}
              value={row.label}
              onChange={(label) => write(at, { label })}
            />
            <Field
              label={`${words.units} ${at + 1}`}
              hideLabel
              keys="digits"
              maxLength={3}
              value={row.units}
              onChange={(units) => write(at, { units: units.replaceAll(/\D/g, '') })}
            />
            <Button
              icon="trash"
              label={words.remove(row.label || String(at + 1))}
              onPress={() => setRows(rows.filter((_, n) => n !== at))}
            />
          </li>
        ))}
      </ul>
      <div className="sv-bar">
        <Button tone="panel" icon="plus" onPress={() => setRows([...rows, { label: '', units: '6' }])}>
          {words.addPlace}
        </Button>
        <Button tone="accent" onPress={save}>
          {words.save}
        </Button>
      </div>
    </section>
  )
}
