/** A SIREN is nine digits with a key: Luhn's sum over them is a multiple of ten (INSEE). Zeros alone are nobody's. */
export function isSiren(text: string): boolean {
  if (!/^\d{9}$/.test(text) || /^0+$/.test(text)) return false
  const total = [...text].reduce((sum, digit, index) => {
    const weighted = Number(digit) * (index % 2 === 1 ? 2 : 1)
    return sum + (weighted > 9 ? weighted - 9 : weighted)
  }, 0)
  return total % 10 === 0
}

/** The SIREN inside a SIRET, which may be written with spaces. */
export function sirenOf(siret: string): string {
  return siret.replaceAll(/\D/g, '').slice(0, 9)
}
