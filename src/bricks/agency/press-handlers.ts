import { addDays } from '../../shared/business-day.ts'
import { ok, refuse } from '../../shared/result.ts'
import { plain } from './depot-store.ts'
import type { ArticleCode, ServiceCode } from './ids.ts'
import type { AgencyParts, DepotHandlers } from './parts.ts'
import { titleCounts, type Note, type NoteRow } from './rules/press.ts'
import { articleOf, codeFor, type Article } from './rules/service.ts'

/** How far back a return may find what was delivered. */
const LOOKED_BACK_DAYS = 120
const TITLES_MAX = 80

/** Papers that come by delivery note: what is not sold goes back, what is neither is missing. */
export function pressHandlers(parts: AgencyParts): Pick<DepotHandlers, 'takeDelivery' | 'returnUnsold' | 'press'> {
  const { depot, services, moves } = parts

  function delivered(code: ServiceCode) {
    const service = services.service(code)
    if (!service) return refuse('SERVICE_UNKNOWN')
    return service.delivered ? ok(service) : refuse('NOT_DELIVERED_SO')
  }

  return {
    takeDelivery({ noteId, service: code, day, number, rows }, context) {
      const found = delivered(code)
      if (!found.ok) return found
      if (depot.hasNote(noteId)) return refuse('ID_REUSED')
      const articles: Article[] = [...found.value.articles]
      const written = rows.map(({ title, quantity, coverCents, returnBy }): NoteRow => {
        const at = articles.findIndex(({ label }) => plain(label) === plain(title))
        const known = articles[at]
        const article: Article = known
          ? { ...known, priceCents: coverCents }
          : {
              code: codeFor(
                title,
                articles.map((one) => one.code),
              ) as ArticleCode, // made as a code is
              label: title,
              priceCents: coverCents,
              depositCents: null,
            }
        if (known) articles[at] = article
        else articles.push(article)
        return { article: article.code, quantity, coverCents, returnBy }
      })
      if (articles.length > TITLES_MAX) return refuse('TITLES_TOO_MANY', { max: TITLES_MAX })
      // Its key at the counter asks for the price that stands on the cover.
      services.saveService({ ...found.value, articles })
      const note: Note = { noteId, service: code, kind: 'delivered', day, number, rows: written, atMs: context.nowMs }
      depot.addNote(note)
      context.announce('services.changed')
      return ok(note)
    },

    returnUnsold({ noteId, service: code, day, number, rows }, context) {
      const found = delivered(code)
      if (!found.ok) return found
      if (depot.hasNote(noteId)) return refuse('ID_REUSED')
      const before = depot.notesBetween(code, addDays(day, -LOOKED_BACK_DAYS), day)
      const counts = titleCounts(
        found.value.articles.map((one) => one.code),
        before,
        new Map(),
      )
      const asked = Map.groupBy(rows, ({ article }) => article)
      for (const [article, same] of asked) {
        const left = counts.find((one) => one.article === article)?.due ?? 0
        const quantity = same.reduce((total, row) => total + row.quantity, 0)
        if (quantity > left)
          return refuse('RETURNED_TOO_MANY', { title: articleOf(found.value, article)?.label ?? article, left })
      }
      const coverOf = (article: ArticleCode) =>
        before
          .flatMap((note) => (note.kind === 'delivered' ? note.rows : []))
          .findLast((row) => row.article === article)?.coverCents
      const written = rows.flatMap(({ article, quantity }): readonly NoteRow[] => {
        const coverCents = coverOf(article)
        return coverCents === undefined ? [] : [{ article, quantity, coverCents, returnBy: null }]
      })
      const note: Note = { noteId, service: code, kind: 'returned', day, number, rows: written, atMs: context.nowMs }
      depot.addNote(note)
      context.announce('services.changed')
      return ok(note)
    },

    press({ service: code, from, to }) {
      const service = services.service(code)
      if (!service) return { titles: [], notes: [] }
      const notes = depot.notesBetween(code, from, to)
      const sold = new Map<ArticleCode, number>()
      for (const { service: of, way, article, pieces } of moves.meantBetween(from, to)) {
        if (of === code && way === 'collected' && article !== null) sold.set(article, (sold.get(article) ?? 0) + pieces)
      }
      const counts = titleCounts(
        service.articles.map((one) => one.code),
        notes,
        sold,
      )
      return {
        titles: counts.map((one) => ({ ...one, label: articleOf(service, one.article)?.label ?? one.article })),
        notes: [...notes],
      }
    },
  }
}
