import type { Deposit, Language, Party } from '../rental.ts'
import type { Rider } from '../riders.ts'

/** Every word of the contract but its terms. */
export type ContractWords = {
  readonly title: string
  readonly number: string
  readonly renter: string
  readonly phone: string
  readonly idSeen: Readonly<Record<Party['idSeen'], string>>
  readonly adult: string
  /** Nobody looked: it is what they said. */
  readonly adultSaid: string
  readonly riders: string
  readonly years: (age: number) => string
  readonly helmets: Readonly<Record<NonNullable<Rider['helmet']>, string>>
  readonly bikes: string
  readonly bike: string
  readonly serial: string
  readonly size: string
  readonly battery: string
  readonly accessories: string
  readonly period: string
  readonly from: string
  readonly until: string
  readonly price: string
  readonly discount: Readonly<Record<'group' | 'long-hire', string>>
  readonly total: string
  readonly extras: string
  readonly deposit: string
  readonly deposits: Readonly<Record<Deposit['kind'], string>>
  readonly holdUntil: (day: string) => string
  readonly state: string
  readonly good: string
  readonly defects: (items: string) => string
  readonly charge: (percent: number) => string
  readonly replaced: (by: string, at: string) => string
  readonly back: (at: string) => string
  readonly stolen: (at: string) => string
  readonly terms: string
  readonly signature: string
  readonly prevails: string
}

const fr: ContractWords = {
  title: 'CONTRAT DE LOCATION',
  number: 'Contrat n°',
  renter: 'Locataire',
  phone: 'Tél.',
  idSeen: {
    'identity-card': 'Carte d’identité vue',
    passport: 'Passeport vu',
    'driving-licence': 'Permis de conduire vu',
    none: 'Pièce d’identité non vue',
  },
  adult: 'Locataire majeur',
  adultSaid: 'Majeur selon sa déclaration',
  riders: 'Cyclistes et passagers',
  years: (age) => `${age} ans`,
  helmets: { none: 'sans casque', own: 'casque personnel', lent: 'casque prêté' },
  bikes: 'Vélos',
  bike: 'Vélo',
  serial: 'N° de série',
  size: 'Taille',
  battery: 'Batterie',
  accessories: 'Accessoires',
  period: 'Durée',
  from: 'Départ',
  until: 'Retour',
  price: 'Prix TTC',
  discount: { group: 'Remise groupe', 'long-hire': 'Remise longue durée' },
  total: 'TOTAL TTC',
  extras: 'Suppléments',
  deposit: 'Caution (hors prix)',
  deposits: { cash: 'Espèces', cheque: 'Chèque', 'card-hold': 'Empreinte bancaire', none: 'Sans caution' },
  holdUntil: (day) => `Empreinte valable jusqu’au ${day}`,
  state: 'État au départ',
  good: 'bon état',
  defects: (items) => `à signaler\u00a0: ${items}`,
  charge: (percent) => `batterie chargée à ${percent} %`,
  replaced: (by, at) => `Remplacé par ${by} le ${at}`,
  back: (at) => `Rendu le ${at}`,
  stolen: (at) => `Déclaré volé le ${at}`,
  terms: 'Conditions de location',
  signature: 'Lu et approuvé, signature du locataire',
  prevails: '',
}

const en: ContractWords = {
  title: 'HIRE CONTRACT',
  number: 'Contract no.',
  renter: 'Hirer',
  phone: 'Tel.',
  idSeen: {
    'identity-card': 'Identity card seen',
    passport: 'Passport seen',
    'driving-licence': 'Driving licence seen',
    none: 'No identity paper seen',
  },
  adult: 'The hirer is an adult',
  adultSaid: 'Says to be an adult',
  riders: 'Riders and passengers',
  years: (age) => `aged ${age}`,
  helmets: { none: 'no helmet', own: 'own helmet', lent: 'helmet lent' },
  bikes: 'Bicycles',
  bike: 'Bicycle',
  serial: 'Serial no.',
  size: 'Size',
  battery: 'Battery',
  accessories: 'Accessories',
  period: 'Period',
  from: 'Departure',
  until: 'Return',
  price: 'Price incl. VAT',
  discount: { group: 'Group discount', 'long-hire': 'Long hire discount' },
  total: 'TOTAL incl. VAT',
  extras: 'Extras',
  deposit: 'Deposit (not part of the price)',
  deposits: { cash: 'Cash', cheque: 'Cheque', 'card-hold': 'Card hold', none: 'No deposit' },
  holdUntil: (day) => `Card hold valid until ${day}`,
  state: 'State at departure',
  good: 'in good order',
  defects: (items) => `to be noted: ${items}`,
  charge: (percent) => `battery charged to ${percent}%`,
  replaced: (by, at) => `Replaced by ${by} on ${at}`,
  back: (at) => `Returned on ${at}`,
  stolen: (at) => `Reported stolen on ${at}`,
  terms: 'Terms of hire',
  signature: 'Read and approved, signature of the hirer',
  prevails: 'Translation of our terms. The French text, available at the counter, prevails.',
}

