import { wallTime, type BusinessDay } from '../../../shared/business-day.ts'
import type { PaidFor } from '../rules/statement.ts'
import type { ParcelEventKind, ParcelState } from '../rules/states.ts'

/** Papers are in French, whoever asks for them. */
export const paidForWords: Readonly<Record<PaidFor, string>> = {
  'handed-over': 'Remises',
  'handed-over-heavy': 'Remises, colis lourds',
  'dropped-off': 'Dépôts',
  returned: 'Retours au chauffeur',
}
export const eventWords: Readonly<Record<ParcelEventKind, string>> = {
  announce: 'Annoncé',
  receive: 'Reçu',
  'refuse-at-dock': 'Refusé à la livraison',
  'not-seen': 'Non livré',
  'close-missing': 'Clos, jamais livré',
  'drop-off': 'Déposé',
  'hand-over': 'Remis',
  'undo-hand-over': 'Remise annulée',
  expire: 'Délai dépassé',
  'give-to-driver': 'Rendu au chauffeur',
  miss: 'Introuvable',
  find: 'Retrouvé',
  lose: 'Perdu',
}
export const stateWords: Readonly<Record<ParcelState, string>> = {
  announced: 'annoncé',
  stored: 'en rayon',
  'to-return': 'à rendre',
  'picked-up': 'remis',
  'handed-over': 'parti',
  'not-received': 'non reçu',
  'closed-missing': 'jamais reçu',
  'refused-at-dock': 'refusé',
  'dropped-off': 'déposé',
  missing: 'introuvable',
  lost: 'perdu',
}
const MONTHS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ')

/** « novembre 2026 ». */
export function monthWords(month: string): string {
  const [year = '', number = ''] = month.split('-')
  return `${MONTHS[Number(number) - 1] ?? ''} ${year}`
}
/** « 05/11/2026 ». */
export const dayWords = (day: BusinessDay): string => day.split('-').toReversed().join('/')
export function hourWords(atMs: number, zone: string): string {
  const { minute } = wallTime(atMs, zone)
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':')
}
