import { useMemo, useState, type ReactNode } from 'react'
import { bricks } from '../bricks.ts'
import { guideGroups, type GuidePage } from '../client/guide.ts'
import { useStatus } from '../counter/use-counter.ts'
import { ScreenKeys } from '../shell/ScreenKeys.tsx'
import { useWords } from '../shell/words.ts'
import { Field } from '../ui/Field.tsx'
import { pagesEn } from './pages/en.ts'
import { pagesFr } from './pages/fr.ts'
import { pictureOf } from './pictures.ts'
import { searchIn } from './search.ts'
import './guide.css'

type Props = { readonly head: ReactNode }

/** The user's guide: a job a page, found by its words, without a network. */
export function GuideSection({ head }: Props) {
  const { t } = useWords()
  const pages = usePages()
  const [chosen, setChosen] = useState<string>()
  const [text, setText] = useState('')
  const search = useMemo(() => searchIn(pages), [pages])
  const found = search(text)
  const page = found.find(({ id }) => id === chosen) ?? found[0]
  return (
    <main className="office">
      {head}
      <div className="guide-body">
        <nav className="guide-list" aria-label={t.guide.pages}>
          <Field label={t.guide.search} value={text} onChange={setText} keys="text" />
          <PageList pages={found} current={page?.id} isSearched={text.trim() !== ''} onChoose={setChosen} />
        </nav>
        {page ? <Page key={page.id} page={page} /> : <p className="guide-none">{t.guide.none({ text })}</p>}
      </div>
      <ScreenKeys />
    </main>
  )
}

/** Those of the till, and those of the services that the café has switched on. */
function usePages(): readonly GuidePage[] {
  const { lang, t } = useWords()
  const status = useStatus()
  const used = status?.phase === 'running' ? status.settings.services : undefined
  return useMemo(() => {
    const own = lang === 'fr' ? pagesFr(t) : pagesEn(t)
    const theirs = bricks.filter(({ id }) => used?.includes(id)).flatMap(({ guide }) => guide?.[lang] ?? [])
    return [...own, ...theirs]
  }, [lang, t, used])
}

type ListProps = {
  readonly pages: readonly GuidePage[]
  readonly current: string | undefined
  readonly isSearched: boolean
  readonly onChoose: (id: string) => void
}

/** In the order of a day, or, while something is looked for, the best first. */
function PageList({ pages, current, isSearched, onChoose }: ListProps) {
  const { t } = useWords()
  const rows = (some: readonly GuidePage[]) => (
    <ul>
      {some.map(({ id, title }) => (
        <li key={id}>
          <button type="button" aria-current={id === current ? 'page' : undefined} onClick={() => onChoose(id)}>
            {title}
          </button>
        </li>
      ))}
    </ul>
  )
  if (isSearched) return <div className="guide-groups">{rows(pages)}</div>
  return (
    <div className="guide-groups">
      {guideGroups
        .map((group) => ({ group, some: pages.filter((page) => page.group === group) }))
        .filter(({ some }) => some.length > 0)
        .map(({ group, some }) => (
          <section key={group}>
            <h2>{t.guide.groups[group]}</h2>
            {rows(some)}
          </section>
        ))}
    </div>
  )
}

function Page({ page: { title, steps, more } }: { readonly page: GuidePage }) {
  const { lang, t } = useWords()
  return (
    // It scrolls, so a keyboard must be able to reach it.
    <article className="guide-page" aria-labelledby="guide-title" tabIndex={0}>
      <h2 id="guide-title">{title}</h2>
      <ol>
        {steps.map(({ text, picture }) => {
          const source = picture && pictureOf(picture, lang)
          return (
            <li key={text}>
              <p>{text}</p>
              {source && <img src={source} alt={t.guide.picture({ text })} loading="lazy" />}
            </li>
          )
        })}
      </ol>
      {more && (
        <p className="guide-more">
          <b>{t.guide.more}</b> {more}
        </p>
      )}
    </article>
  )
}
