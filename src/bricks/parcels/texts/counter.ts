import type { Carrier } from '../rules/carrier.ts'
import { of, type Sentence } from './sentence.ts'

type Counter =
  | 'ALREADY_HANDED_OVER'
  | 'NOT_ONE_PERSON'
  | 'PROOF_USED'
  | 'TO_PAY_FIRST'
  | 'ID_NOT_SHOWN'
  | 'CODE_NOT_GIVEN'
  | 'THIRD_PERSON_REFUSED'
  | 'OWN_ID_NOT_SHOWN'
  | 'BOTH_IDS_NEEDED'
  | 'SIGNATURE_MISSING'
  | 'LATE_NOT_ALLOWED'
  | 'NOT_TODAY'
  | 'CAME_BACK'
  | 'LINE_ON_TICKET'
  | 'CHECK_WRONG'
  | 'ALREADY_HERE'
  | 'OVER_LIMITS'
  | 'NAME_NEEDED'
  | 'LABEL_NEEDED'
  | 'OTHER_CARRIERS_PARCEL'
  | 'MANIFEST_UNSIGNED'
  | 'MANIFEST_EXISTS'
  | 'MANIFEST_UNKNOWN'
  | 'NOT_A_LOCAL_SHOP'
  | 'NO_CODE'
  | 'CODE_RESTS'
  | 'NOBODY_TO_CALL'

type Seen = Carrier['proof']
export const seenFr: Readonly<Record<Seen, string>> = {
  nothing: 'sans pièce',
  id: 'pièce vérifiée',
  code: 'code vérifié',
  'id-and-code': 'pièce et code vérifiés',
}
export const seenEn: Readonly<Record<Seen, string>> = {
  nothing: 'no paper shown',
  id: 'paper checked',
  code: 'code checked',
  'id-and-code': 'paper and code checked',
}
const isSeen = (text: string): text is Seen => text in seenFr

/** By how much a weight or a measure is over, in the unit that people use. */
const figure = (what: string, value: string) =>
  what === 'weight' ? `${Number(value) / 1000}\u00a0kg` : `${value}\u00a0cm`
const figureFr = (what: string, value: string) => figure(what, value).replace('.', ',')

export const counterFr: Readonly<Record<Counter, Sentence>> = {
  ALREADY_HANDED_OVER: (f) => {
    const seen = of(f, 'seen')
    return `Déjà remis le ${of(f, 'day')} à ${of(f, 'time')} par ${of(f, 'by')} (${isSeen(seen) ? seenFr[seen] : seen}).`
  },
  NOT_ONE_PERSON: 'Ces colis ne sont pas à la même personne : une remise par personne.',
  PROOF_USED: 'Cette remise est déjà enregistrée.',
  TO_PAY_FIRST: 'Il y a un montant à encaisser : il va sur le ticket.',
  ID_NOT_SHOWN: (f) => `${of(f, 'carrier')} demande une pièce d’identité.`,
  CODE_NOT_GIVEN: (f) => `${of(f, 'carrier')} demande le code de retrait.`,
  THIRD_PERSON_REFUSED: (f) => `${of(f, 'carrier')} ne remet qu’au destinataire lui-même.`,
  OWN_ID_NOT_SHOWN: (f) => `${of(f, 'carrier')} demande la pièce d’identité de la personne présente.`,
  BOTH_IDS_NEEDED: (f) =>
    `${of(f, 'carrier')} demande les deux pièces d’identité originales : celle du destinataire et celle de la personne présente. Une lettre signée ne suffit pas.`,
  SIGNATURE_MISSING: (f) => `${of(f, 'carrier')} demande une signature.`,
  LATE_NOT_ALLOWED: (f) => {
    const days = Number(f['days'] ?? 0)
    const since = days > 1 ? `depuis ${days} jours` : 'depuis hier'
    return `${days === 0 ? 'Refusé, en attente du chauffeur' : `Délai dépassé ${since}`}. Autorisé par ${of(f, 'carrier')} ? Non par défaut.`
  },
  NOT_TODAY: 'Une remise s’annule le jour même seulement.',
  CAME_BACK: 'Le même numéro est revenu depuis : cette remise ne s’annule plus.',
  LINE_ON_TICKET: 'Son montant est encore sur un ticket : retirez d’abord la ligne.',
  CHECK_WRONG: (f) =>
    `Clé de contrôle fausse : ${of(f, 'expected')} attendu, ${of(f, 'read')} lu. Rescannez, ou forcez avec un motif.`,
  ALREADY_HERE: (f) => `Ce colis est déjà ici${of(f, 'place') ? ` : ${of(f, 'place')}` : ''}.`,
  OVER_LIMITS: (f) => {
    const what = of(f, 'what')
    const name = what === 'weight' ? 'Trop lourd' : what === 'longest' ? 'Trop long' : 'Trop grand'
    return `${name} : ${figureFr(what, of(f, 'value'))} pour ${figureFr(what, of(f, 'most'))} au plus. L’accepter quand même ?`
  },
  NAME_NEEDED: 'Pour qui ? Il faut un nom.',
  LABEL_NEEDED: 'Scannez l’étiquette du colis.',
  OTHER_CARRIERS_PARCEL: (f) => `${of(f, 'code')} n’est pas à ce transporteur.`,
  MANIFEST_UNSIGNED: 'Signature du chauffeur manquante. Continuer sans (motif obligatoire) ?',
  MANIFEST_EXISTS: 'Cette remise est déjà enregistrée.',
  MANIFEST_UNKNOWN: 'Ce bordereau n’existe pas.',
  NOT_A_LOCAL_SHOP: 'Seulement pour ce que dépose un commerce.',
  NO_CODE: 'Aucun code n’a été donné pour ce retrait : prévenez d’abord la personne.',
  CODE_RESTS: (f) => `Trop d’essais. Nouvel essai dans ${of(f, 'minutes')} min.`,
  NOBODY_TO_CALL: 'Tout le monde est prévenu.',
}

