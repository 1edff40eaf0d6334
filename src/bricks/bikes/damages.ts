import { z } from 'zod'
import { assert } from '../../shared/assert.ts'
import { addDays, laterDay, type BusinessDay } from '../../shared/business-day.ts'
import { zPriceCents } from '../../shared/catalogue.ts'
import { zText } from '../../shared/free-text.ts'
import { cents, divideHalfUp, minus, smaller, sum, type Cents } from '../../shared/money.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'

const PRICES_MAX = 100
const SCHEMES_MAX = 20
const WHOLE = 10_000n

/** One row of the list shown with the contract: a hanger 30.00, a wheel trued 45.00 (bikes.md §2.2). TTC. */
const zDamagePrice = z.strictObject({ label: zText(40, 1), priceCents: zPriceCents })
export const zDamagePrices = z.array(zDamagePrice).max(PRICES_MAX)
export type DamagePrice = Readonly<z.infer<typeof zDamagePrice>>

/** Something that came back broken or dirty, or did not come back; forgiven where `waived`. */
export const zDamage = z.strictObject({ label: zText(40, 1), priceCents: zPriceCents, waived: z.boolean() })
export type Damage = Readonly<z.infer<typeof zDamage>>

/** What has to be paid for damages, TTC, without those that are forgiven. */
export function damagesDue(damages: readonly Damage[]): Cents {
  return sum(damages.filter(({ waived }) => !waived).map(({ priceCents }) => priceCents))
}

/** What is asked as a deposit: each bike's own. Outside turnover (bikes.md §2.2). */
export function depositDue(lines: readonly { readonly quantity: number; readonly depositCents: Cents }[]): Cents {
  return sum(lines.map(({ quantity, depositCents }) => cents(depositCents * quantity)))
}

/** Where a deposit goes, in cents: `keptCents` + `givenBackCents` is the deposit; what it does not cover is collected. */
type DepositSplit = {
  readonly keptCents: Cents
  readonly givenBackCents: Cents
  readonly toCollectCents: Cents
}

/**
 * What becomes of a deposit when damages are due: « Dégâts 340 € : caution 300 € gardée, reste 40 € à encaisser ».
 * Damages and an unpaid hire may be kept from it, never the price of an extension (bikes.md §2.2).
 */
export function splitDeposit(depositCents: Cents, dueCents: Cents): DepositSplit {
  const keptCents = smaller(depositCents, dueCents)
  return {
    keptCents,
    givenBackCents: minus(depositCents, keptCents),
    toCollectCents: minus(dueCents, keptCents),
  }
}

type KeepRefusal = 'KEPT_OVER_DEPOSIT' | 'KEPT_OVER_DAMAGES'

/**
 * Whether so much may be kept: no more than is due, and no more than was left. Whoever keeps less collects the rest in
 * another way: some customers pay the damage by card and take their cheque back. A gesture is a damage waived.
 */
export function checkKept(depositCents: Cents, dueCents: Cents, keptCents: Cents): Result<DepositSplit, KeepRefusal> {
  assert(keptCents >= 0, 'nothing is kept below zero')
  if (keptCents > dueCents) return refuse('KEPT_OVER_DAMAGES', { damagesCents: dueCents, keptCents })
  if (keptCents > depositCents) {
    const { toCollectCents } = splitDeposit(depositCents, dueCents)
    return refuse('KEPT_OVER_DEPOSIT', { damagesCents: dueCents, depositCents, toCollectCents })
  }
  return ok({
    keptCents,
    givenBackCents: minus(depositCents, keptCents),
    toCollectCents: minus(dueCents, keptCents),
  })
}

/**
 * What a theft keeps: the whole deposit, or the share that a guarantee leaves, in hundredths of a percent, half up. One
 * published guarantee halves it (bikes.md §2.2).
 */
export function keptForTheft(depositCents: Cents, keptHundredths: number): Cents {
  return cents(Number(divideHalfUp(BigInt(depositCents) * BigInt(keptHundredths), WHOLE)))
}

/** For how many days each card scheme keeps an amount aside: Visa 5, Mastercard 7 at one acquirer (bikes.md §2.2). */
export const zHoldRules = z.strictObject({
  schemes: z
    .array(z.strictObject({ scheme: zText(20, 1), days: z.int().min(1).max(90) }))
    .min(1)
    .max(SCHEMES_MAX),
  /** How many days before the end somebody has to see to it. */
  warnDays: z.int().min(0).max(30).default(1),
})
type HoldRules = Readonly<z.infer<typeof zHoldRules>>

/** How long a card hold lasts beside its hire; days as the calendar names them. */
type HoldTerm = {
  /** The day on which the bank releases the amount. */
  readonly expiresOn: BusinessDay
  /** Whether the bank may release it before the bike is back: warn at signature. */
  readonly isTooShort: boolean
  /** The day to renew it or to ask for a cheque; null where the hire ends first. */
  readonly renewOn: BusinessDay | null
}

/**
 * The term of a card hold (B-12). It lapses so many days after it was taken, at an hour that nobody knows: a hire that
 * ends on that very day is not covered. A scheme that no setting names is given the shortest of them.
 */
export function holdTerm(
  {
    takenOn,
    scheme,
    hireEndsOn,
  }: { readonly takenOn: BusinessDay; readonly scheme: string; readonly hireEndsOn: BusinessDay },
  { schemes, warnDays }: HoldRules,
): HoldTerm {
  const isNamed = (one: { readonly scheme: string }) => one.scheme.toLowerCase() === scheme.trim().toLowerCase()
  const days = schemes.find(isNamed)?.days ?? Math.min(...schemes.map((one) => one.days))
  const expiresOn = addDays(takenOn, days)
  const isTooShort = hireEndsOn >= expiresOn
  return { expiresOn, isTooShort, renewOn: isTooShort ? laterDay(addDays(expiresOn, -warnDays), takenOn) : null }
}

/** Whether a hold is for today: its day has come, and it still stands or lapsed unseen. */
export function isHoldToRenew({ renewOn }: Pick<HoldTerm, 'renewOn'>, today: BusinessDay): boolean {
  return renewOn !== null && renewOn <= today
}
