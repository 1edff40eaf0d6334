import { z } from 'zod'
import type { BusinessDay } from '../../../shared/business-day.ts'
import { zVatClass } from '../../../shared/catalogue.ts'
import { zBusinessDay, zCents } from '../../../shared/contracts/procedure.ts'
import { zText } from '../../../shared/free-text.ts'
import { zCustomerId } from '../../../shared/ids.ts'
import { zActivity } from '../../../shared/network.ts'
import { zArticleCode, zServiceCode, type ArticleCode, type ServiceCode } from '../ids.ts'

/**
 * What a counter service does with money. `agency-sales`: takes it for the partner, and may pay winnings out;
 * `agency-payout`: only hands it out; `own-sale`: the café's own turnover; `deposit`: goods of the café with a vessel that is
 * lent; `item-follow-up`: something of a customer that goes away and comes back; `count-only`: no money at all.
 */
export const zServiceKind = z.enum([
  'agency-sales',
  'agency-payout',
  'own-sale',
  'deposit',
  'item-follow-up',
  'count-only',
])
export type ServiceKind = z.infer<typeof zServiceKind>

export const AMOUNT_MAX = 100_000_00
export const zAmount = zCents.refine((cents) => cents >= 0 && cents <= AMOUNT_MAX, 'not an amount of this counter')

/** One key of a service. */
export const zArticle = z.strictObject({
  code: zArticleCode,
  label: zText(40, 1),
  /** TTC of one; null where it is typed each time: a stake, a withdrawal. */
  priceCents: zAmount.nullable(),
  /** What is lent with one and given back: the consigne of a bottle. */
  depositCents: zAmount.nullable(),
})
export type Article = Readonly<z.infer<typeof zArticle>>

/** The pictures of `renderer/ui/Icon.tsx` that a panel may bear. */
export const serviceIcons = [
  'stamp',
  'gift',
  'newspaper',
  'banknote',
  'hand',
  'copy',
  'screens',
  'tag',
  'receipt',
  'package',
  'store',
  'wallet',
  'sun',
  'card',
] as const
export const serviceColours = ['slate', 'red', 'blue', 'green', 'amber', 'violet'] as const

/** What the town hall's page may count a service among: pieces that were sold or counted. */
export const villageKinds = ['digital-help', 'copies', 'counter-services'] as const

export const zCounterService = z
  .strictObject({
    code: zServiceCode,
    name: zText(30, 1),
    kind: zServiceKind,
    /** Whose money it is, as it is called on papers; empty where it is the café's own. */
    partner: zText(40),
    /** Whose account the commission is put on. */
    partnerId: zCustomerId.nullable(),
    /** `own` is turnover; follow-up can be either, all else follows from the kind. */
    nature: z.enum(['agency', 'own']),
    /** Of what is own. */
    vatClass: zVatClass,
    supply: z.enum(['goods', 'service']),
    articles: z.array(zArticle).max(80),
    /** Money of the partner's own terminal, typed once a day from its statement. */
    daily: z.boolean(),
    /** Comes by delivery note, and what is not sold goes back. */
    delivered: z.boolean(),
    /** The brand whose bottles are exchanged among themselves. */
    brand: zText(20),
    colour: z.enum(serviceColours),
    icon: z.enum(serviceIcons),
    /** Where the network's file puts it, unless the café says otherwise there. */
    activity: zActivity,
    countsAs: z.enum(villageKinds).nullable(),
    isOn: z.boolean(),
  })
  .refine((service) => natureFits(service), 'this kind of service has another nature')
  .refine(({ articles }) => new Set(articles.map(({ code }) => code)).size === articles.length, 'an article twice')
export type CounterService = Readonly<z.infer<typeof zCounterService>>

function natureFits({ kind, nature }: { readonly kind: ServiceKind; readonly nature: 'own' | 'agency' }): boolean {
  switch (kind) {
    case 'agency-sales':
    case 'agency-payout':
      return nature === 'agency'
    case 'own-sale':
    case 'deposit':
    case 'count-only':
      return nature === 'own'
    case 'item-follow-up':
      return true
  }
}

/** What one sum brings: a share of it, so much a piece, or both. Of every article that has no rule of its own: `article` null. */
export const zCommissionRule = z.strictObject({
  article: zArticleCode.nullable(),
  of: z.enum(['collected', 'paid-out']),
  /** HT, in hundredths of a percent: 5.5 % is 550. */
  hundredths: z.int().min(0).max(10_000),
  /** HT, for each piece. */
  pieceCents: zAmount,
})
export type CommissionRule = Readonly<z.infer<typeof zCommissionRule>>

/** What was agreed with a partner, from a day on: another day is another agreement, and the one before stays. */
export const zTerms = z.strictObject({
  service: zServiceCode,
  from: zBusinessDay,
  rules: z.array(zCommissionRule).max(80),
  /** HT, once a month. */
  monthlyCents: zAmount,
  /** The partner keeps the commission from what it is owed, or the café invoices it. */
  settles: z.enum(['deducted', 'invoiced']),
  /** How much a person who is known may be handed in so many days, the day itself included. */
  limit: z.strictObject({ mostCents: zAmount, days: z.int().min(1).max(366) }).nullable(),
  /** The figures come from a template: nobody has compared them with the contract yet. */
  toCheck: z.boolean(),
})
export type Terms = Readonly<z.infer<typeof zTerms>>

/** What was agreed for a day: the latest that began. */
export function termsOn(terms: readonly Terms[], service: ServiceCode, day: BusinessDay): Terms | undefined {
  return terms
    .filter((one) => one.service === service && one.from <= day)
    .reduce<Terms | undefined>((latest, one) => (latest && latest.from > one.from ? latest : one), undefined)
}

export const articleOf = (service: CounterService, code: ArticleCode): Article | undefined =>
  service.articles.find((article) => article.code === code)

/** « Relais Colis » → `relais-colis`; one that is taken gets a number. */
export function codeFor(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[-0-9]+|-+$/g, '')
  const base = (plain.length < 2 ? `c-${plain}x` : plain).slice(0, 16).replace(/-$/, 'x')
  const numbered = [base, ...Array.from({ length: 98 }, (_, n) => `${base}-${n + 2}`)]
  return numbered.find((code) => !taken.includes(code)) ?? base
}
