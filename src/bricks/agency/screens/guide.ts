import type { BrickScreens } from '../../../renderer/client/brick.ts'
import { screenTexts } from '../texts/screens.ts'
import { pages } from './page-names.ts'

const { fr, en } = screenTexts

/** The counter services in the user's guide. */
export const agencyGuide: NonNullable<BrickScreens['guide']> = {
  fr: [
    {
      id: 'agency-sell',
      group: 'services',
      title: 'Vendre des timbres, un jeu, une bouteille de gaz',
      also: 'fdj loto la poste presse butane consigne pressing photocopie point relais commission partenaire',
      steps: [
        { text: `Touchez « ${fr.title} », puis l’article du service.`, picture: 'agency' },
        { text: `« ${fr.counter.toCounter} » ramène au ticket : tout se paie ensemble, avec le café.` },
        { text: `« ${fr.counter.pay} » : un gain sort du tiroir, et le ticket le prouve.` },
        { text: `« ${pages.statements.fr} » compare le mois au relevé du partenaire et facture la commission.` },
      ],
      more: 'Ce qui se vend pour un partenaire n’est pas votre chiffre d’affaires : seule la commission l’est.',
    },
  ],
  en: [
    {
      id: 'agency-sell',
      group: 'services',
      title: 'Sell stamps, a game, a bottle of gas',
      also: 'lottery post press butane deposit dry cleaner photocopy commission partner',
      steps: [
        { text: `Touch “${en.title}”, then the article of the service.`, picture: 'agency' },
        { text: `“${en.counter.toCounter}” goes back to the ticket: all is paid together, with the coffee.` },
        { text: `“${en.counter.pay}”: a prize leaves the drawer, and the ticket proves it.` },
        { text: `“${pages.statements.en}” lays the month beside the partner’s own and invoices the commission.` },
      ],
      more: 'What is sold for a partner is not your turnover: only the commission is.',
    },
  ],
}
