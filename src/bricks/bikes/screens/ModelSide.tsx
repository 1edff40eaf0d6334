import type { BusinessDay } from '../../../shared/business-day.ts'
import type { Lang } from '../../../shared/texts/format.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import type { Fleet, Model } from '../fleet.ts'
import type { ModelId } from '../ids.ts'
import { modelKinds } from '../tariff.ts'
import { Chips } from './Chips.tsx'
import { set } from './desk.ts'
import { faultText } from './form-reader.ts'
import { readCents, readWhole } from './forms-view.ts'
import { modelForm, modelOf, type ModelForm } from './model-form.ts'
import { ModelPicturePart } from './ModelPicture.tsx'
import { Twice } from './RentalCard.tsx'
import { useShop } from './shop.ts'
import { NothingChosen, Side } from './Side.tsx'
import { TariffsPart } from './TariffsPart.tsx'

/** The model that is being written, and which of its tariffs. */
export type Editing = {
  readonly chosen: ModelId | 'new'
  readonly form: ModelForm
  readonly tariff: string | undefined
}
type Props = {
  readonly editing: Editing | undefined
  readonly models: Fleet['models']
  readonly today: BusinessDay
  readonly onEdit: (editing: Editing | undefined) => void
}

export function editingOf(model: Model | undefined, today: BusinessDay, lang: Lang): Editing {
  const form = modelForm(model, today, lang)
  return { chosen: model?.modelId ?? 'new', form, tariff: form.tariffs[0]?.key }
}

/** One model: what it is, what it costs by the hour and the day, its deposit. */
export function ModelSide({ editing, ...props }: Props) {
  const { t } = useShop()
  if (!editing) return <NothingChosen label={t.pages.setup} icon="sliders" text={t.setup.choose} />
  return <ModelEditor key={editing.chosen} editing={editing} {...props} />
}

function ModelEditor({ editing, models, today, onEdit }: Props & { readonly editing: Editing }) {
  const shop = useShop()
  const { t, lang, part, host } = shop
  const { form } = editing
  const model = models.find(({ modelId }) => modelId === form.modelId)
  const write = (next: Partial<ModelForm>) => onEdit({ ...editing, form: { ...form, ...next } })
  const meant = modelOf(form, today)
  const written = form.tariffs.find(({ key }) => key === editing.tariff)
  const title = model?.name ?? t.setup.addModel
  const save = () => {
    const wanted = meant.value
    if (!wanted) return
    shop.ask(
      (commandId) => part.saveModel({ model: wanted, commandId }),
      () => {
        shop.again()
        set({ told: { tone: 'good', text: t.setup.saved } })
        const kept = editingOf(wanted, today, lang)
        const same = kept.form.tariffs.find(({ season }) => season?.name === written?.season?.name.trim())
        onEdit({ ...kept, tariff: same?.key ?? kept.tariff })
      },
    )
  }
  const remove = () =>
    shop.ask(
      (commandId) => part.removeModel({ modelId: form.modelId, commandId }),
      () => {
        shop.again()
        onEdit(undefined)
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
        <>
          <p className="sv-missing" role="status">
            {meant.fault && faultText(t.setup, meant.fault)}
          </p>
          <div className="sv-keys">
            {model && <Twice text={t.setup.remove} sure={t.setup.removeSure} onPress={remove} />}
            <Button className="sv-main" icon="check" off={meant.fault !== undefined} onPress={save}>
              {t.setup.save}
            </Button>
          </div>
        </>
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
      {model && <ModelPicturePart model={model} />}
      <Chips
        label={t.setup.kind}
        columns={3}
        value={form.kind}
        chips={modelKinds.filter((kind) => kind !== 'room').map((value) => ({ value, text: t.setup.kinds[value] }))}
        onChoose={(kind) => write({ kind })}
      />
      <div className="sv-pair">
        <Price label={t.setup.deposit} value={form.deposit} onChange={(deposit) => write({ deposit })} />
        <Whole label={t.setup.buffer} value={form.buffer} onChange={(buffer) => write({ buffer })} />
      </div>
      <TariffsPart
        form={form}
        chosen={editing.tariff}
        today={today}
        onWrite={(next, tariff = editing.tariff) => onEdit({ ...editing, form: next, tariff })}
      />
      <host.Keys />
    </Side>
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
