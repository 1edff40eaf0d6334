import type { BusinessDay } from '../../../shared/business-day.ts'
import { cents, type Cents } from '../../../shared/money.ts'
import { amount } from '../../../shared/texts/format.ts'
import type { Lang } from '../../../shared/texts/index.ts'
import type { CarrierCode } from '../ids.ts'
import { zCarrier, zHabits, zTerms, type Carrier, type Habits, type Terms } from '../rules/carrier.ts'
import { gramsOf, kilogramsOf } from './counter-view.ts'

/** What is written of a carrier's terms; amounts and numbers as text until they are kept. */
export type TermsForm = {
  readonly from: BusinessDay | undefined
  readonly holdDays: string
  readonly dayKind: Terms['dayKind']
  readonly limit: string
  readonly pickup: string
  readonly heavy: string
  readonly dropOff: string
  readonly given: string
  /** In kilograms; empty where nothing is said: above it a parcel is heavy, and the most that is accepted. */
  readonly heavyFrom: string
  readonly most: string
  /** In whole centimetres; empty where nothing is said. */
  readonly longest: string
  readonly sum: string
}

/** The latest terms as they are written, to be changed from a day on: what was agreed before stays as it was. */
export function termsForm(last: Terms | undefined, from: BusinessDay, lang: Lang): TermsForm {
  const euros = (value: Cents | undefined) => amount(value ?? cents(0), lang)
  return {
    from,
    holdDays: String(last?.holdDays ?? 7),
    dayKind: last?.dayKind ?? 'calendar',
    limit: last?.dailyLimit ? String(last.dailyLimit) : '',
    pickup: euros(last?.pickupCents),
    heavy: euros(last?.pickupHeavyCents),
    dropOff: euros(last?.dropOffCents),
    given: euros(last?.returnCents),
    heavyFrom: kilogramsOf(last?.heavyFromG, lang),
    most: kilogramsOf(last?.mostG, lang),
    longest: String(last?.longestCm ?? ''),
    sum: String(last?.sumCm ?? ''),
  }
}

/** What a form of terms means; undefined where a number, an amount, a weight or a measure is none. */
export function readTerms(carrier: CarrierCode, form: TermsForm): Terms | undefined {
  const whole = (text: string) => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : undefined)
  return zTerms.safeParse({
    carrier,
    from: form.from,
    holdDays: whole(form.holdDays),
    dayKind: form.dayKind,
    dailyLimit: form.limit.trim() === '' ? null : whole(form.limit),
    pickupCents: readCents(form.pickup),
    pickupHeavyCents: readCents(form.heavy),
    heavyFromG: gramsOf(form.heavyFrom),
    dropOffCents: readCents(form.dropOff),
    returnCents: readCents(form.given),
    mostG: gramsOf(form.most),
    ...(form.longest.trim() !== '' && { longestCm: whole(form.longest) }),
    ...(form.sum.trim() !== '' && { sumCm: whole(form.sum) }),
  }).data
}

export const habitFields = [
  'keptMonths',
  'inducedMinutes',
  'received',
  'handedOver',
  'droppedOff',
  'codeTries',
  'nearlyFull',
  'forgottenDays',
] as const
/** The figures of a café as they are written. */
export type HabitsForm = Readonly<Record<(typeof habitFields)[number], string>>

export function habitsForm({ seconds, ...habits }: Habits): HabitsForm {
  const figures = { ...habits, ...seconds }
  return Object.fromEntries(habitFields.map((name) => [name, String(figures[name])])) as HabitsForm // one a field
}

/** What the form means; undefined where a figure is none, or beyond what it may be. */
export function readHabits(form: HabitsForm): Habits | undefined {
  const figure = (name: keyof HabitsForm) => (/^\d{1,4}$/.test(form[name].trim()) ? Number(form[name]) : undefined)
  const { received, handedOver, droppedOff, ...others } = Object.fromEntries(
    habitFields.map((name) => [name, figure(name)]),
  ) as Record<keyof HabitsForm, number | undefined> // one a field
  return zHabits.safeParse({ ...others, seconds: { received, handedOver, droppedOff } }).data
}

function readCents(text: string): Cents | undefined {
  const found = /^(\d{1,4})(?:[.,](\d{1,2}))?$/.exec(text.trim())
  return found ? cents(Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'))) : undefined
}

/** A carrier that is not there yet: its code is made of its name. */
export function newCarrier(from: BusinessDay): Carrier {
  return zCarrier.parse({
    code: 'nouveau',
    name: '?',
    kind: 'carrier',
    from,
    to: null,
    proof: 'id',
    thirdPerson: 'both-ids',
    lateHandOver: false,
    isSigned: true,
    scanPatterns: [],
    payerId: null,
  })
}

/** « Relais Colis » → `relais-colis`; one that is taken gets a number. */
export function codeFor(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[-0-9]+|-+$/g, '')
  const base = (plain.length < 2 ? `c-${plain}` : plain).slice(0, 20).replace(/-$/, 'x')
  const numbered = [base, ...Array.from({ length: 90 }, (_, n) => `${base}-${n + 2}`)]
  return numbered.find((code) => !taken.includes(code)) ?? base
}
