/**
 * The code of a ticket on its receipt: `T`, its number in six digits or more, two check digits that
 * know the till: long enough for a wand's rhythm to show. Digits and the one letter
 * that lies at the same place on every keyboard, so that no layout garbles it.
 */
export function ticketCode(till: string, number: number): string {
  return `T${printed(number)}${ticketCheck(till, number)}`
}

const printed = (number: number): string => String(number).padStart(6, '0')

/** What stands in such a code, whichever till printed it. */
export function ticketOf(text: string): { readonly number: number; readonly check: string } | undefined {
  const found = /^T(\d{6,9})(\d\d)$/i.exec(text)
  const number = Number(found?.[1])
  // More zeros than are ever printed are a digit misread.
  return found && number > 0 && printed(number) === found[1] ? { number, check: found[2] ?? '' } : undefined
}

/** ISO 7064, MOD 97-10, over the till's name and the number: a digit misread or two that changed places are noticed. */
export function ticketCheck(till: string, number: number): string {
  const digits = [...`${till.toUpperCase()}-${printed(number)}`].map((sign) =>
    sign.charCodeAt(0).toString().padStart(3, '0'),
  )
  const rest = Number(BigInt(`${digits.join('')}00`) % 97n)
  return String(98 - rest).padStart(2, '0')
}
