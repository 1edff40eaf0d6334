import type { RefusalDetail } from '../../../shared/result.ts'
import { of, type Sentence } from './sentence.ts'

type Deliveries =
  | 'CONTRACT_OVER'
  | 'CONTRACT_NOT_BEGUN'
  | 'NO_TERMS'
  | 'DELIVERY_OVER'
  | 'MANY_ANNOUNCED'
  | 'ARTICLE_SCANNED'
  | 'SORTING_SCANNED'
  | 'NOT_A_LABEL'
  | 'MISSING_PARCELS'

const ofDay = (detail: RefusalDetail, name: string) => of(detail, name).split('-').reverse().join('/')
const more = (detail: RefusalDetail) => Number(detail['before'] ?? 0) > 0
const several = (detail: RefusalDetail, name: string) => Number(detail[name] ?? 0) > 1

/** What is no label, and why. */
const noLabelFr: Readonly<Record<string, string>> = {
  empty: 'rien n’a été lu',
  'too-short': 'trop court',
  'too-long': 'trop long',
  signs: 'des signes qu’aucune étiquette ne porte',
}
const noLabelEn: Readonly<Record<string, string>> = {
  empty: 'nothing was read',
  'too-short': 'too short',
  'too-long': 'too long',
  signs: 'signs that no label bears',
}

export const deliveriesFr: Readonly<Record<Deliveries, Sentence>> = {
  CONTRACT_OVER: (f) =>
    `Contrat terminé le ${ofDay(f, 'to')} : réception impossible, remises et retours encore possibles.`,
  CONTRACT_NOT_BEGUN: (f) => `Le contrat commence le ${ofDay(f, 'from')} : réception impossible avant.`,
  NO_TERMS: (f) =>
    `${of(f, 'carrier') || 'Ce transporteur'} : aucune condition en vigueur ce jour. À saisir dans les réglages.`,
  DELIVERY_OVER: 'Cette tournée est clôturée.',
  MANY_ANNOUNCED: (f) => {
    const before = more(f) ? ` (${of(f, 'before')} déjà reçus)` : ''
    const limit = Number(f['limit'] ?? 0) > 0 ? ` Votre limite est ${of(f, 'limit')} par jour${before}.` : ''
    return `${of(f, 'announced')} colis annoncés ?${limit} Confirmer ?`
  },
  ARTICLE_SCANNED: (f) => `C’est un code article (${of(f, 'ean')}), pas un colis.`,
  SORTING_SCANNED: 'Code de tri Colissimo : scannez l’autre code, celui qui commence par 6A, 8L… (13 caractères).',
  NOT_A_LABEL: (f) => `Ce n’est pas une étiquette de colis : ${noLabelFr[of(f, 'why')] ?? 'code illisible'}.`,
  MISSING_PARCELS: (f) =>
    `${of(f, 'missing')} colis ${several(f, 'missing') ? 'manquent' : 'manque'}. Clôturer quand même ?`,
}
export const deliveriesEn: Readonly<Record<Deliveries, Sentence>> = {
  CONTRACT_OVER: (f) => `Contract ended on ${ofDay(f, 'to')}: nothing comes in, what is here may still go out.`,
  CONTRACT_NOT_BEGUN: (f) => `The contract begins on ${ofDay(f, 'from')}: nothing comes in before.`,
  NO_TERMS: (f) => `${of(f, 'carrier') || 'This carrier'}: nothing was agreed for this day. Enter it in the settings.`,
  DELIVERY_OVER: 'This round is closed.',
  MANY_ANNOUNCED: (f) => {
    const before = more(f) ? ` (${of(f, 'before')} came already)` : ''
    const limit = Number(f['limit'] ?? 0) > 0 ? ` Your limit is ${of(f, 'limit')} a day${before}.` : ''
    return `${of(f, 'announced')} parcels announced?${limit} Confirm?`
  },
  ARTICLE_SCANNED: (f) => `This is the code of an article (${of(f, 'ean')}), not a parcel.`,
  SORTING_SCANNED: 'Colissimo’s sorting code: scan the other one, which begins with 6A, 8L… (13 signs).',
  NOT_A_LABEL: (f) => `This is no parcel label: ${noLabelEn[of(f, 'why')] ?? 'it cannot be read'}.`,
  MISSING_PARCELS: (f) =>
    `${of(f, 'missing')} ${several(f, 'missing') ? 'parcels are' : 'parcel is'} missing. Close all the same?`,
}
