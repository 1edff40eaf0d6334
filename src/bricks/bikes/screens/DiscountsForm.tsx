import { useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import type { BikesSetup, Fleet } from '../fleet.ts'
import { percentText } from './forms-view.ts'
import { Price, Whole } from './ModelSide.tsx'
import { discountsTried } from './preview-view.ts'
import { Preview } from './Preview.tsx'
import { discountsForm, discountsOf } from './rules-view.ts'
import { SaveKey } from './SaveKey.tsx'
import { useNow, useShop } from './shop.ts'
import { useSaveSetup } from './use-save-setup.ts'

type Props = { readonly setup: BikesSetup; readonly models: Fleet['models'] }

/** What groups and long hires are given, and what that makes of a price. */
export function DiscountsForm({ setup, models }: Props) {
  const shop = useShop()
  const { t, lang, euros } = shop
  const today = shop.today(useNow())
  const save = useSaveSetup()
  const [form, setForm] = useState(() => discountsForm(setup.rules, lang))
  const write = (next: Partial<typeof form>) => setForm({ ...form, ...next })
  const changeLong = (at: number, next: Partial<(typeof form.long)[number]>) =>
    write({ long: form.long.map((row, i) => (i === at ? { ...row, ...next } : row)) })
  const meant = discountsOf(form, setup.rules)
  const tried = meant.value ? discountsTried(meant.value, models, today, shop.clock) : []
  return (
    <form className="sv-form" onSubmit={(event) => event.preventDefault()}>
      <div className="sv-part" role="group" aria-label={t.setup.groupTitle}>
        <p className="sv-label">{t.setup.groupTitle}</p>
        <div className="sv-pair">
          <Whole label={t.setup.group} value={form.group} onChange={(group) => write({ group })} />
          <Price label={t.setup.groupPercent} value={form.percent} onChange={(percent) => write({ percent })} />
        </div>
      </div>
      <div className="sv-part" role="group" aria-label={t.setup.longHire}>
        <p className="sv-label">{t.setup.longHire}</p>
        {form.long.map((row, i) => (
          <div key={i} className="bk-tier">
            <Whole label={t.setup.longDays} value={row.days} onChange={(days) => changeLong(i, { days })} />
            <Price label={t.setup.longPercent} value={row.percent} onChange={(percent) => changeLong(i, { percent })} />
            <Button
              icon="trash"
              label={t.setup.removeLong({ days: row.days })}
              onPress={() => write({ long: form.long.filter((_row, at) => at !== i) })}
            />
          </div>
        ))}
        <Button icon="plus" onPress={() => write({ long: [...form.long, { days: '', percent: '' }] })}>
          {t.setup.addLong}
        </Button>
      </div>
      <p className="sv-hint">{t.setup.bestOne}</p>
      <Preview
        title={t.setup.preview}
        none={t.setup.noDiscount}
        rows={tried.map(({ count, days, model, price }) => ({
          what: t.setup.tried({ count, model, days: t.setup.daysOf({ count: days }) }),
          amount: euros(price.totalCents),
          note: price.discount
            ? t.setup.insteadOf({
                full: euros(price.lines[0]?.grossCents ?? price.totalCents),
                percent: percentText(price.discount.hundredths, lang),
              })
            : '',
        }))}
      />
      <SaveKey fault={meant.fault} onSave={() => meant.value && save({ ...setup, rules: meant.value })} />
    </form>
  )
}
