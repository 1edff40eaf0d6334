import type { BusinessDay } from '../../../shared/business-day.ts'
import { shortDay } from '../../../shared/texts/format.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { DateField } from '../../../renderer/ui/DateField.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import { Chips } from './Chips.tsx'
import { createReader } from './form-reader.ts'
import {
  isRemovable,
  readTariff,
  withoutTariff,
  withSeason,
  withTariff,
  type ModelForm,
  type TariffForm,
} from './model-form.ts'
import { Price, Whole } from './ModelSide.tsx'
import { Preview } from './Preview.tsx'
import { triedOn } from './preview-view.ts'
import { useShop, type Shop } from './shop.ts'

type Props = {
  readonly form: ModelForm
  readonly chosen: string | undefined
  readonly today: BusinessDay
  readonly onWrite: (form: ModelForm, chosen?: string) => void
}

/** What a model costs: all year, in its seasons, and from a day to come. */
export function TariffsPart({ form, chosen, today, onWrite }: Props) {
  const shop = useShop()
  const { t, dateWords } = shop
  const tariff = tariffIn(form, chosen)
  if (!tariff) return null
  const write = (next: Partial<TariffForm>) => onWrite(withTariff(form, tariff.key, next))
  const add = () => {
    const next = withSeason(form, today)
    onWrite(next, next.tariffs.at(-1)?.key)
  }
  const isDated = form.tariffs.length > 1 || tariff.known !== undefined
  return (
    <div className="sv-part" role="group" aria-label={t.setup.tariffs}>
      <Chips
        label={t.setup.tariffs}
        value={tariff.key}
        columns={2}
        chips={form.tariffs.map((one) => ({ value: one.key, ...chipOf(shop, one, today) }))}
        onChoose={(key) => onWrite(form, key)}
      />
      <div className="bk-chips-keys">
        <Button icon="plus" onPress={add}>
          {t.setup.addSeason}
        </Button>
        {isRemovable(tariff, today) && (
          <Button icon="trash" onPress={() => onWrite(withoutTariff(form, tariff.key, today))}>
            {t.setup.removeTariff({ name: nameOf(shop, tariff) })}
          </Button>
        )}
      </div>
      {tariff.season && <SeasonFields season={tariff.season} onWrite={(season) => write({ season })} />}
      {isDated && (
        <DateField
          label={t.setup.validFrom}
          value={tariff.from}
          today={today}
          words={dateWords}
          onChange={(from) => write({ from })}
        />
      )}
      <PriceFields tariff={tariff} onWrite={write} />
    </div>
  )
}

const tariffIn = (form: ModelForm, chosen: string | undefined) =>
  form.tariffs.find(({ key }) => key === chosen) ?? form.tariffs[0]

const nameOf = ({ t }: Shop, { season }: TariffForm) =>
  season === null ? t.setup.allYear : season.name.trim() || t.setup.newSeason

function chipOf(shop: Shop, one: TariffForm, today: BusinessDay) {
  const { t, lang } = shop
  const isToCome = one.known !== undefined && one.known.validFrom > today
  const notes = [
    one.season && one.season.from + one.season.to !== '' && t.setup.seasonOf(one.season),
    isToCome && one.known && t.setup.fromDay({ day: shortDay(one.known.validFrom, lang) }),
  ]
  return { text: nameOf(shop, one), note: notes.filter(Boolean).join(', ') || undefined }
}

type Season = NonNullable<TariffForm['season']>

function SeasonFields({ season, onWrite }: { readonly season: Season; readonly onWrite: (season: Season) => void }) {
  const { t } = useShop()
  const day = (name: 'from' | 'to', label: string) => (
    <Field
      label={label}
      keys="date"
      maxLength={5}
      value={season[name]}
      onChange={(text) => onWrite({ ...season, [name]: text })}
    />
  )
  return (
    <div className="bk-season">
      <Field
        label={t.setup.season}
        keys="text"
        maxLength={24}
        autoFocus={season.name === ''}
        value={season.name}
        onChange={(name) => onWrite({ ...season, name })}
      />
      {day('from', t.setup.seasonFrom)}
      {day('to', t.setup.seasonTo)}
    </div>
  )
}

type FieldsProps = { readonly tariff: TariffForm; readonly onWrite: (next: Partial<TariffForm>) => void }

/** Hour, half-day, prices for days together: any numbers of days; the till finds the cheapest mix of them. */
function PriceFields({ tariff, onWrite }: FieldsProps) {
  const { t } = useShop()
  const change = (at: number, next: Partial<TariffForm['tiers'][number]>) =>
    onWrite({ tiers: tariff.tiers.map((tier, i) => (i === at ? { ...tier, ...next } : tier)) })
  return (
    <>
      <div className="sv-pair">
        <Price label={t.setup.hour} value={tariff.hour} onChange={(hour) => onWrite({ hour })} />
        <span />
        <Price label={t.setup.halfDay} value={tariff.halfDay} onChange={(halfDay) => onWrite({ halfDay })} />
        <Field
          label={t.setup.halfDayHours}
          keys="amount"
          maxLength={7}
          value={tariff.halfDayHours}
          onChange={(halfDayHours) => onWrite({ halfDayHours })}
        />
      </div>
      <div className="sv-part" role="group" aria-label={t.setup.tiers}>
        <p className="sv-label">{t.setup.tiers}</p>
        {tariff.tiers.map((tier, i) => (
          <div key={i} className="bk-tier">
            <Whole label={t.setup.days} value={tier.days} onChange={(days) => change(i, { days })} />
            <Price label={t.setup.price} value={tier.price} onChange={(price) => change(i, { price })} />
            <Button
              icon="trash"
              label={`${t.setup.remove} : ${tier.days}`}
              onPress={() => onWrite({ tiers: tariff.tiers.filter((_tier, at) => at !== i) })}
            />
          </div>
        ))}
        <Button icon="plus" onPress={() => onWrite({ tiers: [...tariff.tiers, { days: '', price: '' }] })}>
          {t.setup.addTier}
        </Button>
      </div>
      <div className="sv-pair">
        <Whole label={t.setup.grace} value={tariff.grace} onChange={(grace) => onWrite({ grace })} />
        <Price label={t.setup.surcharge} value={tariff.surcharge} onChange={(surcharge) => onWrite({ surcharge })} />
      </div>
    </>
  )
}

/** What a customer would pay by the tariff that is being written. */
export function TariffPreview({ form, chosen }: Pick<Props, 'form' | 'chosen'>) {
  const shop = useShop()
  const { t, euros } = shop
  const tariff = tariffIn(form, chosen)
  if (!tariff) return null
  const read = createReader()
  const meant = read.meant(readTariff(read, tariff))
  if (!meant.value) return null
  return (
    <Preview
      title={[form.name.trim(), nameOf(shop, tariff), t.setup.preview].filter(Boolean).join(' · ')}
      rows={triedOn(meant.value).map(({ unit, count, price }) => ({
        what: unit === 'hours' ? t.setup.hours({ count }) : t.setup.daysOf({ count }),
        amount: euros(price.cents),
        note: price.pieces.map((piece) => t.hire.pieces[piece.unit](piece)).join(' + '),
      }))}
    />
  )
}
