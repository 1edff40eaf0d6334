/** Without the signs that are taken for one another: no 0, 1, I, L, O. Thirty-one of them, which is a prime number. */
export const VOUCHER_SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
/** More than 25 thousand million million codes. */
const RANDOM_SIGNS = 11
export const VOUCHER_CODE_LENGTH = RANDOM_SIGNS + 1

/** `random` gives whole numbers below what it is asked, each as likely as the other. */
export function newVoucherCode(random: (below: number) => number): string {
  const signs = Array.from({ length: RANDOM_SIGNS }, () => VOUCHER_SIGNS.charAt(random(VOUCHER_SIGNS.length))).join('')
  return signs + checkSign(signs)
}

/**
 * The last sign: a weighted sum modulo a prime. One wrong sign, or two that changed places, never fit it.
 */
function checkSign(signs: string): string {
  const sum = Array.from(signs).reduce((total, sign, n) => total + (n + 1) * VOUCHER_SIGNS.indexOf(sign), 0)
  return VOUCHER_SIGNS.charAt(sum % VOUCHER_SIGNS.length)
}

/** The code that somebody typed or scanned; undefined where it is none: a slip of the finger, no guess. */
export function readVoucherCode(text: string): string | undefined {
  const code = text.toUpperCase().replaceAll(/[\s-]/g, '')
  const isOne = code.length === VOUCHER_CODE_LENGTH && Array.from(code).every((sign) => VOUCHER_SIGNS.includes(sign))
  return isOne && checkSign(code.slice(0, RANDOM_SIGNS)) === code.slice(RANDOM_SIGNS) ? code : undefined
}

/** In groups of four, as it is printed. */
export function spacedVoucherCode(code: string): string {
  return code.match(/.{1,4}/g)?.join('-') ?? code
}
