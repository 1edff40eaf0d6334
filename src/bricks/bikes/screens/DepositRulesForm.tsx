import { useState } from 'react'
import { ZERO } from '../../../shared/money.ts'
import { shortDay } from '../../../shared/texts/format.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import type { BikesSetup, Fleet } from '../fleet.ts'
import { Price, Whole } from './ModelSide.tsx'
import { Preview } from './Preview.tsx'
import { depositsTried } from './preview-view.ts'
import { depositsForm, depositsOf } from './rules-view.ts'
import { SaveKey } from './SaveKey.tsx'
import { useNow, useShop, type Shop } from './shop.ts'
import { useSaveSetup } from './use-save-setup.ts'

type Props = { readonly setup: BikesSetup; readonly models: Fleet['models'] }

/** How long a bank keeps a deposit aside, what a theft keeps of it, what the guarantee costs. */
export function DepositRulesForm({ setup, models }: Props) {
  const shop = useShop()
  const { t, lang } = shop
  const today = shop.today(useNow())
  const save = useSaveSetup()
  const [form, setForm] = useState(() => depositsForm(setup, lang))
  const write = (next: Partial<typeof form>) => setForm({ ...form, ...next })
  const changeScheme = (at: number, next: Partial<(typeof form.schemes)[number]>) =>
    write({ schemes: form.schemes.map((row, i) => (i === at ? { ...row, ...next } : row)) })
  const meant = depositsOf(form)
  return (
    <form className="sv-form" onSubmit={(event) => event.preventDefault()}>
      <div className="sv-part" role="group" aria-label={t.setup.schemes}>
        <p className="sv-label">{t.setup.schemes}</p>
        {form.schemes.map((row, i) => (
          <div key={i} className="bk-tier bk-wide">
            <Field
              label={t.setup.scheme}
              keys="text"
              maxLength={20}
              value={row.scheme}
              onChange={(scheme) => changeScheme(i, { scheme })}
            />
            <Whole label={t.setup.schemeDays} value={row.days} onChange={(days) => changeScheme(i, { days })} />
            <Button
              icon="trash"
              label={t.setup.removeScheme({ scheme: row.scheme })}
              onPress={() => write({ schemes: form.schemes.filter((_row, at) => at !== i) })}
            />
          </div>
        ))}
        <Button icon="plus" onPress={() => write({ schemes: [...form.schemes, { scheme: '', days: '' }] })}>
          {t.setup.addScheme}
        </Button>
        <p className="sv-hint">{t.setup.otherSchemes}</p>
      </div>
      <div className="sv-part" role="group" aria-label={t.setup.theft}>
        <p className="sv-label">{t.setup.theft}</p>
        <div className="sv-pair">
          <Price label={t.setup.theftPlain} value={form.plain} onChange={(plain) => write({ plain })} />
          <Price
            label={t.setup.theftGuaranteed}
            value={form.guaranteed}
            onChange={(guaranteed) => write({ guaranteed })}
          />
          <Price label={t.setup.guarantee} value={form.guarantee} onChange={(guarantee) => write({ guarantee })} />
          <Whole label={t.setup.warnDays} value={form.warnDays} onChange={(warnDays) => write({ warnDays })} />
        </div>
      </div>
      {meant.value && (
        <Preview title={t.setup.example} rows={triedRows(shop, depositsTried(meant.value, models, today))} />
      )}
      <SaveKey fault={meant.fault} onSave={() => meant.value && save({ ...setup, ...meant.value })} />
    </form>
  )
}

function triedRows({ t, lang, euros }: Shop, { holds, theft }: ReturnType<typeof depositsTried>) {
  const lapses = holds.map(({ scheme, expiresOn }) => ({
    what: t.setup.heldBy({ scheme }),
    amount: t.setup.lapses({ day: shortDay(expiresOn, lang) }),
    note: '',
  }))
  if (!theft) return lapses
  const { model, depositCents, plainCents = ZERO, guaranteedCents = ZERO } = theft
  const kept = (amount: string) => t.setup.kept({ amount })
  return [
    ...lapses,
    { what: t.setup.stolen({ model, deposit: euros(depositCents) }), amount: kept(euros(plainCents)), note: '' },
    { what: t.setup.stolenGuaranteed({ model }), amount: kept(euros(guaranteedCents)), note: '' },
  ]
}
