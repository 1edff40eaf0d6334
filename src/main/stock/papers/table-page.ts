import type { PaperSite } from '../../documents/demonstration.ts'
import type { Column } from '../../documents/pdf/a4-parts.ts'

export type TablePage = {
  readonly title: string
  readonly number: string
  readonly site: PaperSite
  readonly createdAtMs: number
  /** Whom or what it is about, one line each. */
  readonly intro: readonly string[]
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly string[])[]
  readonly sums: readonly (readonly [label: string, figure: string])[]
  readonly notes: readonly string[]
}

/** One table on A4 with its heads, its sums and what is said below. Fonts are only read when somebody asks for one. */
export async function tablePage(page: TablePage): Promise<Uint8Array> {
  const [a4, parts] = await Promise.all([
    import('../../documents/pdf/a4.ts'),
    import('../../documents/pdf/a4-parts.ts'),
  ])
  const { finish, makeRoom, openSheet, space, styles, write } = a4
  const heads = `${page.title} ${page.number}`.trim()
  const sheet = openSheet({ title: heads, of: page.site, createdAtMs: page.createdAtMs }, heads)
  parts.letterhead(sheet, page.site, { title: page.title, number: page.number })
  space(sheet, 18)
  for (const [n, line] of page.intro.entries()) write(sheet, line, n === 0 ? styles.strong : styles.soft)
  space(sheet, 12)
  parts.table(sheet, page.columns, page.rows)
  if (page.sums.length > 0) {
    makeRoom(sheet, 20 * page.sums.length + 20)
    space(sheet, 10)
    const place = { x: a4.a4.right - 230, width: 230 }
    parts.figures(sheet, page.sums.slice(0, -1), place)
    space(sheet, 3)
    parts.figures(sheet, page.sums.slice(-1), place, styles.total)
  }
  space(sheet, 14)
  for (const note of page.notes) write(sheet, note, styles.soft)
  return finish(sheet, { left: page.site.name, center: heads })
}
