import { useState } from 'react'
import { Field } from '../../../renderer/ui/Field.tsx'
import type { BikesSetup } from '../fleet.ts'
import { Chips } from './Chips.tsx'
import { Whole } from './ModelSide.tsx'
import { rulesForm, rulesOf } from './rules-view.ts'
import { SaveKey } from './SaveKey.tsx'
import { useShop } from './shop.ts'
import { useSaveSetup } from './use-save-setup.ts'

/** How days are counted, how long bikes are kept, what is looked at. */
export function RulesForm({ setup }: { readonly setup: BikesSetup }) {
  const { t } = useShop()
  const save = useSaveSetup()
  const [form, setForm] = useState(() => rulesForm(setup))
  const write = (next: Partial<typeof form>) => setForm({ ...form, ...next })
  const meant = rulesOf(form, setup)
  return (
    <form className="sv-form" onSubmit={(event) => event.preventDefault()}>
      <Chips
        label={t.setup.daysBy}
        value={form.daysBy}
        chips={(['calendar', 'blocks'] as const).map((value) => ({ value, text: t.setup.daysBys[value] }))}
        onChoose={(daysBy) => write({ daysBy })}
      />
      <div className="sv-pair">
        <Whole label={t.setup.hold} value={form.hold} onChange={(hold) => write({ hold })} />
        <Whole label={t.setup.noShow} value={form.noShow} onChange={(noShow) => write({ noShow })} />
        <Whole label={t.setup.check} value={form.check} onChange={(check) => write({ check })} />
        <Whole label={t.setup.keepMonths} value={form.keepMonths} onChange={(keepMonths) => write({ keepMonths })} />
        <Whole
          label={t.setup.advanceHours}
          value={form.advanceHours}
          onChange={(advanceHours) => write({ advanceHours })}
        />
      </div>
      <Chips
        label={t.setup.missed}
        value={form.missed}
        chips={(['keep', 'give-back'] as const).map((value) => ({ value, text: t.setup.fates[value] }))}
        onChoose={(missed) => write({ missed })}
      />
      <Field
        label={t.setup.checklist}
        keys="text"
        maxLength={260}
        value={form.checklist}
        onChange={(checklist) => write({ checklist })}
      />
      <SaveKey fault={meant.fault} onSave={() => meant.value && save(meant.value)} />
    </form>
  )
}
