import { typeset } from '../../../shared/texts/typography.ts'
import { DAY_MINUTES, type RoomRules } from '../rules/space.ts'

/** `18:00`; after midnight as the clock on the wall says it. */
export function hourWords(minute: number): string {
  const of = minute % DAY_MINUTES
  return `${String(Math.floor(of / 60)).padStart(2, '0')}:${String(of % 60).padStart(2, '0')}`
}

/** Said in a calendar of what nobody gave a name. */
export const eventWord = { hire: 'Réservation', event: 'Événement' } as const

/** The contract's own words: it is in French, as the law of the place is. */
export const paperWords = {
  ...typeset({
    title: 'Location de salle',
    hirer: 'Locataire',
    association: 'Tarif association',
    hours: (from: string, to: string) => `de ${from} à ${to}`,
    series: (count: number) => `et chaque semaine ensuite, ${count} fois en tout`,
    what: 'Location',
    purpose: (text: string) => `Objet : ${text}`,
    people: 'Personnes attendues',
    equipment: (list: string) => `Matériel prêté : ${list}`,
    price: 'Prix TTC',
    deposit: 'Caution, rendue au retour de la clé',
    paid: 'Déjà payé',
    termsTitle: 'Conditions',
    signHirer: 'Le locataire, « lu et approuvé »',
    signCafe: 'Le café',
  }),
  terms: ({ freeHours, feePercent }: RoomRules, deposit: boolean): readonly string[] =>
    Object.values(
      typeset({
        key: 'La clé est remise au comptoir et y est rendue à la fin, salle rangée et lumières éteintes.',
        capacity: "Le nombre de personnes convenu n'est pas dépassé : c'est une règle de sécurité.",
        noise: 'Le voisinage dort : portes et fenêtres fermées après 22 h.',
        ...(deposit && {
          deposit: 'La caution est rendue au retour de la clé, moins les dégâts constatés avec le locataire.',
        }),
        cancel:
          feePercent === 0
            ? "L'annulation est gratuite."
            : `L'annulation est gratuite jusqu'à ${freeHours} h avant ; ensuite, ${feePercent} % du prix restent dus.`,
      }),
    ),
}
