import type { BrickScreens } from '../../../renderer/client/brick.ts'
import { screenTexts } from '../texts/screens.ts'

const { fr, en } = screenTexts

/** The rooms in the user's guide. */
export const roomsGuide: NonNullable<BrickScreens['guide']> = {
  fr: [
    {
      id: 'room-book',
      group: 'services',
      title: 'Louer la salle',
      also: 'réserver salle des fêtes association anniversaire clé caution planning bureau',
      steps: [
        { text: `Touchez « ${fr.title} » : la semaine est là, salle par salle.`, picture: 'rooms' },
        { text: 'Touchez une case libre, écrivez un nom : le prix se dit tout de suite.' },
        { text: `Le jour venu, « ${fr.handKey} », puis « ${fr.takeKey} » avec la liste à cocher.` },
      ],
      more: 'Chaque jeudi jusqu’en juin ? Une seule réservation suffit, les dates déjà prises sont nommées.',
    },
  ],
  en: [
    {
      id: 'room-book',
      group: 'services',
      title: 'Let a room',
      also: 'book hall association birthday key deposit planning desk',
      steps: [
        { text: `Touch “${en.title}”: the week is there, room by room.`, picture: 'rooms' },
        { text: 'Touch a free place, write a name: the price is told at once.' },
        { text: `On the day, “${en.handKey}”, then “${en.takeKey}” with its list to tick.` },
      ],
      more: 'Every Thursday until June? One booking is enough, dates that are taken are named.',
    },
  ],
}
