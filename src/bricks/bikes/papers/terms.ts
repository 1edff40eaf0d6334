import type { BikesSetup } from '../fleet.ts'
import type { Language } from '../rental.ts'
import { percent } from './said.ts'

/** What the terms say in figures; each is a setting of the café. */
export type TermFacts = Pick<BikesSetup, 'riders' | 'theftKept'> & {
  readonly guarantee: boolean
  /** Minutes that are given before a late hour counts. */
  readonly graceMinutes: number
}
type Said = TermFacts & { readonly kept: string }

const texts: Readonly<Record<Language, (facts: Said) => readonly string[]>> = {
  fr: ({ riders, graceMinutes, kept }) => [
    `Le locataire a ${riders.adultAge} ans ou plus. Il répond des personnes pour qui il loue et qui figurent au contrat.`,
    'Le matériel est remis en bon état de marche, sauf ce qui est signalé plus haut. Le locataire l’a vérifié au départ et le rend dans le même état, propre, au lieu et à l’heure convenus.',
    `Le casque est obligatoire avant ${riders.helmetUnderAge} ans, à vélo comme passager. L’adulte qui accompagne l’enfant en est responsable.`,
    'Le locataire respecte le code de la route, attache le vélo à un point fixe dès qu’il le laisse, et ne le prête ni ne le sous-loue. Il déclare être couvert en responsabilité civile.',
    `Au-delà de ${graceMinutes} minutes de retard, chaque heure commencée est due, jusqu’au prix d’un jour ; après la fermeture, chaque jour commencé est dû. Prévenez-nous : une prolongation est possible si le vélo est libre.`,
    'La caution n’est pas un paiement. Elle est rendue au retour. N’en est gardé que ce que coûtent les dégâts, au tarif affiché, le retard et la location impayée ; si cela dépasse la caution, la différence est due.',
    `En cas de vol, le locataire nous prévient aussitôt et remet l’original du dépôt de plainte dans les 24 heures. ${kept} de la caution est gardé.`,
    'Panne ou accident : ne réparez rien vous-même, appelez-nous. Un autre vélo est donné s’il en reste un de libre, au même prix.',
    'De la pièce d’identité, seule la nature est notée. Nom et téléphone ne servent qu’à cette location.',
  ],
  en: ({ riders, graceMinutes, kept }) => [
    `The hirer is ${riders.adultAge} or older and answers for the persons named in this contract for whom he or she hires.`,
    'The equipment is handed over in working order, except for what is noted above. The hirer has checked it at departure and returns it in the same state, clean, at the place and time agreed.',
    `A helmet is compulsory under ${riders.helmetUnderAge}, riding or as a passenger. The adult who accompanies the child is responsible.`,
    'The hirer obeys the rules of the road, locks the bicycle to something fixed whenever it is left, and neither lends nor sublets it. He or she declares to hold civil liability insurance.',
    `Beyond ${graceMinutes} minutes of delay each hour begun is due, up to the price of one day; after closing time each day begun is due. Tell us: an extension is possible if the bicycle is free.`,
    'The deposit is not a payment. It is given back at the return. We keep only what damage costs by the list on display, delay and unpaid hire; whatever exceeds the deposit is due.',
    `In case of theft the hirer tells us at once and hands over the original of the police complaint within 24 hours. ${kept} of the deposit is kept.`,
    'Breakdown or accident: do not repair anything yourself, call us. Another bicycle is given at the same price if one is free.',
    'Of the identity paper only its kind is noted. Name and telephone serve this hire alone.',
  ],
  de: ({ riders, graceMinutes, kept }) => [
    `Der Mieter ist mindestens ${riders.adultAge} Jahre alt und haftet für die im Vertrag genannten Personen, für die er mietet.`,
    'Das Material wird in gutem Zustand übergeben, bis auf das oben Vermerkte. Der Mieter hat es bei der Abfahrt geprüft und gibt es im selben Zustand, sauber, am vereinbarten Ort und zur vereinbarten Zeit zurück.',
    `Unter ${riders.helmetUnderAge} Jahren besteht Helmpflicht, auch für Mitfahrer. Verantwortlich ist der begleitende Erwachsene.`,
    'Der Mieter beachtet die Verkehrsregeln, schließt das Rad an einem festen Gegenstand an, sobald er es verlässt, und verleiht oder untervermietet es nicht. Er erklärt, haftpflichtversichert zu sein.',
    `Ab ${graceMinutes} Minuten Verspätung ist jede angefangene Stunde zu zahlen, höchstens der Preis eines Tages; nach Ladenschluss jeder angefangene Tag. Rufen Sie uns an: eine Verlängerung ist möglich, wenn das Rad frei ist.`,
    'Die Kaution ist keine Zahlung. Sie wird bei der Rückgabe erstattet. Einbehalten wird nur, was Schäden nach der ausgehängten Liste, Verspätung und unbezahlte Miete kosten; was die Kaution übersteigt, ist zu zahlen.',
    `Bei Diebstahl benachrichtigt uns der Mieter sofort und legt binnen 24 Stunden die Anzeige im Original vor. Einbehalten werden ${kept} der Kaution.`,
    'Panne oder Unfall: bitte nichts selbst reparieren, sondern anrufen. Ist ein anderes Rad frei, wird es zum selben Preis gestellt.',
    'Vom Ausweis wird nur die Art notiert. Name und Telefon dienen allein dieser Miete.',
  ],
  nl: ({ riders, graceMinutes, kept }) => [
    `De huurder is ${riders.adultAge} jaar of ouder en staat in voor de personen in dit contract voor wie hij huurt.`,
    'Het materiaal wordt in goede staat overhandigd, behalve wat hierboven is vermeld. De huurder heeft het bij vertrek nagezien en brengt het in dezelfde staat, schoon, op de afgesproken plaats en tijd terug.',
    `Onder ${riders.helmetUnderAge} jaar is een helm verplicht, ook voor passagiers. De begeleidende volwassene is verantwoordelijk.`,
    'De huurder houdt zich aan de verkeersregels, maakt de fiets vast aan een vast punt zodra hij die achterlaat, en leent of verhuurt haar niet door. Hij verklaart een aansprakelijkheidsverzekering te hebben.',
    `Na ${graceMinutes} minuten vertraging is elk begonnen uur verschuldigd, tot de prijs van een dag; na sluitingstijd elke begonnen dag. Bel ons: verlengen kan als de fiets vrij is.`,
    'De borg is geen betaling. Die wordt bij terugkomst teruggegeven. Wij houden alleen in wat schade volgens de getoonde lijst, vertraging en onbetaalde huur kosten; wat de borg te boven gaat, is verschuldigd.',
    `Bij diefstal verwittigt de huurder ons meteen en bezorgt binnen 24 uur het origineel van de aangifte. ${kept} van de borg wordt ingehouden.`,
    'Pech of ongeval: herstel niets zelf, bel ons. Is er een andere fiets vrij, dan krijgt u die voor dezelfde prijs.',
    'Van het identiteitsbewijs wordt alleen de soort genoteerd. Naam en telefoon dienen enkel voor deze huur.',
  ],
}

/** The terms of hire, one article each, in the language of the rental (bikes.md §2.2, `[V:B7,B11,B12]`; own wording). */
export function termsOf(facts: TermFacts, language: Language): readonly string[] {
  const { plain, guaranteed } = facts.theftKept
  return texts[language]({ ...facts, kept: percent(facts.guarantee ? guaranteed : plain, language) })
}
