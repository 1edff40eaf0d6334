import { layOut } from './layout.ts'
import type { PaperDocument } from './model.ts'
import { printableIn } from './transliterate.ts'
import { chunksOf } from './wrap.ts'

/** The plain text of a document: the same lines as on a paper of so many columns, for a screen or a search. */
export function toText(
  document: PaperDocument,
  columns: number,
  printable: (text: string) => string = printableIn('windows1252'),
): string {
  return layOut(document, { columns, printable })
    .flatMap((line) => {
      switch (line.kind) {
        case 'line':
          return plainLine(line.text, line.wide, columns)
        case 'qr':
          return plainQr(line.data, columns)
        case 'barcode':
          return plainCode(line.data, columns)
        case 'image':
          return []
        case 'feed':
          return Array.from({ length: line.lines }, () => '')
      }
    })
    .join('\n')
}

/**
 * A line in characters of one width. Words of double width keep their place on the paper: at the left edge, at the
 * right edge, or in the middle of where they stood.
 */
export function plainLine(text: string, wide: boolean, columns: number): string {
  if (!wide) return text.trimEnd()
  const cells = Math.floor(columns / 2)
  let plain = ''
  for (const { 0: words, index } of text.matchAll(/\S+(?: \S+)*/g)) {
    const end = index + words.length
    const isLeft = index === 0 && end < cells
    const isRight = index > 0 && end === cells
    const start = isLeft ? 0 : isRight ? columns - words.length : Math.round(2 * index + words.length / 2)
    plain = plain.padEnd(start) + words
  }
  return plain
}

/** What stands under the bars. */
export function plainCode(data: string, columns: number): readonly string[] {
  return chunksOf(`||| ${data}`, columns)
}

export function plainQr(data: string, columns: number): readonly string[] {
  return chunksOf(`QR: ${data.replace(/\s/g, ' ')}`, columns)
}
