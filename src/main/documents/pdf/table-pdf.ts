import type { Software } from '../../../shared/contracts/till.ts'
import type { PaperSite } from '../demonstration.ts'
import { paperInstant } from '../figures.ts'
import { sender, table, type Column } from './a4-parts.ts'
import { finish, makeRoom, openSheet, space, styles, write } from './a4.ts'

/** What a heading and the first rows under it need: a heading never stands alone at the foot of a page. */
const HEADING_ROOM = 90

/** A title may be long, and stands over the whole width. */
const TITLE = { ...styles.title, size: 20 } as const

/** One table: cells as they are read, amounts already with their comma. `sums` stands under it in bold. */
export type PdfTable = {
  readonly heading?: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly string[])[]
  readonly sums?: readonly string[]
  /** Said in the place of rows where there are none. */
  readonly empty?: string
}
export type TablesDocument = {
  readonly title: string
  /** What the figures are of, under the title: `du 1 au 30 novembre 2026`. */
  readonly period: string
  /** What must be known to read the tables: a sentence each. */
  readonly notes?: readonly string[]
  readonly tables: readonly PdfTable[]
  readonly site: PaperSite
  readonly software: Software
  readonly madeAtMs: number
  readonly zone: string
}

/** Tables of figures on A4 pages under the café's name, as PDF/A: what a manager files, sends or prints. */
export function tablesPdf(document: TablesDocument): Promise<Uint8Array> {
  const { title, period, site, software, tables, notes = [] } = document
  const sheet = openSheet(
    { title: `${title} · ${period} · ${site.name}`, of: site, createdAtMs: document.madeAtMs },
    `${site.name} · ${title} · ${period}`,
  )
  sender(sheet, site)
  space(sheet, 20)
  write(sheet, title, TITLE)
  write(sheet, period, styles.accent)
  space(sheet, 14)
  for (const note of notes) write(sheet, note, styles.small)
  if (notes.length > 0) space(sheet, 12)
  for (const { heading, columns, rows, sums, empty } of tables) {
    makeRoom(sheet, HEADING_ROOM)
    if (heading !== undefined) {
      write(sheet, heading, styles.heading)
      space(sheet, 4)
    }
    if (rows.length === 0 && empty !== undefined) write(sheet, empty, styles.soft)
    else table(sheet, columns, rows, { sums })
    space(sheet, 20)
  }
  return finish(sheet, {
    left: `${software.name} ${software.version}`,
    center: `${site.name} · ${paperInstant(document.madeAtMs, document.zone)}`,
  })
}
