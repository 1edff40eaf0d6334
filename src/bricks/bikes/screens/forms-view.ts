import type { BusinessDay } from '../../../shared/business-day.ts'
import { cents, ZERO, type Cents } from '../../../shared/money.ts'
import { amount, type Lang } from '../../../shared/texts/format.ts'
import type { Model } from '../fleet.ts'
import { newModelId } from '../ids.ts'
import { zDayHours, type DayHours } from '../opening.ts'
import type { DatedTariff, ModelKind, Tariff } from '../tariff.ts'

/** An amount as people write it: `18`, `18,5`, `18.50`; undefined where it is none. */
export function readCents(text: string): Cents | undefined {
  const found = /^(\d{1,6})(?:[.,](\d{1,2}))?$/.exec(text.trim().replace(/\s|€/g, ''))
  if (!found) return undefined
  return cents(Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')))
}

export function readWhole(text: string): number | undefined {
  return /^\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : undefined
}

/** A percentage in hundredths: `10`, `12,5`. */
export function readPercent(text: string): number | undefined {
  return readCents(text)
}

export function percentText(hundredths: number, lang: Lang): string {
  return hundredths % 100 === 0 ? String(hundredths / 100) : amount(cents(hundredths), lang)
}

const clockText = (minute: number) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`

/** `9:00-12:00, 14:00-19:00`; empty where it is closed. */
export function hoursText(hours: DayHours): string {
  return hours.map(({ fromMinute, toMinute }) => `${clockText(fromMinute)}-${clockText(toMinute)}`).join(', ')
}

/** The hours of a day as they are written; undefined where they cannot be read. */
export function readHours(text: string): DayHours | undefined {
  const parts = text.split(/[,;]/).filter((part) => part.trim() !== '')
  const ranges = parts.map((part) =>
    /^\s*(\d{1,2})(?:[:h.](\d{2})?)?\s*[-–]\s*(\d{1,2})(?:[:h.](\d{2})?)?\s*$/.exec(part),
  )
  if (ranges.some((range) => range === null)) return undefined
  const hours = ranges.map((range) => ({
    fromMinute: Number(range?.[1]) * 60 + Number(range?.[2] ?? 0),
    toMinute: Number(range?.[3]) * 60 + Number(range?.[4] ?? 0),
  }))
  const checked = zDayHours.safeParse(hours)
  return checked.success ? checked.data : undefined
}

/** A model as it is written into its form. */
export type ModelForm = {
  readonly modelId: Model['modelId']
  readonly name: string
  readonly kind: ModelKind
  readonly deposit: string
  readonly buffer: string
  readonly hour: string
  readonly halfDay: string
  readonly tiers: readonly { readonly days: string; readonly price: string }[]
  readonly grace: string
  readonly surcharge: string
  readonly tariffs: readonly DatedTariff[]
}

/** The tariff that counts all year, the last that was written down. */
function yearTariff(tariffs: readonly DatedTariff[]): Tariff | undefined {
  const all = tariffs.filter(({ season }) => season === null)
  return all.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1)).at(-1)?.tariff
}

export function modelForm(model: Model | undefined, lang: Lang): ModelForm {
  const text = (value: Cents | null | undefined) => (value === null || value === undefined ? '' : amount(value, lang))
  const tariff = model && yearTariff(model.tariffs)
  return {
    modelId: model?.modelId ?? newModelId(),
    name: model?.name ?? '',
    kind: model?.kind ?? 'bike',
    deposit: text(model?.depositCents ?? ZERO),
    buffer: String(model?.bufferMinutes ?? 15),
    hour: text(tariff?.hourCents),
    halfDay: text(tariff?.halfDayCents),
    tiers: (tariff?.tiers ?? [{ days: 1, cents: ZERO }]).map((tier) => ({
      days: String(tier.days),
      price: tier.cents === 0 ? '' : amount(tier.cents, lang),
    })),
    grace: String(tariff?.graceMinutes ?? 15),
    surcharge: percentText(tariff?.lateSurchargeHundredths ?? 0, lang),
    tariffs: model?.tariffs ?? [],
  }
}

/** The model that a form means, its new prices from today; undefined while something cannot be read. */
export function modelOf(form: ModelForm, today: BusinessDay): Model | undefined {
  const optional = (text: string) => (text.trim() === '' ? null : readCents(text))
  const [depositCents, bufferMinutes] = [readCents(form.deposit), readWhole(form.buffer)]
  const [hourCents, halfDayCents] = [optional(form.hour), optional(form.halfDay)]
  const [graceMinutes, lateSurchargeHundredths] = [readWhole(form.grace), readPercent(form.surcharge)]
  const tiers = form.tiers
    .filter(({ days, price }) => days.trim() !== '' || price.trim() !== '')
    .map(({ days, price }) => ({ days: readWhole(days), cents: readCents(price) }))
  const whole = tiers.flatMap((tier) =>
    tier.days !== undefined && tier.cents !== undefined ? [{ days: tier.days, cents: tier.cents }] : [],
  )
  const isRead = whole.length === tiers.length && whole.length > 0 && form.name.trim() !== ''
  if (!isRead || depositCents === undefined || bufferMinutes === undefined) return undefined
  if (hourCents === undefined || halfDayCents === undefined) return undefined
  if (graceMinutes === undefined || lateSurchargeHundredths === undefined) return undefined
  const halfDayMinutes = yearTariff(form.tariffs)?.halfDayMinutes ?? 240
  const tariff: Tariff = {
    hourCents,
    halfDayCents,
    halfDayMinutes,
    tiers: whole,
    lateSurchargeHundredths,
    graceMinutes,
  }
  // The first tariff of a model counts from always, so that nothing is without a price; later ones from today.
  const validFrom = form.tariffs.length === 0 ? ('2000-01-01' as BusinessDay) : today
  const others = form.tariffs.filter((one) => one.season !== null || one.validFrom !== validFrom)
  return {
    modelId: form.modelId,
    name: form.name.trim(),
    kind: form.kind,
    depositCents,
    bufferMinutes,
    tariffs: sameTariff(yearTariff(form.tariffs), tariff)
      ? [...form.tariffs]
      : [...others, { validFrom, season: null, tariff }],
  }
}

function sameTariff(one: Tariff | undefined, other: Tariff): boolean {
  if (!one) return false
  const flat = (t: Tariff) =>
    JSON.stringify([
      t.hourCents,
      t.halfDayCents,
      t.halfDayMinutes,
      t.tiers.map((x) => [x.days, x.cents]),
      t.lateSurchargeHundredths,
      t.graceMinutes,
    ])
  return flat(one) === flat(other)
}
