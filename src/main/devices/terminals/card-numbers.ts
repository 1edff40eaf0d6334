/**
 * A terminal's ticket without the numbers of cards: of every run of thirteen digits and more, spaces, dashes and masking
 * signs counted as digits, only the last four stay. A long number that is none is masked with it: the ticket that the
 * terminal keeps has it.
 */
export function withoutCardNumbers(text: string): string {
  return text.replaceAll(/(?<![0-9A-Za-z])[0-9](?:[ -]?[0-9Xx*#.•]){11,}[0-9](?![0-9A-Za-z])/g, (number) => {
    const digits = number.replaceAll(/[ -]/g, '')
    return digits.length < 13 ? number : `************${digits.slice(-4)}`
  })
}
