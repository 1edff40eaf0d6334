import { cents } from '../../shared/money.ts'
import { zBikesSetup, type BikesSetup } from './fleet.ts'

const OPENS = 8 * 60
const CLOSES = 19 * 60
const DAYS_OF_WEEK = 7

/** As published by one shop (bikes.md §2.2), TTC; a café puts its own prices. */
const DAMAGES = [
  { label: 'Bidon perdu', euros: 7.5 },
  { label: 'Patte de dérailleur', euros: 30 },
  { label: 'Dérailleur', euros: 70 },
  { label: 'Roue à dévoiler', euros: 45 },
  { label: 'Roue cassée', euros: 200 },
  { label: 'Casque perdu', euros: 45 },
  { label: 'Batterie perdue', euros: 500 },
  { label: 'Nettoyage', euros: 20 },
]

/** How a café hires until it says otherwise: 08:00–19:00 every day, no discounts; card holds as in bikes.md §2.2. */
export function freshSetup(): BikesSetup {
  return zBikesSetup.parse({
    opening: {
      week: Array.from({ length: DAYS_OF_WEEK }, () => [{ fromMinute: OPENS, toMinute: CLOSES }]),
      exceptions: [],
    },
    rules: { groupDiscount: null, longHireDiscounts: [] },
    riders: {},
    cardHolds: {
      schemes: [
        { scheme: 'Visa', days: 5 },
        { scheme: 'Mastercard', days: 7 },
      ],
    },
    damages: DAMAGES.map(({ label, euros }) => ({ label, priceCents: cents(euros * 100) })),
    theftKept: { plain: 10_000, guaranteed: 5000 },
    guaranteeCents: null,
    checklist: ['Freins', 'Pneus', 'Chaîne', 'Éclairage', 'Antivol', 'Cadre'],
  })
}
