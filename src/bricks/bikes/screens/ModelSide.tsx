import { useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import type { Fleet } from '../fleet.ts'
import type { ModelId } from '../ids.ts'
import { modelKinds } from '../tariff.ts'
import { Chips } from './Chips.tsx'
import { set } from './desk.ts'
import { modelForm, modelOf, readCents, readWhole, type ModelForm } from './forms-view.ts'
import { Twice } from './RentalCard.tsx'
import { useFleet, useNow, useShop } from './shop.ts'
import { NothingChosen, Side } from './Side.tsx'

type Props = { readonly chosen: ModelId | 'new' | undefined; readonly onChoose: (modelId: ModelId | undefined) => void }

/** One model: what it is, what it costs by the hour and the day, its deposit. */
export function ModelSide({ chosen, onChoose }: Props) {
  const { t } = useShop()
  const fleet = useFleet()
  const model = fleet?.models.find(({ modelId }) => modelId === chosen)
  if (!fleet || (chosen !== 'new' && !model)) {
    return <NothingChosen label={t.pages.setup} icon="sliders" text={t.setup.choose} />
  }
  return <ModelEditor model={model} onChoose={onChoose} />
}

type EditorProps = { readonly model: Fleet['models'][number] | undefined; readonly onChoose: Props['onChoose'] }

function ModelEditor({ model, onChoose }: EditorProps) {
  const shop = useShop()
  const { t, lang, part, host } = shop
  const today = shop.today(useNow())
  const [form, setForm] = useState(() => modelForm(model, lang))
  const write = (next: Partial<ModelForm>) => setForm({ ...form, ...next })
  const meant = modelOf(form, today)
  const title = model?.name ?? t.setup.addModel
  const save = () => {
    if (!meant) return
    shop.ask(
      (commandId) => part.saveModel({ model: meant, commandId }),
      () => {
        shop.again()
        set({ told: { tone: 'good', text: t.setup.saved } })
        onChoose(meant.modelId)
      },
    )
  }
  const remove = () =>
    shop.ask(
      (commandId) => part.removeModel({ modelId: form.modelId, commandId }),
      () => {
        shop.again()
        onChoose(undefined)
      },
    )
  return (
    <Side
      label={title}
      head={
        <p>
          <b>{title}</b>
        </p>
      }
      keys={
        <div className="bk-keys">
          {model && <Twice text={t.setup.remove} sure={t.setup.removeSure} onPress={remove} />}
          <Button className="bk-main" icon="check" off={!meant} onPress={save}>
            {t.setup.save}
          </Button>
        </div>
      }
    >
      <Field
        label={t.setup.name}
        keys="text"
        maxLength={30}
        autoFocus={!model}
        value={form.name}
        onChange={(name) => write({ name })}
      />
      <Chips
        label={t.setup.kind}
        columns={3}
        value={form.kind}
        chips={modelKinds.filter((kind) => kind !== 'room').map((value) => ({ value, text: t.setup.kinds[value] }))}
        onChoose={(kind) => write({ kind })}
      />
      <div className="bk-pair">
        <Price label={t.setup.deposit} value={form.deposit} onChange={(deposit) => write({ deposit })} />
        <Whole label={t.setup.buffer} value={form.buffer} onChange={(buffer) => write({ buffer })} />
        <Price label={t.setup.hour} value={form.hour} onChange={(hour) => write({ hour })} />
        <Price label={t.setup.halfDay} value={form.halfDay} onChange={(halfDay) => write({ halfDay })} />
      </div>
      <Tiers form={form} onWrite={write} />
      <div className="bk-pair">
        <Whole label={t.setup.grace} value={form.grace} onChange={(grace) => write({ grace })} />
        <Price label={t.setup.surcharge} value={form.surcharge} onChange={(surcharge) => write({ surcharge })} />
      </div>
      <host.Keys />
    </Side>
  )
}

/** Prices for days together: any numbers of days; the till finds the cheapest mix of them. */
function Tiers({ form, onWrite }: { readonly form: ModelForm; readonly onWrite: (next: Partial<ModelForm>) => void }) {
  const { t } = useShop()
  const change = (at: number, next: Partial<ModelForm['tiers'][number]>) =>
    onWrite({ tiers: form.tiers.map((tier, i) => (i === at ? { ...tier, ...next } : tier)) })
  return (
    <div className="bk-part" role="group" aria-label={t.setup.tiers}>
      <p className="bk-label">{t.setup.tiers}</p>
      {form.tiers.map((tier, i) => (
        <div key={i} className="bk-tier">
          <Whole label={t.setup.days} value={tier.days} onChange={(days) => change(i, { days })} />
          <Price label={t.setup.price} value={tier.price} onChange={(price) => change(i, { price })} />
          <Button
            icon="trash"
            label={`${t.setup.remove} : ${tier.days}`}
            onPress={() => onWrite({ tiers: form.tiers.filter((_tier, at) => at !== i) })}
          />
        </div>
      ))}
      <Button icon="plus" onPress={() => onWrite({ tiers: [...form.tiers, { days: '', price: '' }] })}>
        {t.setup.addTier}
      </Button>
    </div>
  )
}

type NumberProps = { readonly label: string; readonly value: string; readonly onChange: (text: string) => void }

/** An amount; empty where there is none. */
export function Price({ label, value, onChange }: NumberProps) {
  const { t } = useShop()
  const isWrong = value.trim() !== '' && readCents(value) === undefined
  return (
    <Field
      label={label}
      keys="amount"
      maxLength={9}
      value={value}
      fault={isWrong ? t.setup.wrong : undefined}
      onChange={onChange}
    />
  )
}

export function Whole({ label, value, onChange }: NumberProps) {
  const { t } = useShop()
  const isWrong = value.trim() !== '' && readWhole(value) === undefined
  return (
    <Field
      label={label}
      keys="digits"
      maxLength={6}
      value={value}
      fault={isWrong ? t.setup.wrong : undefined}
      onChange={onChange}
    />
  )
}
