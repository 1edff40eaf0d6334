import type { ParcelState } from '../rules/states.ts'
import { of, type Sentence } from './sentence.ts'

type Shelves =
  | 'PARCEL_UNKNOWN'
  | 'PARCEL_NOT_SO'
  | 'PARCEL_NOT_HERE'
  | 'PLACE_UNKNOWN'
  | 'PLACE_TWICE'
  | 'PLACE_HOLDS'
  | 'INVENTORY_RUNS'
  | 'INVENTORY_OVER'
  | 'PARCELS_UNSEEN'

export const statesFr: Readonly<Record<ParcelState, string>> = {
  announced: 'annoncé',
  stored: 'en rayon',
  'to-return': 'à rendre',
  'picked-up': 'remis au client',
  'handed-over': 'rendu au chauffeur',
  'not-received': 'non reçu',
  'closed-missing': 'jamais reçu',
  'refused-at-dock': 'refusé à la livraison',
  'dropped-off': 'déposé',
  missing: 'introuvable',
  lost: 'perdu',
}
export const statesEn: Readonly<Record<ParcelState, string>> = {
  announced: 'announced',
  stored: 'on the shelf',
  'to-return': 'to return',
  'picked-up': 'handed to the customer',
  'handed-over': 'given to the driver',
  'not-received': 'not received',
  'closed-missing': 'never received',
  'refused-at-dock': 'refused at the door',
  'dropped-off': 'dropped off',
  missing: 'not found',
  lost: 'lost',
}

export const shelvesFr: Readonly<Record<Shelves, Sentence>> = {
  PARCEL_UNKNOWN: 'Ce colis n’est pas au registre.',
  PARCEL_NOT_SO: (f) => `Impossible : ce colis est ${statesFr[of(f, 'state') as ParcelState] ?? 'nouveau'}.`,
  PARCEL_NOT_HERE: (f) => `Ce colis n’est plus ici : ${statesFr[of(f, 'state') as ParcelState] ?? 'parti'}.`,
  PLACE_UNKNOWN: (f) =>
    of(f, 'place') ? `L’emplacement ${of(f, 'place')} n’existe pas.` : 'Aucun emplacement : à créer dans les réglages.',
  PLACE_TWICE: (f) => `L’emplacement ${of(f, 'place')} figure deux fois.`,
  PLACE_HOLDS: (f) => `${of(f, 'place')} contient encore ${of(f, 'count')} colis : rangez-les ailleurs d’abord.`,
  INVENTORY_RUNS: 'Un inventaire est déjà en cours.',
  INVENTORY_OVER: 'Cet inventaire est terminé.',
  PARCELS_UNSEEN: (f) => `${of(f, 'count')} colis non vus. Terminer l’inventaire et les noter introuvables ?`,
}
export const shelvesEn: Readonly<Record<Shelves, Sentence>> = {
  PARCEL_UNKNOWN: 'This parcel is not in the register.',
  PARCEL_NOT_SO: (f) => `Not possible: this parcel is ${statesEn[of(f, 'state') as ParcelState] ?? 'new'}.`,
  PARCEL_NOT_HERE: (f) => `This parcel is not here any more: ${statesEn[of(f, 'state') as ParcelState] ?? 'gone'}.`,
  PLACE_UNKNOWN: (f) =>
    of(f, 'place') ? `There is no place ${of(f, 'place')}.` : 'No places yet: make them in the settings.',
  PLACE_TWICE: (f) => `The place ${of(f, 'place')} is there twice.`,
  PLACE_HOLDS: (f) => `${of(f, 'place')} still holds ${of(f, 'count')}: put that elsewhere first.`,
  INVENTORY_RUNS: 'An inventory is going on already.',
  INVENTORY_OVER: 'This inventory is over.',
  PARCELS_UNSEEN: (f) => `${of(f, 'count')} not seen. End the inventory and note them as not found?`,
}
