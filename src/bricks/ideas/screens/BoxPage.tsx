import { Icon } from '../../../renderer/ui/Icon.tsx'
import { Segmented } from '../../../renderer/ui/Segmented.tsx'
import type { IdeaView } from '../contract.ts'
import { trendOf } from '../rules/months.ts'
import { createActions } from './actions.ts'
import { IdeaSide } from './IdeaSide.tsx'
import { IdeasMain } from './Frame.tsx'
import { NewSide } from './NewSide.tsx'
import { set, showOf, useDesk, useIdeas, useShop, useThemes, type Show } from './shop.ts'

const shows: readonly Show[] = ['open', 'discussed', 'to-tell', 'over']
const isShown = (idea: IdeaView, show: Show) => (show === 'to-tell' ? idea.isToTell : showOf[idea.state] === show)

/** What is in the box, what most people want first; a new idea or the one in hand beside it. */
export function BoxPage() {
  const { t, host } = useShop()
  const show = useDesk((s) => s.show)
  const theme = useDesk((s) => s.theme)
  const chosen = useDesk((s) => s.chosen)
  const themes = useThemes()
  const ideas = useIdeas()
  const shown = ideas.filter((idea) => isShown(idea, show))
  const listed = shown.filter((idea) => theme === undefined || idea.theme === theme)
  const used = themes.filter(({ code }) => shown.some((idea) => idea.theme === code))
  const inHand = ideas.find(({ ideaId }) => ideaId === chosen)
  return (
    <>
      <IdeasMain>
        <div className="sv-bar">
          <Segmented
            label={t.show}
            value={show}
            choices={shows
              .filter((one) => one !== 'to-tell' || show === one || ideas.some(({ isToTell }) => isToTell))
              .map((value) => {
                const count = ideas.filter((idea) => isShown(idea, value)).length
                return { value, text: value === 'over' || count === 0 ? t.shows[value] : `${t.shows[value]} ${count}` }
              })}
            onChoose={(value) => set({ show: value, theme: undefined, told: undefined })}
          />
        </div>
        {used.length > 1 && (
          <div className="id-themes" role="group" aria-label={t.themes}>
            {[{ code: undefined, name: t.allThemes }, ...used].map(({ code, name }) => (
              <button
                key={code ?? 'all'}
                type="button"
                className="sv-chip"
                aria-pressed={theme === code}
                onClick={() => set({ theme: code })}
              >
                <b>{name}</b>
              </button>
            ))}
          </div>
        )}
        <div className="sv-body" tabIndex={0} role="group" aria-label={t.ideas}>
          {listed.length === 0 ? (
            <p className="sv-empty">
              <Icon name="drawer" />
              {t.none}
            </p>
          ) : (
            <ul className="id-list">
              {listed.map((idea) => (
                <IdeaRow
                  key={idea.ideaId}
                  idea={idea}
                  theme={themes.find(({ code }) => code === idea.theme)?.name ?? idea.theme}
                  chosen={idea.ideaId === chosen}
                />
              ))}
            </ul>
          )}
        </div>
        <host.Keys />
      </IdeasMain>
      {inHand ? <IdeaSide key={inHand.ideaId} idea={inHand} /> : <NewSide />}
    </>
  )
}

function IdeaRow({
  idea,
  theme,
  chosen,
}: {
  readonly idea: IdeaView
  readonly theme: string
  readonly chosen: boolean
}) {
  const shop = useShop()
  const { t } = shop
  const { state, text, voices, thisMonth, lastMonth, note } = idea
  const isOver = showOf[state] === 'over'
  const trend = trendOf(thisMonth, lastMonth)
  return (
    <li data-chosen={chosen ? '' : undefined} data-state={state}>
      <button type="button" onClick={() => set({ chosen: idea.ideaId, told: undefined })}>
        <strong aria-label={t.voices({ count: voices })}>{voices}</strong>
        <b>{text}</b>
        <small>
          {theme}
          {!isOver && thisMonth > 0 && ` · ${t.thisMonth({ count: thisMonth })}, ${t.trends[trend]}`}
          {note !== '' && ` · ${note}`}
        </small>
      </button>
      {!isOver && (
        <button
          type="button"
          className="id-also"
          aria-label={t.alsoMeFor({ text })}
          onClick={() => createActions(shop).alsoMe(idea)}
        >
          <Icon name="plus" />
          {t.alsoMe}
        </button>
      )}
    </li>
  )
}
