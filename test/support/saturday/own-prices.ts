import demo from '../../../resources/demo/catalogue.json' with { type: 'json' }
import type { ProductId } from '../../../src/shared/ids.ts'

/** The café's list as it lies on paper: read from its file, with nothing of the till's between. */
export type Article = {
  readonly id: string
  readonly label: string
  readonly categoryId: string
  readonly priceCents: number
  readonly takeawayPriceCents?: number
  readonly vatClass: string
  readonly optionGroups?: readonly string[]
  readonly openPrice?: boolean
  readonly formule?: readonly {
    readonly id: string
    readonly min: number
    readonly choices: readonly { readonly productId: string; readonly supplementCents: number }[]
  }[]
}
type Group = {
  readonly id: string
  readonly min?: number
  readonly max: number
  readonly options: readonly { readonly id: string; readonly priceCents: number }[]
}
export type Place = 'on-site' | 'takeaway'

export const articles: readonly Article[] = demo.products
const byId = new Map(articles.map((article) => [article.id, article]))
const groups = new Map((demo.optionGroups as readonly Group[]).map((group) => [group.id, group]))
const optionPrices = new Map([...groups.values()].flatMap(({ options }) => options.map((o) => [o.id, o.priceCents])))
export const labelOfCategory = new Map(demo.categories.map((category) => [category.id, category.label]))

export function article(id: string): Article {
  const found = byId.get(id)
  if (!found) throw new Error(`no such article: ${id}`)
  return found
}
export const groupsOf = ({ optionGroups = [] }: Article): readonly Group[] =>
  optionGroups.flatMap((id) => groups.get(id) ?? [])
export const optionPrice = (id: string): number => optionPrices.get(id) ?? Number.NaN

/** What the tax authority wants of each, on the spot and taken away, in hundredths of a percent. */
const RATES: Readonly<Record<string, readonly [number, number]>> = {
  'hot-drink': [1000, 1000],
  dish: [1000, 1000],
  'soft-drink': [1000, 550],
  'keepable-food': [1000, 550],
  bread: [1000, 550],
  confectionery: [1000, 2000],
  alcohol: [2000, 2000],
  book: [550, 550],
  standard: [2000, 2000],
  'press-agency': [0, 0],
}
export function rateOf({ vatClass }: Article, place: Place): number {
  return RATES[vatClass]?.[place === 'on-site' ? 0 : 1] ?? Number.NaN
}
export const isPress = ({ vatClass }: Article): boolean => vatClass === 'press-agency'
/** Prices that others set: nothing is taken off them. */
export const isFixed = ({ vatClass }: Article): boolean => vatClass === 'press-agency' || vatClass === 'book'

/** From six to eight in the evening. */
export const HAPPY_FROM_MINUTE = 18 * 60
export const HAPPY_TO_MINUTE = 20 * 60
export const happyPrices: Readonly<Record<string, number>> = { prd_demi: 200, prd_pinte: 380, prd_limonade: 160 }
/** At the tables outside. */
export const terracePrices: Readonly<Record<string, number>> = {
  prd_cafe: 180,
  prd_creme: 260,
  prd_demi: 330,
  prd_spritz: 800,
}
export const itemsOf = (prices: Readonly<Record<string, number>>) =>
  Object.entries(prices).map(([id, priceCents]) => ({ productId: id as ProductId, priceCents }))

/** What one costs without its options, here and taken away, at that minute of the day. */
export function basePrices(
  { id, priceCents, takeawayPriceCents }: Article,
  outside: boolean,
  minute: number,
): { readonly site: number; readonly away: number } {
  const happy = minute >= HAPPY_FROM_MINUTE && minute < HAPPY_TO_MINUTE ? happyPrices[id] : undefined
  const site = happy ?? (outside ? terracePrices[id] : undefined) ?? priceCents
  return { site, away: happy ?? takeawayPriceCents ?? priceCents }
}
