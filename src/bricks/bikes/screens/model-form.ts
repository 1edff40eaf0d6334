import type { BusinessDay } from '../../../shared/business-day.ts'
import { ZERO, type Cents } from '../../../shared/money.ts'
import { amount, type Lang } from '../../../shared/texts/format.ts'
import type { Model } from '../fleet.ts'
import { newModelId } from '../ids.ts'
import { HIRE_DAYS_MAX, type DatedTariff, type ModelKind, type Tariff } from '../tariff.ts'
import { createReader, type Meant, type Reader } from './form-reader.ts'
import { lengthText, monthDayText, percentText, readCents, readLength, readMonthDay, readWhole } from './forms-view.ts'

/** The first tariff of a model counts from always, so that nothing is without a price. */
const ALWAYS = '2000-01-01' as BusinessDay
const SURCHARGE_MAX = 100_000

/** Prices as they are written: all year or in a season, from a day on. */
export type TariffForm = {
  /** Told apart by it while it is written; the versions of one season share `of`. */
  readonly key: string
  /** The name that its season had when the form was opened; empty for the whole year. */
  readonly of: string
  readonly season: { readonly name: string; readonly from: string; readonly to: string } | null
  /** The day from which what is written counts; undefined while it cannot be read. */
  readonly from: BusinessDay | undefined
  /** As it is kept; undefined for one that is new. */
  readonly known: DatedTariff | undefined
  readonly hour: string
  readonly halfDay: string
  readonly halfDayHours: string
  readonly tiers: readonly { readonly days: string; readonly price: string }[]
  readonly grace: string
  readonly surcharge: string
}
/** A model as it is written into its form. */
export type ModelForm = {
  readonly modelId: Model['modelId']
  readonly name: string
  readonly kind: ModelKind
  readonly deposit: string
  readonly buffer: string
  /** Those in force and those to come, the whole year first. */
  readonly tariffs: readonly TariffForm[]
  /** Those that were replaced. They stay, so that an old hire can be looked up. */
  readonly past: readonly DatedTariff[]
}

export function modelForm(model: Model | undefined, today: BusinessDay, lang: Lang): ModelForm {
  const known = model?.tariffs ?? []
  const shown = known.filter((one) => one.validFrom > today || isLatest(one, known, today))
  const order = (one: DatedTariff) => `${one.season?.name ?? ''} ${one.validFrom}`
  return {
    modelId: model?.modelId ?? newModelId(),
    name: model?.name ?? '',
    kind: model?.kind ?? 'bike',
    deposit: amount(model?.depositCents ?? ZERO, lang),
    buffer: String(model?.bufferMinutes ?? 15),
    tariffs:
      shown.length === 0
        ? [tariffForm(undefined, ALWAYS, lang)]
        : shown
            .toSorted((a, b) => (order(a) < order(b) ? -1 : 1))
            .map((one) => tariffForm(one, one.validFrom > today ? one.validFrom : today, lang)),
    past: known.filter((one) => !shown.includes(one)),
  }
}

function isLatest(one: DatedTariff, all: readonly DatedTariff[], today: BusinessDay): boolean {
  return !all.some((other) => isSame(other, one) && other.validFrom > one.validFrom && other.validFrom <= today)
}

function isSame(one: DatedTariff, other: DatedTariff): boolean {
  return one.season?.name === other.season?.name
}

function tariffForm(known: DatedTariff | undefined, from: BusinessDay, lang: Lang): TariffForm {
  const text = (value: Cents | null | undefined) => (value === null || value === undefined ? '' : amount(value, lang))
  const season = known?.season
  return {
    key: known ? `${season?.name ?? ''} ${known.validFrom}` : 'new',
    of: season?.name ?? '',
    season: season ? { name: season.name, from: monthDayText(season.from), to: monthDayText(season.to) } : null,
    from,
    known,
    hour: text(known?.tariff.hourCents),
    halfDay: text(known?.tariff.halfDayCents),
    halfDayHours: lengthText(known?.tariff.halfDayMinutes ?? 240),
    tiers: (known?.tariff.tiers ?? [{ days: 1, cents: ZERO }]).map((tier) => ({
      days: String(tier.days),
      price: tier.cents === 0 ? '' : amount(tier.cents, lang),
    })),
    grace: String(known?.tariff.graceMinutes ?? 15),
    surcharge: percentText(known?.tariff.lateSurchargeHundredths ?? 0, lang),
  }
}

/** A season more, with the prices of the whole year to begin with. */
export function withSeason(form: ModelForm, today: BusinessDay): ModelForm {
  const [year] = form.tariffs
  if (!year) return form
  const key = `season ${form.tariffs.length} ${form.tariffs.map((one) => one.key).join()}`
  const season = { name: '', from: '', to: '' }
  return { ...form, tariffs: [...form.tariffs, { ...year, key, of: key, season, from: today, known: undefined }] }
}

/** Writes into one tariff; a season has one name, whichever of its versions it is written into. */
export function withTariff(form: ModelForm, key: string, next: Partial<TariffForm>): ModelForm {
  const of = form.tariffs.find((one) => one.key === key)?.of
  const named = (one: TariffForm): TariffForm =>
    one.season && next.season && one.of === of ? { ...one, season: { ...one.season, name: next.season.name } } : one
  return { ...form, tariffs: form.tariffs.map((one) => (one.key === key ? { ...one, ...next } : named(one))) }
}

