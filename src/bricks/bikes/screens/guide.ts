import type { BrickScreens } from '../../../renderer/client/brick.ts'
import { screenTexts } from '../texts-screens.ts'

const { fr, en } = screenTexts

/** The bikes in the user's guide. */
export const bikeGuide: NonNullable<BrickScreens['guide']> = {
  fr: [
    {
      id: 'bike-out',
      group: 'services',
      title: 'Louer un vélo',
      also: 'location départ caution contrat vtc vae réserver',
      steps: [
        { text: 'Touchez Vélos, puis le modèle et la durée.', picture: 'bike-model' },
        { text: 'Écrivez le nom et le téléphone, choisissez la caution.' },
        {
          text: `Regardez le vélo ensemble : « ${fr.hire.allWell} ». Le client signe à l’écran.`,
          picture: 'bike-sign',
        },
        { text: 'Touchez Payer : la location est sur le ticket, avec ce que le client prend d’autre.' },
      ],
      more: 'Par téléphone : choisissez le jour, le modèle, la durée, le nom, et « Réserver ». Une heure ou un vélo de plus : « Modifier » sur la réservation dit le nouveau prix avant.',
    },
    {
      id: 'bike-back',
      group: 'services',
      title: 'Reprendre un vélo',
      also: 'retour rendre dégât caution retard',
      steps: [
        { text: 'Touchez Vélos, puis le vélo sur le planning ou le nom dans la liste.', picture: 'bike-plan' },
        { text: 'Notez son état. Ce qui est dû en plus s’ajoute ; la caution se rend ou se garde en partie.' },
      ],
    },
  ],
  en: [
    {
      id: 'bike-out',
      group: 'services',
      title: 'Rent out a bike',
      also: 'hire departure deposit contract book',
      steps: [
        { text: 'Touch Bikes, then the model and how long.', picture: 'bike-model' },
        { text: 'Write the name and the telephone, choose the deposit.' },
        {
          text: `Look at the bike together: “${en.hire.allWell}”. The customer signs on the screen.`,
          picture: 'bike-sign',
        },
        { text: 'Touch Pay: the hire is on the ticket, with whatever else the customer takes.' },
      ],
      more: 'By telephone: choose the day, the model, how long, the name, and “Book”. An hour or a bike more: “Change” on the booking tells the new price before.',
    },
    {
      id: 'bike-back',
      group: 'services',
      title: 'Take a bike back',
      also: 'return damage deposit late',
      steps: [
        { text: 'Touch Bikes, then the bike on the plan or the name in the list.', picture: 'bike-plan' },
        { text: 'Note its state. What is due besides is added; the deposit is given back, or kept in part.' },
      ],
    },
  ],
}
