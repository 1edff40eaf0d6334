import type { BusinessDay } from '../../shared/business-day.ts'
import type { Random } from './random.ts'

/** A part of a day: when it is, and what people ask for then, by how often they do. */
export type Hours = {
  readonly from: number
  readonly to: number
  /** How many tickets on an ordinary day. */
  readonly tickets: number
  readonly baskets: readonly (readonly [number, readonly string[]])[]
  readonly isNoon?: true
}

const HOUR = 60

const morning: Hours = {
  from: 7.5 * HOUR,
  to: 11 * HOUR,
  tickets: 15,
  baskets: [
    [9, ['prd_cafe']],
    [4, ['prd_cafe', 'prd_croissant']],
    [3, ['prd_allonge']],
    [3, ['prd_creme', 'prd_tartine']],
    [2, ['prd_cafe', 'prd_cafe', 'prd_noisette']],
    [4, ['prd_tradition']],
    [3, ['prd_baguette', 'prd_croissant', 'prd_croissant', 'prd_pain-choco']],
    [3, ['prd_ouest-france']],
    [2, ['prd_cafe', 'prd_l-equipe']],
    [1, ['prd_le-monde', 'prd_decafeine']],
    [1, ['prd_chocolat', 'prd_madeleine']],
    [1, ['prd_tele-7-jours']],
  ],
}
const noon: Hours = {
  from: 12 * HOUR,
  to: 14 * HOUR,
  tickets: 9,
  isNoon: true,
  baskets: [
    [6, ['prd_plat-du-jour', 'prd_cafe']],
    [3, ['prd_plat-du-jour', 'prd_plat-du-jour', 'prd_pichet-25', 'prd_cafe', 'prd_cafe']],
    [2, ['prd_omelette', 'prd_eau-plate-50']],
    [2, ['prd_salade-paysanne', 'prd_verre-blanc']],
    [3, ['prd_croque-monsieur', 'prd_coca-33']],
    [3, ['prd_jambon-beurre']],
    [1, ['prd_poisson-du-jour', 'prd_dessert-du-jour', 'prd_cafe']],
    [1, ['prd_assiette-fromages', 'prd_verre-rouge']],
  ],
}
const afternoon: Hours = {
  from: 14.5 * HOUR,
  to: 17 * HOUR,
  tickets: 7,
  baskets: [
    [3, ['prd_cafe']],
    [2, ['prd_diabolo', 'prd_crepe']],
    [2, ['prd_the', 'prd_gateau-du-jour']],
    [2, ['prd_jus-fruits-25', 'prd_perrier-33']],
    [2, ['prd_glace-batonnet', 'prd_glace-batonnet']],
    [1, ['prd_bonbons']],
    [1, ['prd_miel-250', 'prd_confiture-locale']],
    [1, ['prd_carte-postale', 'prd_carte-postale']],
    [1, ['prd_lait-1l', 'prd_oeufs-6', 'prd_beurre-250']],
  ],
}
const evening: Hours = {
  from: 17.5 * HOUR,
  to: 20 * HOUR,
  tickets: 12,
  baskets: [
    [6, ['prd_demi']],
    [4, ['prd_demi', 'prd_demi']],
    [3, ['prd_pastis', 'prd_demi']],
    [2, ['prd_verre-rouge', 'prd_verre-rouge', 'prd_planche-mixte']],
    [2, ['prd_kir', 'prd_kir', 'prd_cacahuetes']],
    [2, ['prd_blonde-locale-33', 'prd_frites']],
    [1, ['prd_pinte', 'prd_pinte', 'prd_demi', 'prd_sirop']],
    [1, ['prd_spritz', 'prd_spritz']],
    [1, ['prd_coupe-cremant', 'prd_coupe-cremant', 'prd_coupe-cremant']],
  ],
}

/** How full a village is, by month: walkers in summer, snow in winter. */
const SEASON = [0.75, 0.8, 0.85, 0.95, 1.05, 1.15, 1.5, 1.6, 1.1, 0.95, 0.8, 0.95]
/** Sunday first. Monday and Sunday end at noon; Saturday is market day. */
const WEEKDAY = [1.1, 0.6, 0.85, 0.9, 0.95, 1.15, 1.4]
const SUNDAY = 0
const MONDAY = 1

/** What happens on one day of the village, by chance and by the calendar. */
export function hoursOf(day: BusinessDay, random: Random): readonly (Hours & { readonly count: number })[] {
  const date = new Date(`${day}T12:00:00Z`)
  const weekday = date.getUTCDay()
  const crowd = (SEASON[date.getUTCMonth()] ?? 1) * (WEEKDAY[weekday] ?? 1) * (0.85 + random.next() * 0.3)
  const isHalf = weekday === SUNDAY || weekday === MONDAY
  const hours = isHalf ? [morning] : [morning, noon, afternoon, evening]
  return hours.map((part) => ({ ...part, count: Math.max(1, Math.round(part.tickets * crowd)) }))
}

/** One of the baskets, the common ones more often. */
export function basketOf({ baskets }: Hours, random: Random): readonly string[] {
  let left = random.next() * baskets.reduce((sum, [weight]) => sum + weight, 0)
  return baskets.find(([weight]) => (left -= weight) < 0)?.[1] ?? []
}

export const TAB_NAMES = ['Terrasse', 'Boulistes', 'Mairie', 'Table 4', 'Randonneurs', 'Chasseurs', 'Famille Roux']
