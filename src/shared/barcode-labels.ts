import { z } from 'zod'
import { eanCheckDigit, isChecked } from './barcodes.ts'
import { cents, milli, type Cents, type Milli } from './money.ts'

/**
 * How a shop's scale lays out its labels: `prefix · article · [inner check digit] · value · check digit`, thirteen digits.
 * Nobody standardised it for France, so it is a table of the café's own (brief hardware §3.6); `2` and `02` alone leave a
 * digit more to the article than `21`.
 */
const zLayout = z.strictObject({
  prefix: z.string().regex(/^(2|02|2\d)$/),
  articleDigits: z.int().min(3).max(7),
  value: z.enum(['price', 'weight', 'pieces']),
  /** Digits of the value behind its comma: 2 for cents, 3 for grams of a kilogram, 0 for pieces. */
  decimals: z.int().min(0).max(3),
  innerCheck: z.boolean(),
})
export type LabelRule = z.infer<typeof zLayout>
export type LabelValue = LabelRule['value']

/** How many decimals each value can have: a price has cents, a weight grams, pieces are whole. */
export const decimalsMax: Readonly<Record<LabelValue, number>> = { price: 2, weight: 3, pieces: 0 }

export const valueDigits = (rule: Pick<LabelRule, 'prefix' | 'articleDigits' | 'innerCheck'>): number =>
  12 - rule.prefix.length - rule.articleDigits - (rule.innerCheck ? 1 : 0)

export const zLabelRule = zLayout
  .refine((rule) => [4, 5].includes(valueDigits(rule)), 'the value has four or five digits')
  .refine(({ value, decimals }) => decimals <= decimalsMax[value], 'a price has cents, pieces are whole')

export const LABEL_RULES_MAX = 12
export const zLabelRules = z
  .array(zLabelRule)
  .max(LABEL_RULES_MAX)
  .refine((rules) => new Set(rules.map(({ prefix }) => prefix)).size === rules.length, 'one rule for each prefix')

/** What a label says: the article's own code, which is the same label with a value of nothing, and how much of it. */
export type Label = {
  readonly article: string
  readonly amount:
    | { readonly kind: 'price'; readonly cents: Cents }
    | { readonly kind: 'weight' | 'pieces'; readonly milli: Milli }
}

/** Reads an in-store EAN-13 by the café's table. The longest prefix decides; a wrong inner check digit is no label. */
export function readLabel(ean: string, rules: readonly LabelRule[]): Label | undefined {
  if (!/^\d{13}$/.test(ean) || !isChecked(ean)) return undefined
  const rule = rules
    .filter(({ prefix }) => ean.startsWith(prefix))
    .toSorted((a, b) => b.prefix.length - a.prefix.length)[0]
  if (!rule) return undefined
  const digits = valueDigits(rule)
  const value = ean.slice(12 - digits, 12)
  if (rule.innerCheck && innerCheckDigit(value) !== Number(ean[11 - digits])) return undefined
  if (Number(value) === 0) return undefined
  return { article: articleCode(rule, ean.slice(rule.prefix.length)), amount: amountOf(rule, Number(value)) }
}

/** The code under which the catalogue knows a weighed article: its label with a value of nothing. */
export function articleCode(rule: LabelRule, article: string): string {
  const body = `${rule.prefix}${article.slice(0, rule.articleDigits)}`.padEnd(12, '0')
  return `${body}${eanCheckDigit(body)}`
}

function amountOf({ value: kind, decimals }: LabelRule, value: number): Label['amount'] {
  return kind === 'price'
    ? { kind, cents: cents(value * 10 ** (2 - decimals)) }
    : { kind, milli: milli(value * 10 ** (3 - decimals)) }
}

// How GS1 weighs the digits of a price or a weight before it adds them up (General Specifications, § 7.9).
const twoMinus = (d: number): number => ((d * 2) % 10) - Math.floor((d * 2) / 10)
const fivePlus = (d: number): number => ((d * 5) % 10) + Math.floor((d * 5) / 10)
const fiveMinus = (d: number): number => ((d * 5) % 10) - Math.floor((d * 5) / 10)
const ten = (n: number): number => ((n % 10) + 10) % 10

/** The digit that some scales put between the article and its price of four or five digits. */
export function innerCheckDigit(value: string): number {
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = [...value].map(Number)
  if (value.length === 4) {
    return ten((ten(twoMinus(a)) + ten(twoMinus(b)) + ten(c * 3) + ten(fiveMinus(d))) * 3)
  }
  const total = ten(fivePlus(a)) + ten(twoMinus(b)) + ten(fiveMinus(c)) + ten(fivePlus(d)) + ten(twoMinus(e))
  const wanted = ten(10 - ten(total))
  return [...'0123456789'].map(Number).find((digit) => ten(fiveMinus(digit)) === wanted) ?? 0
}
