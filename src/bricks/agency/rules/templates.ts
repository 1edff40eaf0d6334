import type { BusinessDay } from '../../../shared/business-day.ts'
import type { Lang } from '../../../shared/texts/index.ts'
import { typesetSentence } from '../../../shared/texts/typography.ts'
import type { ServiceCode } from '../ids.ts'
import { zCounterService, zTerms, type CounterService, type ServiceKind, type Terms } from './service.ts'

type Rule = { readonly article?: string; readonly of?: 'paid-out'; readonly percent?: number; readonly piece?: number }
type Row = {
  readonly name: Readonly<Record<Lang, string>>
  readonly kind: ServiceKind
  readonly nature?: 'agency'
  readonly partner?: string
  readonly icon: CounterService['icon']
  readonly colour: CounterService['colour']
  readonly activity?: CounterService['activity']
  readonly countsAs?: CounterService['countsAs']
  /** Code, label and price in cents; null where it is typed; then the deposit. */
  readonly articles: readonly (readonly [code: string, label: string, cents: number | null, deposit?: number])[]
  readonly more?: Partial<Pick<CounterService, 'daily' | 'delivered' | 'brand' | 'supply' | 'vatClass'>>
  readonly rules?: readonly Rule[]
  /** HT, in cents. */
  readonly monthly?: number
  readonly settles?: Terms['settles']
  readonly limit?: { readonly mostCents: number; readonly days: number }
}

/**
 * What a village café may offer (brief network §4.3). Rates are those that were found, of 2007 to 2019, or none: each is a
 * proposal to compare with the contract, and says so until somebody has. Prices are examples of keys.
 */
export const templates = {
  'fdj-grattage': {
    name: { fr: 'FDJ grattage', en: 'FDJ scratch cards' },
    kind: 'agency-sales',
    partner: 'FDJ',
    icon: 'gift',
    colour: 'blue',
    activity: 'games',
    articles: [
      ['jusqu-a-3', 'Mises jusqu’à 3 €', null],
      ['plus-de-3', 'Mises de plus de 3 €', null],
    ],
    more: { daily: true },
    rules: [
      { article: 'jusqu-a-3', percent: 600 },
      { article: 'plus-de-3', percent: 520 },
    ],
  },
  'fdj-tirage': {
    name: { fr: 'FDJ tirages', en: 'FDJ draws' },
    kind: 'agency-sales',
    partner: 'FDJ',
    icon: 'gift',
    colour: 'blue',
    activity: 'games',
    articles: [['mises', 'Mises des tirages', null]],
    more: { daily: true },
    rules: [{ percent: 550 }],
  },
  'fdj-sport': {
    name: { fr: 'Loto et paris sportifs', en: 'Sports betting' },
    kind: 'agency-sales',
    partner: 'FDJ',
    icon: 'gift',
    colour: 'blue',
    activity: 'games',
    articles: [
      ['sport', 'Paris sportifs', null],
      ['loto-sport', 'Loto Foot', null],
    ],
    more: { daily: true },
    rules: [
      { article: 'sport', percent: 400 },
      { article: 'loto-sport', percent: 550 },
    ],
  },
  pmu: {
    name: { fr: 'PMU', en: 'Horse betting' },
    kind: 'agency-sales',
    partner: 'PMU',
    icon: 'gift',
    colour: 'green',
    activity: 'games',
    articles: [['mises', 'Mises', null]],
    more: { daily: true },
    rules: [{ percent: 250 }],
  },
  timbres: {
    name: { fr: 'Timbres', en: 'Stamps' },
    kind: 'agency-sales',
    partner: 'La Poste',
    icon: 'stamp',
    colour: 'amber',
    activity: 'post',
    articles: [
      ['carnet-vert', 'Carnet de 12 Lettre verte', 1824],
      ['timbre-vert', 'Timbre Lettre verte', 152],
      ['prepaye', 'Prêt-à-poster', 1020],
    ],
    rules: [
      { article: 'timbre-vert', percent: 300 },
      { article: 'carnet-vert', percent: 400 },
      { article: 'prepaye', percent: 500 },
    ],
  },
  'timbres-marge': {
    name: { fr: 'Timbres achetés', en: 'Stamps bought and resold' },
    kind: 'own-sale',
    icon: 'stamp',
    colour: 'amber',
    activity: 'post',
    articles: [['carnet-vert', 'Carnet de 12 Lettre verte', 1824]],
    more: { supply: 'goods' },
  },
  presse: {
    name: { fr: 'Presse', en: 'Press' },
    kind: 'agency-sales',
    partner: 'Dépositaire de presse',
    icon: 'newspaper',
    colour: 'slate',
    activity: 'press',
    articles: [['quotidien', 'Quotidien régional', 130]],
    more: { delivered: true },
    rules: [{ percent: 0 }],
  },
  'la-poste': {
    name: { fr: 'La Poste relais', en: 'Post office point' },
    kind: 'agency-payout',
    partner: 'La Poste',
    icon: 'banknote',
    colour: 'amber',
    activity: 'post',
    articles: [['retrait', 'Retrait d’espèces', null]],
    monthly: 32800,
    settles: 'invoiced',
    limit: { mostCents: 15000, days: 7 },
  },
  gaz: {
    name: { fr: 'Bouteilles de gaz', en: 'Gas bottles' },
    kind: 'deposit',
    icon: 'package',
    colour: 'red',
    activity: 'other',
    articles: [
      ['butane-13', 'Butane 13 kg', 3890, 3200],
      ['propane-13', 'Propane 13 kg', 3990, 3200],
      ['butane-6', 'Petite bouteille 6 kg', 2690, 2500],
    ],
    more: { supply: 'goods', brand: 'Marque du dépôt' },
  },
  pressing: {
    name: { fr: 'Dépôt pressing', en: 'Dry-cleaning depot' },
    kind: 'item-follow-up',
    nature: 'agency',
    partner: 'Pressing',
    icon: 'tag',
    colour: 'violet',
    articles: [
      ['manteau', 'Manteau', 1600],
      ['costume', 'Costume', 1500],
      ['couette', 'Couette', 2200],
      ['autre', 'Autre pièce', null],
    ],
    rules: [{ percent: 0 }],
    settles: 'invoiced',
  },
  copies: {
    name: { fr: 'Photocopies', en: 'Photocopies' },
    kind: 'own-sale',
    icon: 'copy',
    colour: 'slate',
    countsAs: 'copies',
    articles: [
      ['noir', 'Copie noir et blanc', 20],
      ['couleur', 'Copie couleur', 50],
    ],
  },
  numerique: {
    name: { fr: 'Aide numérique', en: 'Digital help' },
    kind: 'count-only',
    icon: 'screens',
    colour: 'green',
    countsAs: 'digital-help',
    articles: [
      ['demarche', 'Démarche en ligne', null],
      ['autre', 'Autre aide', null],
    ],
  },
  'point-retrait': {
    name: { fr: 'Retrait d’espèces', en: 'Cash paid out' },
    kind: 'agency-payout',
    partner: 'Banque',
    icon: 'banknote',
    colour: 'green',
    articles: [['retrait', 'Retrait', null]],
    rules: [{ of: 'paid-out', percent: 0 }],
  },
  billets: {
    name: { fr: 'Billets et transports', en: 'Tickets and transport' },
    kind: 'agency-sales',
    partner: 'Régie de transport',
    icon: 'card',
    colour: 'violet',
    articles: [
      ['trajet', 'Ticket unité', 150],
      ['carnet-10', 'Carnet de 10', 1200],
    ],
    rules: [{ percent: 0 }],
  },
  peche: {
    name: { fr: 'Cartes de pêche', en: 'Fishing licences' },
    kind: 'agency-sales',
    partner: 'Fédération de pêche',
    icon: 'card',
    colour: 'green',
    articles: [
      ['annuelle', 'Carte annuelle', null],
      ['journee', 'Carte journée', null],
    ],
    rules: [{ percent: 0 }],
  },
} as const satisfies Record<string, Row>
export type TemplateId = keyof typeof templates
export const templateIds = Object.keys(templates) as TemplateId[] // the keys of that record

