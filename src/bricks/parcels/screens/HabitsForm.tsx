import { useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import { setupTexts } from '../texts/setup-screens.ts'
import { habitFields, habitsForm, readHabits } from './setup-form.ts'
import type { Habits } from '../rules/carrier.ts'
import { set, useShop } from './shop.ts'

/** How this café does it, in figures: how long names are kept, what is guessed, from when on it is told. */
export function HabitsForm({ habits }: { readonly habits: Habits }) {
  const shop = useShop()
  const words = setupTexts[shop.lang]
  const [form, setForm] = useState(() => habitsForm(habits))
  const save = () => {
    const meant = readHabits(form)
    if (!meant) return set({ told: { tone: 'amber', text: words.wrong } })
    shop.ask(
      (commandId) => shop.part.saveHabits({ habits: meant, commandId }),
      () => {
        shop.again()
        shop.done(words.saved)
      },
    )
  }
  return (
    <section className="pi-places sv-form" aria-label={words.habits}>
      <h2 className="sv-label">
        {words.habits} <small>{words.habitsHint}</small>
      </h2>
      <div className="pi-habits">
        {habitFields.map((name) => (
          <Field
            key={name}
            label={words.habit[name]}
            keys="digits"
            maxLength={4}
            value={form[name]}
            onChange={(text) => setForm({ ...form, [name]: text.replaceAll(/\D/g, '') })}
          />
        ))}
      </div>
      <div className="sv-bar">
        <Button tone="accent" onPress={save}>
          {words.saveHabits}
        </Button>
      </div>
    </section>
  )
}
