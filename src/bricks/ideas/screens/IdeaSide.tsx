import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import type { IdeaView } from '../contract.ts'
import { isOver, mayBecome } from '../rules/idea.ts'
import { words } from '../texts/words.ts'
import { createActions } from './actions.ts'
import { Chips } from './Chips.tsx'
import { IdeasSide } from './Frame.tsx'
import { set, useShop, useThemes } from './shop.ts'

/** The idea in hand: what it is, where it stands, what the village is answered, whom to tell. */
export function IdeaSide({ idea }: { readonly idea: IdeaView }) {
  const shop = useShop()
  const { t, lang, day, host } = shop
  const act = createActions(shop)
  const themes = useThemes()
  const [note, setNote] = useState(idea.note)
  const [draft, setDraft] = useState<{ readonly text: string; readonly theme: string }>()
  host.useBack(true, () => set({ chosen: undefined }))
  const { ideaId, state, voices, answeredOn } = idea
  const theme = themes.find(({ code }) => code === idea.theme)?.name ?? idea.theme
  return (
    <IdeasSide
      label={idea.text}
      head={
        <>
          <p>
            <b>{theme}</b>
            <span>
              {t.voices({ count: voices })}, {t.since({ day: day(idea.day) })}
            </span>
          </p>
          <span className="sv-mark" data-kind={state === 'done' ? 'confirmed' : undefined}>
            {words[lang].states[state]}
          </span>
        </>
      }
      keys={
        <div className="sv-keys">
          <Button icon="plus" onPress={() => set({ chosen: undefined, told: undefined })}>
            {t.back}
          </Button>
          {!isOver(state) && (
            <Button className="sv-main" onPress={() => act.alsoMe(idea)}>
              {t.alsoMe}
            </Button>
          )}
        </div>
      }
    >
      {draft ? (
        <>
          <Field
            label={t.text}
            keys="text"
            maxLength={140}
            value={draft.text}
            onChange={(text) => setDraft({ ...draft, text })}
          />
          <Chips
            label={t.theme}
            value={draft.theme}
            chips={themes.map(({ code, name }) => ({ value: code, text: name }))}
            onChoose={(code) => setDraft({ ...draft, theme: code })}
          />
          <Button
            tone="accent"
            dim={draft.text.trim() === ''}
            onPress={() => {
              if (draft.text.trim() === '') return
              act.amend(ideaId, draft.theme, draft.text)
              setDraft(undefined)
            }}
          >
            {t.saveText}
          </Button>
        </>
      ) : (
        <>
          <p className="id-text">{idea.text}</p>
          <Button icon="pencil" onPress={() => setDraft({ text: idea.text, theme: idea.theme })}>
            {t.amend}
          </Button>
        </>
      )}
      {idea.isToTell && <ToTell idea={idea} />}
      <Field
        label={answeredOn === null ? t.answer : `${t.answer}, ${t.answeredOn({ day: day(answeredOn) })}`}
        keys="text"
        maxLength={140}
        placeholder={t.answerExample}
        value={note}
        onChange={setNote}
      />
      <div className="sv-part" role="group" aria-label={t.state}>
        <p className="sv-label">{t.state}</p>
        <div className="sv-small-keys id-moves">
          {mayBecome(state).map((next) => (
            <Button
              key={next}
              icon={next === 'done' ? 'paid' : next === 'declined' ? 'ban' : next === 'open' ? 'undo' : 'people'}
              onPress={() => act.answer(ideaId, next, note)}
            >
              {isOver(state) ? t.reopen : t.moves[next]}
            </Button>
          ))}
        </div>
      </div>
    </IdeasSide>
  )
}

/** Who asked to be told: shown to whoever may see customers. */
function ToTell({ idea: { ideaId } }: { readonly idea: IdeaView }) {
  const shop = useShop()
  const { t, queries, host } = shop
  const isAllowed = host.may('customers')
  const contact = useQuery({ ...queries.contact.queryOptions({ input: { ideaId } }), enabled: isAllowed }).data
  if (!isAllowed || !contact) return null
  return (
    <div className="sv-part id-tell" role="group" aria-label={t.toTell}>
      <p>
        <span className="sv-label">{t.toTell}</span>
        <b>{t.whom(contact)}</b>
      </p>
      <Button icon="check" onPress={() => createActions(shop).told(ideaId)}>
        {t.told}
      </Button>
    </div>
  )
}
