import MiniSearch from 'minisearch'
import type { GuidePage } from '../client/guide.ts'

/** Without accents and capitals: nobody types them when looking for something. */
const plain = (word: string): string => word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** Looks for pages by any of their words, by the beginnings of words, and with a slip of the finger; the best first. */
export function searchIn(pages: readonly GuidePage[]): (text: string) => readonly GuidePage[] {
  const index = new MiniSearch({
    fields: ['title', 'also', 'text'],
    processTerm: plain,
    searchOptions: { boost: { title: 3, also: 2 }, prefix: true, fuzzy: 0.2, combineWith: 'AND' },
  })
  index.addAll(
    pages.map(({ id, title, also, steps, more = '' }) => ({
      id,
      title,
      also,
      text: [...steps.map(({ text }) => text), more].join(' '),
    })),
  )
  return (text) =>
    text.trim() === '' ? pages : index.search(text).flatMap(({ id }) => pages.filter((page) => page.id === id))
}
