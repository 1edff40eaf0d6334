import type { Shown } from '../../shared/contracts/customer-display.ts'
import { ONE } from '../../shared/money.ts'
import { amount, euros, quantity } from '../../shared/texts/format.ts'
import { texts } from '../../shared/texts/index.ts'

export type DisplayLines = { readonly upper: string; readonly lower: string }

/** The words of the café's papers, whoever is at the till: its customers read them too. */
const words = texts.fr.lineDisplay

/** What two lines have room for of what the customer may see. An amount behind a tab stands at the right edge. */
export function linesOf({ cafe, message, training, now }: Shown): DisplayLines {
  switch (now.kind) {
    case 'welcome':
      return { upper: training ? words.training : cafe, lower: message }
    case 'ticket': {
      const last = now.lines.at(-1)
      const due = `${now.paidCents > 0 ? words.left : words.due}\t${euros(now.dueCents, 'fr')}`
      if (!last) return { upper: cafe, lower: due }
      const many = last.quantityMilli === ONE ? '' : `${quantity(last.quantityMilli, 'fr')} x `
      return { upper: `${many}${last.label}\t${amount(last.amountCents, 'fr')}`, lower: due }
    }
    case 'sale':
      return {
        upper: `${words.paid}\t${euros(now.totalCents, 'fr')}`,
        lower: now.changeCents > 0 ? `${words.change}\t${euros(now.changeCents, 'fr')}` : words.thanks,
      }
    case 'refund':
      return { upper: `${words.refunded}\t${euros(now.totalCents, 'fr')}`, lower: words.thanks }
  }
}
