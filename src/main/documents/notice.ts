import type { Site } from '../../shared/contracts/till.ts'
import { feed, rule, text, type PaperDocument } from './model.ts'

/** What hangs at the pay point: receipts are printed when the customer asks (décret 2022-1565; brief fiscal §3.1). */
export function notice(site: Site): PaperDocument {
  return {
    title: 'Affichette',
    blocks: [
      text(site.name, { align: 'center', bold: true, size: 'double' }),
      rule('solid'),
      feed(1),
      text('Votre ticket\u00a0?', { align: 'center', bold: true, size: 'double' }),
      feed(1),
      text('Le ticket de caisse n’est imprimé que si vous le demandez.', { align: 'center', size: 'tall' }),
      feed(1),
      text('Vous pouvez aussi l’emporter sur votre téléphone\u00a0: demandez le code à l’écran.', { align: 'center' }),
      text('Une note est remise pour toute prestation de 25\u00a0€ et plus.', { align: 'center' }),
      feed(1),
      text('Article L. 541-15-10 du code de l’environnement', { align: 'center' }),
    ],
  }
}
