import { eanCheckDigit } from '../../../shared/barcodes.ts'

/**
 * The keys of parcel numbers, each from the signs that it covers (brief parcels §1.2, worked examples in the tests). What
 * each of them cannot notice is written down, and held to, in test/undetectable.test.ts.
 */

const weighted = (digits: string, weights: readonly number[]): number =>
  [...digits].reduce((sum, digit, i) => sum + Number(digit) * (weights[i % weights.length] ?? 0), 0)

/** UPU S10, eight digits: mod 11, where ten and eleven have no digit of their own. */
export function s10Key(serial: string): string {
  const left = weighted(serial, [8, 6, 4, 2, 3, 5, 9, 7]) % 11
  return left === 0 ? '5' : left === 1 ? '0' : String(11 - left)
}

/** Colissimo within France, ten digits; the two signs of the product in front are not covered. */
export const colissimoKey = (serial: string): string => String(eanCheckDigit(serial))

/** GS1 SSCC, seventeen digits. */
export const ssccKey = (body: string): string => String(eanCheckDigit(body))

/** GLS, eleven digits: as GS1, over one more. */
export const glsKey = (body: string): string => String((eanCheckDigit(body) + 9) % 10)

/** Mondial Relay, any number of digits: mod 11, weights 2 to 7 from the right. That ten gives 0, as eleven does, is inferred. */
export function mondialRelayKey(body: string): string {
  const key = 11 - (weighted([...body].reverse().join(''), [2, 3, 4, 5, 6, 7]) % 11)
  return key > 9 ? '0' : String(key)
}

/** UPS, the fifteen signs behind `1Z`; a letter counts as (ASCII − 3) mod 10. */
export function upsKey(body: string): string {
  const digits = body.replace(/[A-Z]/g, (letter) => String((letter.charCodeAt(0) - 3) % 10))
  return String((10 - (weighted(digits, [1, 2]) % 10)) % 10)
}

/** DPD: ISO/IEC 7064 MOD 37,36 over digits and capitals. */
export function dpdKey(body: string): string {
  let left = 36
  for (const sign of body) {
    left += Number.parseInt(sign, 36)
    if (left > 36) left -= 36
    left *= 2
    if (left > 36) left -= 37
  }
  return ((37 - left) % 36).toString(36).toUpperCase()
}
