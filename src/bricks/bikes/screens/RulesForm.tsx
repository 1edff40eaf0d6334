import { useState } from 'react'
import { amount } from '../../../shared/texts/format.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import type { BikesSetup } from '../fleet.ts'
import { Chips } from './Chips.tsx'
import { percentText, readCents, readPercent, readWhole } from './forms-view.ts'
import { Price, Whole } from './ModelSide.tsx'
import { useShop } from './shop.ts'
import { useSaveSetup } from './use-save-setup.ts'

/** How days are counted, what a group is given, how long bikes are kept, what is looked at. */
export function RulesForm({ setup }: { readonly setup: BikesSetup }) {
  const { t, lang } = useShop()
  const save = useSaveSetup()
  const [daysBy, setDaysBy] = useState(setup.rules.daysBy)
  const [form, setForm] = useState(() => ({
    hold: String(setup.holdMinutes),
    noShow: String(setup.noShowMinutes),
    group: setup.rules.groupDiscount ? String(setup.rules.groupDiscount.fromBikes) : '',
    percent: setup.rules.groupDiscount ? percentText(setup.rules.groupDiscount.hundredths, lang) : '',
    guarantee: setup.guaranteeCents === null ? '' : amount(setup.guaranteeCents, lang),
    check: String(setup.checkAfterDays),
    checklist: setup.checklist.join(', '),
  }))
  const write = (next: Partial<typeof form>) => setForm({ ...form, ...next })
  const meant = meantBy(setup, daysBy, form)
  return (
    <form className="bk-form" onSubmit={(event) => event.preventDefault()}>
      <Chips
        label={t.setup.daysBy}
        value={daysBy}
        chips={(['calendar', 'blocks'] as const).map((value) => ({ value, text: t.setup.daysBys[value] }))}
        onChoose={setDaysBy}
      />
      <div className="bk-pair">
        <Whole label={t.setup.hold} value={form.hold} onChange={(hold) => write({ hold })} />
        <Whole label={t.setup.noShow} value={form.noShow} onChange={(noShow) => write({ noShow })} />
        <Whole label={t.setup.group} value={form.group} onChange={(group) => write({ group })} />
        <Price label={t.setup.groupPercent} value={form.percent} onChange={(percent) => write({ percent })} />
        <Price label={t.setup.guarantee} value={form.guarantee} onChange={(guarantee) => write({ guarantee })} />
        <Whole label={t.setup.check} value={form.check} onChange={(check) => write({ check })} />
      </div>
      <Field
        label={t.setup.checklist}
        keys="text"
        maxLength={250}
        value={form.checklist}
        onChange={(checklist) => write({ checklist })}
      />
      <Button className="bk-main" icon="check" off={!meant} onPress={() => meant && save(meant)}>
        {t.setup.save}
      </Button>
    </form>
  )
}

type Form = Readonly<Record<'hold' | 'noShow' | 'group' | 'percent' | 'guarantee' | 'check' | 'checklist', string>>

/** The rules that a form means; undefined while something cannot be read. */
function meantBy(setup: BikesSetup, daysBy: BikesSetup['rules']['daysBy'], form: Form): BikesSetup | undefined {
  const holdMinutes = readWhole(form.hold)
  const noShowMinutes = readWhole(form.noShow)
  const checkAfterDays = readWhole(form.check)
  const checklist = form.checklist.split(',').flatMap((item) => (item.trim() === '' ? [] : [item.trim().slice(0, 20)]))
  const guaranteeCents = form.guarantee.trim() === '' ? null : readCents(form.guarantee)
  const fromBikes = readWhole(form.group)
  const hundredths = readPercent(form.percent)
  const isWithin = (value: number | undefined, least: number, most: number) =>
    value !== undefined && value >= least && value <= most
  const hasGroup = form.group.trim() !== ''
  if (hasGroup && (!isWithin(fromBikes, 2, 200) || !isWithin(hundredths, 0, 10_000))) return undefined
  if (!isWithin(holdMinutes, 1, 120) || !isWithin(noShowMinutes, 15, 1440) || !isWithin(checkAfterDays, 1, 1000))
    return undefined
  if (checklist.length === 0 || checklist.length > 12 || guaranteeCents === undefined) return undefined
  return {
    ...setup,
    holdMinutes: holdMinutes ?? setup.holdMinutes,
    noShowMinutes: noShowMinutes ?? setup.noShowMinutes,
    checkAfterDays: checkAfterDays ?? setup.checkAfterDays,
    checklist,
    guaranteeCents,
    rules: {
      ...setup.rules,
      daysBy,
      groupDiscount: hasGroup && fromBikes !== undefined && hundredths !== undefined ? { fromBikes, hundredths } : null,
    },
  }
}
