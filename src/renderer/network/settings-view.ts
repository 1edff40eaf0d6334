import { cents, type Cents } from '../../shared/money.ts'
import {
  zNetworkSettings,
  type Activity,
  type Hours,
  type Month,
  type NetworkSettings,
  type ServiceRule,
} from '../../shared/network.ts'

/** What somebody types, before it is read. */
export type Draft = {
  readonly siteId: string
  readonly email: string
  readonly townHall: string
  readonly feeFixed: string
  readonly feeRate: string
  readonly feeOnCommissions: boolean
  readonly pay: string
  readonly charges: string
  readonly goods: string
  /** One text a weekday, Monday first. */
  readonly hours: readonly string[]
  /** No activity: by the product. */
  readonly categories: Readonly<Record<string, Activity | undefined>>
  readonly agencyRates: Readonly<Record<string, string>>
  readonly services: NetworkSettings['services']
}
export type Known = {
  readonly settings: NetworkSettings
  readonly month: Month
  readonly categories: readonly { readonly category: string; readonly proposed: Activity; readonly isAgency: boolean }[]
  readonly services: readonly (ServiceRule & { readonly name: string })[]
}
export type FieldName = Exclude<keyof Draft, 'feeOnCommissions' | 'categories' | 'services' | 'hours' | 'agencyRates'>
/** Which field cannot be read: its name, `hours` with its weekday, `rate` with its category. */
export type Faults = ReadonlySet<string>

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
const HUNDRED = 10_000

export function draftOf({ settings, services }: Known): Draft {
  return {
    siteId: settings.siteId,
    email: settings.email,
    townHall: settings.townHall,
    feeFixed: typed(settings.feeFixedCents),
    feeRate: typed(settings.feeHundredths),
    feeOnCommissions: settings.feeOnCommissions,
    pay: typed(settings.guaranteedPayCents),
    charges: typed(settings.fixedChargesCents),
    goods: typed(settings.goodsHundredths),
    hours: weekdays.map((weekday) => typedHours(settings.hours.filter((row) => row.weekday === weekday))),
    categories: Object.fromEntries(settings.categories.map((row) => [row.category, row.activity])),
    agencyRates: Object.fromEntries(settings.agencyRates.map((row) => [row.category, typed(row.hundredths)])),
    services: services.map(({ name: _, ...rule }) => rule),
  }
}

/** The settings that a draft means, or the fields that mean nothing. */
export function readDraft(draft: Draft): { readonly settings: NetworkSettings | undefined; readonly faults: Faults } {
  const faults = new Set<string>()
  const read = <Value>(field: string, value: Value | undefined, otherwise: Value): Value => {
    if (value === undefined) faults.add(field)
    return value ?? otherwise
  }
  const share = (text: string) => {
    const value = readHundredths(text)
    return value === undefined || value > HUNDRED ? undefined : value
  }
  const amount = (text: string): Cents | undefined => {
    const value = readHundredths(text)
    return value === undefined ? undefined : cents(value)
  }
  const nothing = cents(0)
  const settings: NetworkSettings = {
    siteId: draft.siteId.trim(),
    email: draft.email.trim(),
    townHall: draft.townHall.trim(),
    feeFixedCents: read('feeFixed', amount(draft.feeFixed), nothing),
    feeHundredths: read('feeRate', share(draft.feeRate), 0),
    feeOnCommissions: draft.feeOnCommissions,
    guaranteedPayCents: read('pay', amount(draft.pay), nothing),
    fixedChargesCents: read('charges', amount(draft.charges), nothing),
    goodsHundredths: read('goods', share(draft.goods), 0),
    hours: weekdays.flatMap((weekday, n) =>
      read(`hours${weekday}`, readHours(draft.hours[n] ?? '', weekday), [] as readonly Hours[]),
    ),
    categories: Object.entries(draft.categories).flatMap(([category, activity]) =>
      activity ? [{ category, activity }] : [],
    ),
    agencyRates: Object.entries(draft.agencyRates).flatMap(([category, text]) => {
      const hundredths = text.trim() === '' ? 0 : read(`rate${category}`, share(text), 0)
      return hundredths > 0 ? [{ category, hundredths }] : []
    }),
    services: draft.services,
  }
  const checked = zNetworkSettings.safeParse(settings)
  for (const issue of checked.error?.issues ?? []) faults.add(String(issue.path[0]))
  return { settings: faults.size === 0 && checked.success ? checked.data : undefined, faults }
}

/** `1 200,50` is 120050. */
export function readHundredths(text: string): number | undefined {
  const plain = text.replaceAll(/[\s\u202f\u00a0€%]/g, '').replace(',', '.')
  if (plain === '') return 0
  return /^\d{1,8}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : undefined
}

function typed(hundredths: number): string {
  if (hundredths === 0) return ''
  return hundredths % 100 === 0 ? String(hundredths / 100) : (hundredths / 100).toFixed(2).replace('.', ',')
}

/** `8h-13h 16h30-20h`, also with colons, commas and « à »; an end before its beginning is after midnight. */
export function readHours(text: string, weekday: number): readonly Hours[] | undefined {
  const plain = text
    .trim()
    .toLowerCase()
    .replaceAll(/\s*(?:-|–|à|to)\s*/g, '-')
  if (plain === '') return []
  const ranges = plain.split(/[\s,;]+/).map((range) => {
    const [from, to] = range.split('-').map(readHour)
    if (from === undefined || to === undefined) return undefined
    return { weekday, fromMinute: from, toMinute: to > from ? to : to + 1440 }
  })
  const known = ranges.filter((range) => range !== undefined)
  const fits = known.every(({ fromMinute, toMinute }) => fromMinute < 1440 && toMinute <= 1800)
  return known.length === ranges.length && known.length <= 4 && fits ? known : undefined
}

function readHour(text: string): number | undefined {
  const found = /^(\d{1,2})(?:[h:.](\d{2})?)?$/.exec(text)
  if (!found) return undefined
  const [hour, minute] = [Number(found[1]), Number(found[2] ?? 0)]
  return hour <= 24 && minute < 60 ? hour * 60 + minute : undefined
}

function typedHours(rows: readonly Hours[]): string {
  return rows.map(({ fromMinute, toMinute }) => `${typedHour(fromMinute)}-${typedHour(toMinute)}`).join(' ')
}

function typedHour(minute: number): string {
  const rest = minute % 60
  return `${Math.floor(minute / 60) % 24}h${rest === 0 ? '' : String(rest).padStart(2, '0')}`
}