/** Takes a version that is to come off, or a whole season with all that it ever was. */
export function withoutTariff(form: ModelForm, key: string, today: BusinessDay): ModelForm {
  const gone = form.tariffs.find((one) => one.key === key)
  if (!gone) return form
  const isToCome = gone.known !== undefined && gone.known.validFrom > today
  if (isToCome || gone.season === null) return { ...form, tariffs: form.tariffs.filter((one) => one.key !== key) }
  return {
    ...form,
    tariffs: form.tariffs.filter((one) => one.of !== gone.of),
    past: form.past.filter(({ season }) => season?.name !== gone.of),
  }
}

/** Whether it can be taken off: the whole year has its prices always. */
export function isRemovable({ season, known }: TariffForm, today: BusinessDay): boolean {
  return season !== null || (known !== undefined && known.validFrom > today)
}

/** The prices that a form means, tiers in their order; what cannot be read is told to the reader. */
export function readTariff(read: Reader, form: TariffForm): Tariff {
  const written = form.tiers.filter(({ days, price }) => days.trim() !== '' || price.trim() !== '')
  const tiers = written.flatMap(({ days, price }) => {
    const tier = { days: readWhole(days), cents: readCents(price) }
    return tier.days !== undefined && tier.days >= 1 && tier.days <= HIRE_DAYS_MAX && tier.cents !== undefined
      ? [{ days: tier.days, cents: tier.cents }]
      : []
  })
  const hourCents = read.maybe('hour', form.hour)
  const halfDayCents = read.maybe('halfDay', form.halfDay)
  const halfDayMinutes = readLength(form.halfDayHours)
  if (halfDayMinutes === undefined) read.wrong({ kind: 'length', field: 'halfDayHours' })
  if (written.length === 0) read.wrong({ kind: 'no-tier' })
  if (tiers.length < written.length) read.wrong({ kind: 'tier' })
  return {
    hourCents,
    halfDayCents,
    halfDayMinutes: halfDayMinutes ?? 240,
    tiers: tiers.toSorted((a, b) => a.days - b.days),
    graceMinutes: read.whole('grace', form.grace, 0, 59),
    lateSurchargeHundredths: read.percent('surcharge', form.surcharge, SURCHARGE_MAX),
  }
}

/** The model that a form means; a price that changed counts from its day, and what it was before stays. */
export function modelOf(form: ModelForm, today: BusinessDay): Meant<Model> {
  const read = createReader()
  const name = read.text('name', form.name)
  const depositCents = read.amount('deposit', form.deposit)
  const bufferMinutes = read.whole('buffer', form.buffer, 0, 1440)
  const written = form.tariffs.map((one) => keptOf(read, one, today))
  const names = new Map(form.tariffs.flatMap(({ of, season }) => (season ? [[of, season.name.trim()] as const] : [])))
  if (new Set(names.values()).size < names.size) read.wrong({ kind: 'season-twice' })
  const renamed = (one: DatedTariff): DatedTariff =>
    one.season ? { ...one, season: { ...one.season, name: names.get(one.season.name) ?? one.season.name } } : one
  const tariffs = [...form.past.map(renamed), ...written.flatMap(({ before, now }) => [...before.map(renamed), now])]
  return read.meant({ modelId: form.modelId, name, kind: form.kind, depositCents, bufferMinutes, tariffs })
}

/** What one form becomes: itself, and what it replaces from a later day on. */
function keptOf(read: Reader, form: TariffForm, today: BusinessDay) {
  const tariff = readTariff(read, form)
  const season = form.season && readSeason(read, form.season)
  const { known } = form
  const isChanged =
    !known ||
    JSON.stringify([flat(known.tariff), spanOf(known.season)]) !== JSON.stringify([flat(tariff), spanOf(season)])
  if (known && !isChanged && (known.validFrom <= today || form.from === known.validFrom)) {
    return { before: [], now: { ...known, season } }
  }
  const validFrom = form.from ?? today
  const isLate = form.from === undefined || (known && validFrom < today)
  if (isLate) read.wrong({ kind: 'too-early' })
  const stays = known && known.validFrom <= today && known.validFrom !== validFrom
  return { before: stays ? [known] : [], now: { validFrom, season, tariff } }
}

function readSeason(read: Reader, { name, from, to }: NonNullable<TariffForm['season']>) {
  const [first, last] = [readMonthDay(from), readMonthDay(to)]
  const named = read.text('season', name)
  if (first === undefined || last === undefined) read.wrong({ kind: 'season-days' })
  return { name: named, from: first ?? '01-01', to: last ?? '12-31' }
}

const spanOf = (season: DatedTariff['season']) => season && [season.from, season.to]

/** A tariff as a list, whatever the order of its fields. */
function flat({ hourCents, halfDayCents, halfDayMinutes, tiers, lateSurchargeHundredths, graceMinutes }: Tariff) {
  const days = tiers.map((tier) => [tier.days, tier.cents])
  return [hourCents, halfDayCents, halfDayMinutes, days, lateSurchargeHundredths, graceMinutes]
}
