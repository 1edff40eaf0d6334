import { z } from 'zod'
import type { BusinessDay } from '../../../shared/business-day.ts'
import { zBusinessDay, zInstantMs } from '../../../shared/contracts/procedure.ts'
import { zText } from '../../../shared/free-text.ts'
import { extend, milli, type Cents } from '../../../shared/money.ts'
import { zArticleCode, zNoteId, zServiceCode, type ArticleCode } from '../ids.ts'
import { zAmount } from './service.ts'

export const QUANTITY_MAX = 999

/** So many of a title, at a price, to be returned by a day. */
export const zNoteRow = z.strictObject({
  article: zArticleCode,
  quantity: z.int().min(1).max(QUANTITY_MAX),
  coverCents: zAmount,
  returnBy: zBusinessDay.nullable(),
})
export type NoteRow = Readonly<z.infer<typeof zNoteRow>>

/** A delivery note of the partner, or what went back unsold. */
export const zNote = z.strictObject({
  noteId: zNoteId,
  service: zServiceCode,
  kind: z.enum(['delivered', 'returned']),
  day: zBusinessDay,
  number: zText(30),
  rows: z.array(zNoteRow).min(1).max(80),
  atMs: zInstantMs,
})
export type Note = Readonly<z.infer<typeof zNote>>

/** What a title stands at over some days: what lies between `due` and `sold` was taken, lost or rung up elsewhere. */
export type TitleCount = {
  readonly article: ArticleCode
  readonly delivered: number
  readonly returned: number
  /** Sold, as the partner counts it. */
  readonly due: number
  readonly dueCents: Cents
  readonly sold: number
  /** `due` less `sold`. */
  readonly missing: number
  readonly returnBy: BusinessDay | null
}

/** Delivered less returned is due to the partner, at the cover price of the latest delivery of the title. */
export function titleCounts(
  articles: readonly ArticleCode[],
  notes: readonly Note[],
  sold: ReadonlyMap<ArticleCode, number>,
): readonly TitleCount[] {
  const rows = notes.flatMap((note) => note.rows.map((row) => ({ ...row, kind: note.kind, day: note.day })))
  return articles.flatMap((article) => {
    const own = rows.filter((row) => row.article === article)
    const count = (kind: Note['kind']) => own.reduce((total, row) => total + (row.kind === kind ? row.quantity : 0), 0)
    const [delivered, returned, rung] = [count('delivered'), count('returned'), sold.get(article) ?? 0]
    if (delivered === 0 && returned === 0 && rung === 0) return []
    const last = own
      .filter(({ kind }) => kind === 'delivered')
      .toSorted((a, b) => (a.day < b.day ? -1 : 1))
      .at(-1)
    const due = delivered - returned
    const dueCents = extend((last?.coverCents ?? 0) as Cents, milli(due * 1000)) // nought is an amount
    return [
      {
        article,
        delivered,
        returned,
        due,
        dueCents,
        sold: rung,
        missing: due - rung,
        returnBy: last?.returnBy ?? null,
      },
    ]
  })
}