export const counterEn: Readonly<Record<Counter, Sentence>> = {
  ALREADY_HANDED_OVER: (f) => {
    const seen = of(f, 'seen')
    return `Handed over already on ${of(f, 'day')} at ${of(f, 'time')} by ${of(f, 'by')} (${isSeen(seen) ? seenEn[seen] : seen}).`
  },
  NOT_ONE_PERSON: 'These parcels are not one person’s: one hand-over for each.',
  PROOF_USED: 'This hand-over is recorded already.',
  TO_PAY_FIRST: 'Something is to be paid: it goes on the ticket.',
  ID_NOT_SHOWN: (f) => `${of(f, 'carrier')} wants an identity paper.`,
  CODE_NOT_GIVEN: (f) => `${of(f, 'carrier')} wants the pick-up code.`,
  THIRD_PERSON_REFUSED: (f) => `${of(f, 'carrier')} hands over to the recipient alone.`,
  OWN_ID_NOT_SHOWN: (f) => `${of(f, 'carrier')} wants the paper of whoever is here.`,
  BOTH_IDS_NEEDED: (f) =>
    `${of(f, 'carrier')} wants both original papers: the recipient’s and that of whoever is here. A signed letter is not enough.`,
  SIGNATURE_MISSING: (f) => `${of(f, 'carrier')} wants a signature.`,
  LATE_NOT_ALLOWED: (f) => {
    const days = Number(f['days'] ?? 0)
    const since = days > 1 ? `for ${days} days` : 'since yesterday'
    return `${days === 0 ? 'Refused, waiting for the driver' : `Overdue ${since}`}. Allowed by ${of(f, 'carrier')}? No, unless told.`
  },
  NOT_TODAY: 'A hand-over is taken back on its own day only.',
  CAME_BACK: 'The same number came again since: this hand-over is not taken back any more.',
  LINE_ON_TICKET: 'What it costs is still on a ticket: take the line off first.',
  CHECK_WRONG: (f) =>
    `Wrong check digit: ${of(f, 'expected')} expected, ${of(f, 'read')} read. Scan again, or force it with a reason.`,
  ALREADY_HERE: (f) => `This parcel is here already${of(f, 'place') ? `: ${of(f, 'place')}` : ''}.`,
  OVER_LIMITS: (f) => {
    const what = of(f, 'what')
    const name = what === 'weight' ? 'Too heavy' : what === 'longest' ? 'Too long' : 'Too large'
    return `${name}: ${figure(what, of(f, 'value'))}, ${figure(what, of(f, 'most'))} at the most. Take it all the same?`
  },
  NAME_NEEDED: 'For whom? A name is needed.',
  LABEL_NEEDED: 'Scan the label of the parcel.',
  OTHER_CARRIERS_PARCEL: (f) => `${of(f, 'code')} is not this carrier’s.`,
  MANIFEST_UNSIGNED: 'The driver has not signed. Go on without (a reason is needed)?',
  MANIFEST_EXISTS: 'This is recorded already.',
  MANIFEST_UNKNOWN: 'There is no such manifest.',
  NOT_A_LOCAL_SHOP: 'Only for what a shop leaves here.',
  NO_CODE: 'No code was given out for it: call the person first.',
  CODE_RESTS: (f) => `Too many tries. Try again in ${of(f, 'minutes')} min.`,
  NOBODY_TO_CALL: 'Everybody was called.',
}
