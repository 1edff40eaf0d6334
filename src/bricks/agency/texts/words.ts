import type { Lang } from '../../../shared/texts/index.ts'
import { typeset } from '../../../shared/texts/typography.ts'
import type { ItemState } from '../rules/items.ts'
import type { ServiceKind } from '../rules/service.ts'
import type { Explanation } from '../rules/statement.ts'

/** Where something that was left is. */
export const itemStates: Readonly<Record<Lang, Readonly<Record<ItemState, string>>>> = {
  fr: typeset({ deposited: 'déposé', sent: 'parti', back: 'revenu', collected: 'rendu au client', lost: 'perdu' }),
  en: { deposited: 'left here', sent: 'gone', back: 'back', collected: 'fetched', lost: 'lost' },
}
export const kindWords: Readonly<Record<Lang, Readonly<Record<ServiceKind, string>>>> = {
  fr: typeset({
    'agency-sales': 'Vente pour un tiers',
    'agency-payout': 'Espèces versées',
    'own-sale': 'Vente du café',
    deposit: 'Vente avec consigne',
    'item-follow-up': 'Dépôt suivi',
    'count-only': 'Gratuit, compté',
  }),
  en: {
    'agency-sales': 'Sold for a partner',
    'agency-payout': 'Cash handed out',
    'own-sale': 'Sold by the café',
    deposit: 'Sold with a deposit',
    'item-follow-up': 'Left and fetched',
    'count-only': 'Free, counted',
  },
}
/** Why our count and the partner's statement differ. */
export const explanations: Readonly<Record<Lang, Readonly<Record<Explanation, string>>>> = {
  fr: typeset({
    same: 'Les deux comptes sont les mêmes.',
    'days-missing': 'Des journées sans totaux saisis : à compléter d’abord.',
    'other-base': 'Encaissements différents : une vente tapée ailleurs, ou comptée un autre jour.',
    'paid-out-differs': 'Paiements différents : un gain payé sans être saisi, ou un autre jour.',
    'other-rate': 'Leur taux n’est pas le nôtre : comparez avec le contrat.',
    'other-fee': 'Le forfait mensuel manque dans leur relevé.',
  }),
  en: {
    same: 'Both counts are the same.',
    'days-missing': 'Some days have no totals: type them first.',
    'other-base': 'Other takings: rung up elsewhere, or counted on another day.',
    'paid-out-differs': 'Other payments: winnings that nobody typed, or of another day.',
    'other-rate': 'Their rate is not ours: compare with the contract.',
    'other-fee': 'The monthly fee is missing in their statement.',
  },
}
