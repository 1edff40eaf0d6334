import type { Align, TableBlock } from './model.ts'
import { wrap } from './wrap.ts'

const GAP = 1
/** A longer word in a left-aligned column may be cut; shorter ones and all amounts stay whole. */
const WORD_KEPT_WHOLE = 8

type Cells = { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] }

/** The lines of a table, header first, or undefined when the paper is too narrow to keep its amounts whole. */
export function tableLines(
  block: TableBlock,
  paperColumns: number,
  printable: (text: string) => string,
): Cells | undefined {
  const texts = [block.columns.map((c) => c.header), ...block.rows].map((row) => row.map(printable))
  const least = block.columns.map((column, i) =>
    leastWidth(
      column.align,
      texts.map((row) => row[i] ?? ''),
    ),
  )
  const room = paperColumns - GAP * (block.columns.length - 1)
  const widths = share(block, least, room)
  if (widths === undefined) return undefined
  const [header = [], ...rows] = texts.map((row) => rowLines(row, widths, block))
  return { header, rows }
}

/** Words may wrap, figures may not: what a right-aligned column needs is its longest cell. */
function leastWidth(align: Align, cells: readonly string[]): number {
  const lengths = cells.map((cell) =>
    align === 'left' ? Math.min(WORD_KEPT_WHOLE, Math.max(...cell.split(' ').map((w) => w.length))) : cell.length,
  )
  return Math.max(1, ...lengths)
}

/** Each column gets what it needs, then fixed ones their width, then flexible ones share the rest, first ones first. */
function share(block: TableBlock, least: readonly number[], room: number): readonly number[] | undefined {
  let left = room - least.reduce((a, b) => a + b, 0)
  if (left < 0) return undefined
  const widths = block.columns.map((column, i) => {
    const need = least[i] ?? 1
    const more = column.width === 'flex' ? 0 : Math.min(left, Math.max(0, column.width - need))
    left -= more
    return need + more
  })
  const flexible = block.columns.flatMap((column, i) => (column.width === 'flex' ? [i] : []))
  flexible.forEach((index, turn) => {
    const part = Math.ceil(left / (flexible.length - turn))
    widths[index] = (widths[index] ?? 0) + part
    left -= part
  })
  return widths
}

function rowLines(row: readonly string[], widths: readonly number[], block: TableBlock): readonly string[] {
  const cells = row.map((cell, i) => wrap(cell, widths[i] ?? 1, (t) => t))
  const height = Math.max(...cells.map((lines) => lines.length))
  return Array.from({ length: height }, (_, y) =>
    cells
      .map((lines, i) => padded(lines[y] ?? '', block.columns[i]?.align ?? 'left', widths[i] ?? 1))
      .join(' '.repeat(GAP))
      .trimEnd(),
  )
}

/** The text with spaces on both sides, exactly `width` cells. */
export function padded(text: string, align: Align, width: number): string {
  const free = Math.max(0, width - text.length)
  const before = align === 'left' ? 0 : align === 'right' ? free : Math.floor(free / 2)
  return ' '.repeat(before) + text + ' '.repeat(free - before)
}
