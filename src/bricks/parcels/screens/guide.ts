import type { BrickScreens } from '../../../renderer/client/brick.ts'
import { screenTexts } from '../texts/screens.ts'

const { fr, en } = screenTexts

/** The parcels in the user's guide. */
export const parcelGuide: NonNullable<BrickScreens['guide']> = {
  fr: [
    {
      id: 'parcel-out',
      group: 'services',
      title: 'Remettre un colis',
      also: 'retrait pièce identité signature relais chercher',
      steps: [
        { text: 'Touchez Colis et tapez trois lettres du nom, ou scannez le code du client.', picture: 'parcels' },
        { text: `La place s’affiche en grand. Touchez « ${fr.counter.handId} » après la signature.` },
      ],
      more: 'Pour quelqu’un d’autre, il faut les deux pièces d’identité : la caisse le rappelle.',
    },
    {
      id: 'parcel-in',
      group: 'services',
      title: 'Recevoir la tournée',
      also: 'livreur chauffeur réception scanner transporteur arrivée',
      steps: [
        { text: 'Touchez Colis, puis la tournée, et le transporteur.' },
        { text: 'Scannez chaque colis : la caisse dit où le ranger, et ce qui manque.' },
      ],
    },
  ],
  en: [
    {
      id: 'parcel-out',
      group: 'services',
      title: 'Hand a parcel over',
      also: 'collect identity signature relay find',
      steps: [
        { text: 'Touch Parcels and type three letters of the name, or scan the customer’s code.', picture: 'parcels' },
        { text: `Its place is shown large. Touch “${en.counter.handId}” after the signature.` },
      ],
      more: 'For somebody else it takes both identity papers: the till reminds you.',
    },
    {
      id: 'parcel-in',
      group: 'services',
      title: 'Take a round in',
      also: 'driver delivery scan carrier arrival',
      steps: [
        { text: 'Touch Parcels, then the round, and the carrier.' },
        { text: 'Scan each parcel: the till says where it goes, and what is missing.' },
      ],
    },
  ],
}
