import { assert } from '../../shared/assert.ts'

type Printable = (text: string) => string

/**
 * Lines of at most `width` cells. Lines break at ordinary spaces only; a word that is longer than a line is cut.
 * Text is made printable before it is measured, since `…` may become three cells.
 */
export function wrap(text: string, width: number, printable: Printable): readonly string[] {
  assert(Number.isInteger(width) && width > 0, `not a width in cells: ${width}`)
  return text.split(/\r\n|\r|\n/).flatMap((paragraph) => wrapParagraph(paragraph, width, printable))
}

function wrapParagraph(paragraph: string, width: number, printable: Printable): readonly string[] {
  const whole = printable(paragraph).trimEnd()
  if (whole.length <= width) return [whole]

  const indent = ' '.repeat(Math.min(/^ */.exec(paragraph)?.[0].length ?? 0, Math.floor(width / 2)))
  const room = width - indent.length
  const words = paragraph
    .split(/[ \t]+/)
    .map((word) => printable(word).trim())
    .flatMap((word) => piecesOf(word, room))

  const lines: string[] = []
  let line = ''
  for (const word of words) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(indent + line)
      line = ''
    }
    line = line === '' ? word : `${line} ${word}`
  }
  if (line !== '') lines.push(indent + line)
  return lines
}

/** A word that fits stays whole. A longer one is cut after a hyphen, at a no-break space, or where it must be. */
function piecesOf(word: string, room: number): readonly string[] {
  const pieces: string[] = []
  let rest = word
  while (rest.length > room) {
    const space = rest.lastIndexOf(' ', room)
    const hyphen = rest.lastIndexOf('-', room - 1) + 1
    const cut = Math.max(space, hyphen) > 0 ? Math.max(space, hyphen) : room
    pieces.push(rest.slice(0, cut))
    rest = rest.slice(cut).trimStart()
  }
  return rest === '' ? pieces : [...pieces, rest]
}

/** The last resort: cut every `size` characters. */
export function chunksOf(text: string, size: number): readonly string[] {
  return Array.from({ length: Math.ceil(text.length / size) }, (_, i) => text.slice(i * size, (i + 1) * size))
}
