import type { RefusalDetail } from '../result.ts'

/** What refusals of tabs, tables, rounds and splits say. */
export const tabRefusalsFr = {
  TICKET_ELSEWHERE: 'Ce ticket est ouvert sur un autre écran, ou mis de côté : reprenez-le d’abord.',
  REASON_NEEDED: 'La cuisine a déjà reçu cet article : dites pourquoi il est annulé.',
  LINE_SHARED: 'Plusieurs personnes paient cette ligne : rendez d’abord les parts.',
  PRICE_FIXED: 'Ce prix n’est pas le nôtre : il ne se remise pas.',
  DISCOUNT_TOO_LARGE: 'On ne peut pas retirer plus que le prix.',
  DISCOUNT_OVER_LIMIT: (f: RefusalDetail) =>
    `Au-delà de ${String(f['percent']).replace('.', ',')} %, un responsable accorde la remise.`,
  TAB_NEEDS_NAME: 'Donnez un nom à l’ardoise, ou une table.',
  TABLE_UNKNOWN: 'Cette table n’est plus sur le plan.',
  TABLE_OCCUPIED: (f: RefusalDetail) => `La table ${f['table']} est occupée.`,
  TABLE_LABEL_TWICE: (f: RefusalDetail) => `Deux tables s’appellent ${f['table']} : chacune a son nom.`,
  TICKET_BEING_SPLIT: 'Cette ardoise est en cours de partage ou remisée : finissez d’abord.',
  NOTHING_TO_SHARE: 'Il n’y a rien à partager.',
  SHARE_TOO_LARGE: 'C’est plus que ce qui reste à payer.',
  TOO_MANY_SHARES: 'Trop de parts : il n’y aurait pas un centime pour chacun.',
  NOT_A_PART: 'Ce ticket n’est pas la part de quelqu’un.',
}
