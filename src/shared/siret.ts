import { isSiren, sirenOf } from './siren.ts'

const LA_POSTE = '356000000'

/**
 * A SIRET is a SIREN and five digits of the establishment, and Luhn's sum over all fourteen is a multiple of ten (INSEE).
 * La Poste has more establishments than that sum leaves room for: there the plain sum is a multiple of five. Spaces count
 * for nothing.
 */
export function isSiret(text: string): boolean {
  const digits = text.replaceAll(/\s/g, '')
  if (!/^\d{14}$/.test(digits) || !isSiren(digits.slice(0, 9))) return false
  if (digits.startsWith(LA_POSTE)) return sum([...digits].map(Number)) % 5 === 0
  const weighted = [...digits].map((digit, index) => Number(digit) * (index % 2 === 0 ? 2 : 1))
  return sum(weighted.map((value) => (value > 9 ? value - 9 : value))) % 10 === 0
}

/** As people read it: `123 456 789 00012`. */
export function shownSiret(siret: string): string {
  const digits = siret.replaceAll(/\s/g, '')
  return digits.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1 $2 $3 $4')
}

/** The French VAT number of a SIRET: two digits that follow from the SIREN, and the SIREN (BOI-TVA-DECLA-20-10-10). */
export function vatNumberOf(siret: string): string {
  const siren = sirenOf(siret)
  const key = (12 + 3 * (Number(siren) % 97)) % 97
  return `FR${String(key).padStart(2, '0')} ${siren}`
}

/** What papers bear of a café that is still being registered, for its SIRET and its VAT number. */
export const PENDING = 'en cours'

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
