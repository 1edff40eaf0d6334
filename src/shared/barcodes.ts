/** The check digit of an EAN-8, UPC-A or EAN-13 body: weights 3, 1, 3, 1 … from the right (GS1; brief hardware §3.6). */
export function eanCheckDigit(body: string): number {
  const total = [...body].reverse().reduce((acc, digit, i) => acc + Number(digit) * (i % 2 === 0 ? 3 : 1), 0)
  return (10 - (total % 10)) % 10
}

/** Whether the last digit is the check digit of those before it, at any length that GS1 gives one. */
export function isChecked(digits: string): boolean {
  return /^\d{2,18}$/.test(digits) && eanCheckDigit(digits.slice(0, -1)) === Number(digits.slice(-1))
}

/** A product code as the catalogue keeps it: 8 or 13 digits with the right check digit; UPC-A gains its leading zero. */
export function normaliseEan(code: string): string | undefined {
  const digits = code.length === 12 ? `0${code}` : code
  return /^(\d{8}|\d{13})$/.test(digits) && isChecked(digits) ? digits : undefined
}

/** The same of all that a wand sends for one article: also a UPC-E, and the fourteen digits of GS1, which name one piece. */
export function gtinOf(code: string): string | undefined {
  return normaliseEan(code) ?? fromGtin14(code) ?? fromUpcE(code)
}

/** Numbers that mean something only in the shop that printed them: 02 and 20–29, and short ones beginning with 0 or 2. */
export function isInStore(ean: string): boolean {
  return ean.length === 8 ? /^[02]/.test(ean) : /^(02|04|2\d)/.test(ean)
}

/** An indicator of 1 to 9 is a carton or a weighed piece of the article, not the article that is sold. */
function fromGtin14(code: string): string | undefined {
  if (!/^0\d{13}$/.test(code) || !isChecked(code)) return undefined
  return code.startsWith('000000') ? code.slice(6) : code.slice(1)
}

/** A UPC-E is a UPC-A without its zeros; its check digit is that of the whole number. */
function fromUpcE(code: string): string | undefined {
  const found = /^([01])(\d{5})(\d)(\d)$/.exec(code)
  if (!found) return undefined
  const [, system = '', five = '', last = '', check = ''] = found
  const body =
    last <= '2'
      ? `${five.slice(0, 2)}${last}0000${five.slice(2)}`
      : last === '3'
        ? `${five.slice(0, 3)}00000${five.slice(3)}`
        : last === '4'
          ? `${five.slice(0, 4)}00000${five.slice(4)}`
          : `${five}0000${last}`
  return normaliseEan(`${system}${body}${check}`)
}
