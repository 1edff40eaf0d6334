import { useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import { newIncidentId, type ParcelId } from '../ids.ts'
import { zIncident, type Incident } from '../rules/inventory.ts'
import { Chips } from './Chips.tsx'
import { centsOf } from './counter-view.ts'
import { useInWords } from './in-shop.ts'
import { useShop } from './shop.ts'

const kinds = zIncident.shape.kind.exclude(['refused']).options
type Form = {
  readonly kind: Exclude<Incident['kind'], 'refused'>
  readonly note: string
  readonly claimRef: string
  readonly euros: string
}
const empty: Form = { kind: 'damaged', note: '', claimRef: '', euros: '' }

/** What went wrong with a parcel, wherever it is by now, and what is claimed for it. */
export function IncidentForm({ parcelId }: { readonly parcelId: ParcelId }) {
  const shop = useShop()
  const t = useInWords().shelves
  const [form, setForm] = useState(empty)
  const write = (next: Partial<Form>) => setForm({ ...form, ...next })
  const amount = centsOf(form.euros)
  const isReady = form.note.trim() !== '' && amount !== undefined
  const keep = () => {
    if (!isReady || amount === undefined) return
    const { kind, note, claimRef, euros } = form
    const amountCents = euros.trim() === '' ? null : amount
    const incident = { incidentId: newIncidentId(), parcelId, kind, note, claimRef, amountCents }
    shop.ask(
      (commandId) => shop.part.noteIncident({ ...incident, commandId }),
      () => {
        setForm(empty)
        shop.again()
        shop.done(t.noted)
      },
    )
  }
  return (
    <div className="sv-part" role="group" aria-label={t.incident}>
      <Chips
        label={t.incident}
        isPaired
        value={form.kind}
        chips={kinds.map((value) => ({ value, text: t.kinds[value] }))}
        onChoose={(kind) => write({ kind })}
      />
      <Field label={t.note} keys="text" maxLength={200} value={form.note} onChange={(note) => write({ note })} />
      <div className="sv-pair">
        <Field
          label={t.claim}
          keys="code"
          maxLength={40}
          value={form.claimRef}
          onChange={(claimRef) => write({ claimRef })}
        />
        <Field label={t.amount} keys="amount" maxLength={8} value={form.euros} onChange={(euros) => write({ euros })} />
      </div>
      <Button dim={!isReady} onPress={keep}>
        {t.keep}
      </Button>
    </div>
  )
}
