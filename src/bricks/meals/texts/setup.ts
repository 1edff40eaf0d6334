import { of, type Sentence } from './sentence.ts'

type Setup =
  | 'FORMULA_TWICE'
  | 'PRICE_OF_UNKNOWN_FORMULA'
  | 'PRICE_TWICE'
  | 'FORMULA_IN_USE'
  | 'BAND_IN_USE'
  | 'ALARM_BELOW_LIMIT'
export const setupFr: Readonly<Record<Setup, Sentence>> = {
  FORMULA_TWICE: (f) => `La formule « ${of(f, 'formula')} » est là deux fois.`,
  PRICE_OF_UNKNOWN_FORMULA: (f) => `Un tarif porte la formule « ${of(f, 'formula')} », qui n'existe pas.`,
  PRICE_TWICE: (f) => `La tranche ${of(f, 'band')} a deux tarifs pour « ${of(f, 'formula')} » au ${of(f, 'from')}.`,
  FORMULA_IN_USE: (f) => `« ${of(f, 'formula')} » est dans des commandes habituelles : changez-les d'abord.`,
  BAND_IN_USE: (f) => `La tranche ${of(f, 'band')} est dans des dossiers : donnez-leur une autre d'abord.`,
  ALARM_BELOW_LIMIT: "L'alarme du froid doit être au-dessus de sa limite.",
}
export const setupEn: Readonly<Record<Setup, Sentence>> = {
  FORMULA_TWICE: (f) => `The formula “${of(f, 'formula')}” is there twice.`,
  PRICE_OF_UNKNOWN_FORMULA: (f) => `A price bears the formula “${of(f, 'formula')}”, which does not exist.`,
  PRICE_TWICE: (f) => `Band ${of(f, 'band')} has two prices for “${of(f, 'formula')}” from ${of(f, 'from')}.`,
  FORMULA_IN_USE: (f) => `“${of(f, 'formula')}” is in standing orders: change them first.`,
  BAND_IN_USE: (f) => `Band ${of(f, 'band')} is in files: give them another first.`,
  ALARM_BELOW_LIMIT: 'The alarm of the cold chain is above its limit.',
}
