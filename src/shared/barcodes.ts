/** The check digit of an EAN-8, UPC-A or EAN-13 body: weights 3, 1, 3, 1 … from the right (GS1; brief hardware §3.6). */
export function eanCheckDigit(body: string): number {
  const total = [...body].reverse().reduce((acc, digit, i) => acc + Number(digit) * (i % 2 === 0 ? 3 : 1), 0)
  return (10 - (total % 10)) % 10
}

/** A product code as the catalogue keeps it: 8 or 13 digits with the right check digit; UPC-A gains its leading zero. */
export function normaliseEan(code: string): string | undefined {
  const digits = code.length === 12 ? `0${code}` : code
  if (!/^(\d{8}|\d{13})$/.test(digits)) return undefined
  return eanCheckDigit(digits.slice(0, -1)) === Number(digits.slice(-1)) ? digits : undefined
}
