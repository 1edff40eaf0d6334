/** What stands behind the title and between two stops. */
export type Breaks = { readonly title: string; readonly stop: string; readonly line: string }
export const ON_LINES: Breaks = { title: '\n', stop: '\n\n', line: '\n' }
/** A printer obeys control characters wherever they stand: what it prints itself has none. */
export const IN_ONE_LINE: Breaks = { title: ' ● ', stop: ' ● ', line: ' · ' }

/**
 * A round as codes that any telephone reads without a network: plain words, so many bytes a code at the most. A stop is only
 * cut where it alone is too long for one.
 */
export function qrTexts(
  title: string,
  stops: readonly string[],
  maxBytes: number,
  breaks: Breaks = ON_LINES,
): readonly string[] {
  // Room for « 12/12 » behind the title, whatever the count will be.
  const room = maxBytes - bytes(`${title} 99/99${breaks.title}`)
  const pages: string[] = []
  let page = ''
  for (const piece of stops.flatMap((stop) => pieces(stop, room))) {
    const longer = page === '' ? piece : `${page}${breaks.stop}${piece}`
    if (page !== '' && bytes(longer) > room) {
      pages.push(page)
      page = piece
    } else page = longer
  }
  if (page !== '') pages.push(page)
  return pages.map((words, n) => `${title} ${n + 1}/${pages.length}${breaks.title}${words}`)
}

const encoder = new TextEncoder()
const bytes = (words: string): number => encoder.encode(words).length

/** Words in pieces of so many bytes, none of them in the middle of a letter. */
function pieces(words: string, most: number): readonly string[] {
  if (bytes(words) <= most) return [words]
  const cut: string[] = []
  let piece = ''
  for (const letter of words) {
    if (bytes(piece + letter) > most) {
      cut.push(piece)
      piece = ''
    }
    piece += letter
  }
  return [...cut, piece]
}