/** A service as its template proposes it. */
export function serviceFrom(id: TemplateId, code: ServiceCode, lang: Lang): CounterService {
  const row: Row = templates[id]
  return zCounterService.parse({
    code,
    name: typesetSentence(row.name[lang]),
    kind: row.kind,
    partner: row.partner ?? '',
    partnerId: null,
    nature: row.nature ?? (row.kind.startsWith('agency-') ? 'agency' : 'own'),
    vatClass: row.more?.vatClass ?? 'standard',
    supply: row.more?.supply ?? 'service',
    articles: row.articles.map(([article, label, priceCents, depositCents]) => ({
      code: article,
      label,
      priceCents,
      depositCents: depositCents ?? null,
    })),
    daily: row.more?.daily ?? false,
    delivered: row.more?.delivered ?? false,
    brand: row.more?.brand ?? '',
    colour: row.colour,
    icon: row.icon,
    activity: row.activity ?? 'services',
    countsAs: row.countsAs ?? (row.kind === 'count-only' ? 'counter-services' : null),
    isOn: true,
  })
}

/** What its template proposes to have been agreed, until somebody has looked at the contract. */
export function termsFrom(id: TemplateId, code: ServiceCode, from: BusinessDay): Terms {
  const row: Row = templates[id]
  const rules = row.rules ?? []
  return zTerms.parse({
    service: code,
    from,
    rules: rules.map(({ article, of, percent, piece }) => ({
      article: article ?? null,
      of: of ?? 'collected',
      hundredths: percent ?? 0,
      pieceCents: piece ?? 0,
    })),
    monthlyCents: row.monthly ?? 0,
    settles: row.settles ?? 'deducted',
    limit: row.limit ?? null,
    toCheck: rules.length > 0 || row.monthly !== undefined || row.limit !== undefined,
  })
}