const de: ContractWords = {
  title: 'MIETVERTRAG',
  number: 'Vertrag Nr.',
  renter: 'Mieter',
  phone: 'Tel.',
  idSeen: {
    'identity-card': 'Personalausweis gesehen',
    passport: 'Reisepass gesehen',
    'driving-licence': 'Führerschein gesehen',
    none: 'Kein Ausweis gesehen',
  },
  adult: 'Der Mieter ist volljährig',
  adultSaid: 'Nach eigener Angabe volljährig',
  riders: 'Fahrer und Mitfahrer',
  years: (age) => `${age} Jahre`,
  helmets: { none: 'ohne Helm', own: 'eigener Helm', lent: 'Helm geliehen' },
  bikes: 'Fahrräder',
  bike: 'Fahrrad',
  serial: 'Rahmennummer',
  size: 'Größe',
  battery: 'Akku',
  accessories: 'Zubehör',
  period: 'Dauer',
  from: 'Abfahrt',
  until: 'Rückgabe',
  price: 'Preis inkl. MwSt.',
  discount: { group: 'Gruppenrabatt', 'long-hire': 'Rabatt für lange Miete' },
  total: 'SUMME inkl. MwSt.',
  extras: 'Zuschläge',
  deposit: 'Kaution (nicht Teil des Preises)',
  deposits: { cash: 'Bar', cheque: 'Scheck', 'card-hold': 'Kartenvormerkung', none: 'Ohne Kaution' },
  holdUntil: (day) => `Kartenvormerkung gültig bis ${day}`,
  state: 'Zustand bei Abfahrt',
  good: 'in gutem Zustand',
  defects: (items) => `zu vermerken: ${items}`,
  charge: (percent) => `Akku zu ${percent} % geladen`,
  replaced: (by, at) => `Ersetzt durch ${by} am ${at}`,
  back: (at) => `Zurückgegeben am ${at}`,
  stolen: (at) => `Als gestohlen gemeldet am ${at}`,
  terms: 'Mietbedingungen',
  signature: 'Gelesen und genehmigt, Unterschrift des Mieters',
  prevails: 'Übersetzung unserer Bedingungen. Maßgebend ist der französische Text, der an der Theke ausliegt.',
}

const nl: ContractWords = {
  title: 'HUURCONTRACT',
  number: 'Contract nr.',
  renter: 'Huurder',
  phone: 'Tel.',
  idSeen: {
    'identity-card': 'Identiteitskaart gezien',
    passport: 'Paspoort gezien',
    'driving-licence': 'Rijbewijs gezien',
    none: 'Geen identiteitsbewijs gezien',
  },
  adult: 'De huurder is meerderjarig',
  adultSaid: 'Volgens eigen zeggen meerderjarig',
  riders: 'Fietsers en passagiers',
  years: (age) => `${age} jaar`,
  helmets: { none: 'zonder helm', own: 'eigen helm', lent: 'helm geleend' },
  bikes: 'Fietsen',
  bike: 'Fiets',
  serial: 'Framenummer',
  size: 'Maat',
  battery: 'Accu',
  accessories: 'Accessoires',
  period: 'Duur',
  from: 'Vertrek',
  until: 'Terugkomst',
  price: 'Prijs incl. btw',
  discount: { group: 'Groepskorting', 'long-hire': 'Korting lange huur' },
  total: 'TOTAAL incl. btw',
  extras: 'Toeslagen',
  deposit: 'Borg (geen deel van de prijs)',
  deposits: { cash: 'Contant', cheque: 'Cheque', 'card-hold': 'Reservering op kaart', none: 'Zonder borg' },
  holdUntil: (day) => `Reservering op kaart geldig tot ${day}`,
  state: 'Staat bij vertrek',
  good: 'in goede staat',
  defects: (items) => `te vermelden: ${items}`,
  charge: (percent) => `accu geladen tot ${percent} %`,
  replaced: (by, at) => `Vervangen door ${by} op ${at}`,
  back: (at) => `Teruggebracht op ${at}`,
  stolen: (at) => `Gestolen gemeld op ${at}`,
  terms: 'Huurvoorwaarden',
  signature: 'Gelezen en goedgekeurd, handtekening van de huurder',
  prevails: 'Vertaling van onze voorwaarden. De Franse tekst, aan de toog te lezen, is bepalend.',
}

export const contractWords: Readonly<Record<Language, ContractWords>> = { fr, en, de, nl }
