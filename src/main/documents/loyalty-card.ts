import type { LoyaltyRules } from '../../shared/loyalty.ts'
import type { Site } from '../../shared/contracts/till.ts'
import { banner, barcode, feed, rule, text, type PaperDocument } from './model.ts'
import { letterhead } from './receipt.ts'

type Stamp = { readonly site: Site; readonly cardNumber: string }

/** A card to keep in a purse: a number for the wand of this café, and nobody's name. */
export function loyaltyCard({ goal, label }: Pick<LoyaltyRules, 'goal' | 'label'>, stamp: Stamp): PaperDocument {
  return {
    title: `Carte ${stamp.cardNumber}`,
    blocks: [
      ...letterhead(stamp.site),
      feed(1),
      banner('FIDÉLITÉ'),
      feed(1),
      text(`${goal} ${label}, le suivant offert`, { align: 'center', bold: true, size: 'tall' }),
      feed(1),
      barcode('ean13', stamp.cardNumber),
      rule(),
      text('À présenter avant de payer. Perdue, elle se réimprime.', { align: 'center' }),
    ],
  }
}
