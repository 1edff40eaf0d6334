import type { Site } from '../../../shared/contracts/till.ts'
import {
  a4,
  a4Width,
  beside,
  hairline,
  heightOf,
  makeRoom,
  space,
  styles,
  write,
  type Align,
  type Sheet,
} from './a4.ts'
import { FRANCHISE_MENTION, isFranchise } from './invoice-mentions.ts'
import { widthOf, type Style } from './letters.ts'

const GUTTER = 24
const CELL_PAD = 10
const ROW_PAD = 3.5

/** Who writes, on the left, and what this is, on the right. */
export function letterhead(
  sheet: Sheet,
  site: Site,
  document: { readonly title: string; readonly number: string },
): void {
  const width = (a4Width - GUTTER) * 0.58
  const left = beside(sheet, () => sender(sheet, site, width))
  const at = { x: a4.left + width + GUTTER, align: 'right' } as const
  const right = beside(sheet, () => {
    space(sheet, -4)
    write(sheet, document.title, styles.title, at)
    write(sheet, document.number, styles.accent, at)
  })
  sheet.y = Math.max(left, right)
}

/** The café as it must name itself on what it sends. */
export function sender(sheet: Sheet, site: Site, width: number = a4Width): void {
  write(sheet, site.name, styles.name, { width })
  space(sheet, 3)
  for (const line of site.addressLines) write(sheet, line, styles.soft, { width })
  if (site.phone !== '') write(sheet, `Tél. ${site.phone}`, styles.soft, { width })
  write(sheet, `SIRET ${site.siret} · NAF ${site.naf}`, styles.soft, { width })
  write(sheet, isFranchise(site) ? FRANCHISE_MENTION : `N° TVA ${site.vatNumber}`, styles.soft, { width })
}

/** `width` in points, and more where a cell needs it: a figure is never cut. The one column without it takes what is left. */
export type Column = { readonly header: string; readonly align: Align; readonly width?: number }

/** Where a table stands, and the row of sums under it. */
type TablePlace = {
  readonly x?: number
  readonly width?: number
  readonly sums?: readonly string[] | undefined
}

/** A table over a width. A row is never cut in two; the header stands again on top of every page. */
export function table(
  sheet: Sheet,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  { x = a4.left, width = a4Width, sums }: TablePlace = {},
): void {
  const widths = columnWidths(sheet, columns, rows, width, sums)
  const row = (cells: readonly string[], style: Style) => drawRow(sheet, columns, widths, cells, style, x)
  const header = () => {
    row(
      columns.map((column) => column.header),
      styles.label,
    )
    hairline(sheet, { x, width, color: styles.body.color })
  }
  header()
  for (const cells of rows) {
    const height = Math.max(...cells.map((cell, i) => heightOf(sheet, cell, styles.body, textWidth(widths, i))))
    if (makeRoom(sheet, height + 2 * ROW_PAD)) header()
    row(cells, styles.body)
    hairline(sheet, { x, width })
  }
  if (sums === undefined) return
  const height = Math.max(...sums.map((cell, i) => heightOf(sheet, cell, styles.strong, textWidth(widths, i))))
  if (makeRoom(sheet, height + 2 * ROW_PAD)) header()
  row(sums, styles.strong)
  hairline(sheet, { x, width, color: styles.body.color })
}

/** Whole points: a width that is added up and taken apart again must still hold its figure. */
function columnWidths(
  { doc }: Sheet,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
  sums: readonly string[] = [],
): readonly number[] {
  const cellWidth = (cell: string | undefined, style: Style) => Math.ceil(widthOf(doc, cell ?? '', style)) + CELL_PAD
  const needed = columns.map((column, i) =>
    column.width === undefined
      ? undefined
      : Math.max(
          column.width,
          cellWidth(sums[i], styles.strong),
          ...rows.map((cells) => cellWidth(cells[i], styles.body)),
        ),
  )
  const fixed = needed.reduce<number>((sum, one) => sum + (one ?? 0), 0)
  return needed.map((one) => one ?? width - fixed)
}

function drawRow(
  sheet: Sheet,
  columns: readonly Column[],
  widths: readonly number[],
  cells: readonly string[],
  style: Style,
  left: number,
): void {
  space(sheet, ROW_PAD)
  let x = left
  const bottoms = columns.map(({ align }, i) => {
    const inner = textWidth(widths, i)
    // The gap between columns is on the side where a cell's words do not stand.
    const at = align === 'right' ? x + (widths[i] ?? 0) - inner : x
    x += widths[i] ?? 0
    return beside(sheet, () => write(sheet, cells[i] ?? '', style, { x: at, width: inner, align }))
  })
  sheet.y = Math.max(...bottoms) + ROW_PAD
}

function textWidth(widths: readonly number[], column: number): number {
  return (widths[column] ?? 0) - CELL_PAD
}

/** Labels on the left and figures on the right, one line each. */
export function figures(
  sheet: Sheet,
  rows: readonly (readonly [label: string, figure: string])[],
  { x, width }: { readonly x: number; readonly width: number },
  style: Style = styles.body,
): void {
  for (const [label, figure] of rows) {
    beside(sheet, () => write(sheet, label, style, { x, width }))
    write(sheet, figure, style, { x, width, align: 'right' })
  }
}
