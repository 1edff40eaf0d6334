import type { Cents } from '../../../shared/money.ts'
import { amount, type Lang } from '../../../shared/texts/format.ts'
import type { BikesSetup } from '../fleet.ts'
import { HIRE_DAYS_MAX, type HireRules } from '../tariff.ts'
import { createReader, type Meant } from './form-reader.ts'
import { percentText } from './forms-view.ts'

const POINTS_MAX = 12
const POINT_LETTERS = 20

/** What groups and long hires are given, as it is written. */
export type DiscountsForm = {
  readonly group: string
  readonly percent: string
  readonly long: readonly { readonly days: string; readonly percent: string }[]
}

export function discountsForm({ groupDiscount, longHireDiscounts }: HireRules, lang: Lang): DiscountsForm {
  return {
    group: groupDiscount ? String(groupDiscount.fromBikes) : '',
    percent: groupDiscount ? percentText(groupDiscount.hundredths, lang) : '',
    long: longHireDiscounts
      .toSorted((a, b) => a.fromDays - b.fromDays)
      .map(({ fromDays, hundredths }) => ({ days: String(fromDays), percent: percentText(hundredths, lang) })),
  }
}

/** The discounts that a form means; a row that is empty is none. */
export function discountsOf({ group, percent, long }: DiscountsForm, rules: HireRules): Meant<HireRules> {
  const read = createReader()
  const isEmpty = (...texts: readonly string[]) => texts.every((text) => text.trim() === '')
  const hasGroup = !isEmpty(group, percent)
  if (hasGroup && (isEmpty(group) || isEmpty(percent))) read.wrong({ kind: 'half-group' })
  const groupDiscount = hasGroup
    ? { fromBikes: read.whole('group', group, 2, 200), hundredths: read.percent('groupPercent', percent) }
    : null
  const longHireDiscounts = long
    .filter((row) => !isEmpty(row.days, row.percent))
    .map((row) => ({
      fromDays: read.whole('longDays', row.days, 2, HIRE_DAYS_MAX),
      hundredths: read.percent('longPercent', row.percent),
    }))
  if (new Set(longHireDiscounts.map(({ fromDays }) => fromDays)).size < longHireDiscounts.length) {
    read.wrong({ kind: 'long-twice' })
  }
  return read.meant({
    ...rules,
    groupDiscount,
    longHireDiscounts: longHireDiscounts.toSorted((a, b) => a.fromDays - b.fromDays),
  })
}

/** How long card holds last, what a theft keeps, what the guarantee costs, as it is written. */
export type DepositsForm = {
  readonly schemes: readonly { readonly scheme: string; readonly days: string }[]
  readonly warnDays: string
  readonly plain: string
  readonly guaranteed: string
  readonly guarantee: string
}

export function depositsForm({ cardHolds, theftKept, guaranteeCents }: BikesSetup, lang: Lang): DepositsForm {
  return {
    schemes: cardHolds.schemes.map(({ scheme, days }) => ({ scheme, days: String(days) })),
    warnDays: String(cardHolds.warnDays),
    plain: percentText(theftKept.plain, lang),
    guaranteed: percentText(theftKept.guaranteed, lang),
    guarantee: guaranteeCents === null ? '' : amount(guaranteeCents, lang),
  }
}

type DepositRules = Pick<BikesSetup, 'cardHolds' | 'theftKept'> & { readonly guaranteeCents: Cents | null }

export function depositsOf(form: DepositsForm): Meant<DepositRules> {
  const read = createReader()
  const written = form.schemes.filter(({ scheme, days }) => scheme.trim() !== '' || days.trim() !== '')
  const schemes = written.map(({ scheme, days }) => ({
    scheme: read.text('scheme', scheme),
    days: read.whole('schemeDays', days, 1, 90),
  }))
  if (schemes.length === 0) read.wrong({ kind: 'no-scheme' })
  const named = new Set(schemes.map(({ scheme }) => scheme.toLowerCase()))
  if (named.size < schemes.length) read.wrong({ kind: 'scheme-twice' })
  return read.meant({
    cardHolds: { schemes, warnDays: read.whole('warnDays', form.warnDays, 0, 30) },
    theftKept: {
      plain: read.percent('theftPlain', form.plain),
      guaranteed: read.percent('theftGuaranteed', form.guaranteed),
    },
    guaranteeCents: read.maybe('guarantee', form.guarantee),
  })
}

/** How days are counted, how long bikes are kept, what is looked at, as it is written. */
export type RulesForm = {
  readonly daysBy: HireRules['daysBy']
  readonly hold: string
  readonly noShow: string
  readonly check: string
  readonly advanceHours: string
  readonly missed: BikesSetup['advance']['noShow']
  readonly keepMonths: string
  readonly checklist: string
}

export function rulesForm(setup: BikesSetup): RulesForm {
  const { rules, holdMinutes, noShowMinutes, checkAfterDays, checklist, advance, keepMonths } = setup
  return {
    daysBy: rules.daysBy,
    hold: String(holdMinutes),
    noShow: String(noShowMinutes),
    check: String(checkAfterDays),
    advanceHours: advance.fullBackHours === null ? '' : String(advance.fullBackHours),
    missed: advance.noShow,
    keepMonths: String(keepMonths),
    checklist: checklist.join(', '),
  }
}

export function rulesOf(form: RulesForm, setup: BikesSetup): Meant<BikesSetup> {
  const read = createReader()
  const checklist = form.checklist.split(',').flatMap((item) => (item.trim() === '' ? [] : [item.trim()]))
  const isListed = checklist.length > 0 && checklist.length <= POINTS_MAX
  const holdMinutes = read.whole('hold', form.hold, 1, 120)
  const noShowMinutes = read.whole('noShow', form.noShow, 15, 1440)
  const checkAfterDays = read.whole('check', form.check, 1, 1000)
  const fullBackHours = form.advanceHours.trim() === '' ? null : read.whole('advanceHours', form.advanceHours, 0, 720)
  const keepMonths = read.whole('keepMonths', form.keepMonths, 1, 120)
  if (!isListed || checklist.some((item) => item.length > POINT_LETTERS)) read.wrong({ kind: 'checklist' })
  return read.meant({
    ...setup,
    holdMinutes,
    noShowMinutes,
    checkAfterDays,
    advance: { fullBackHours, noShow: form.missed },
    keepMonths,
    checklist,
    rules: { ...setup.rules, daysBy: form.daysBy },
  })
}
