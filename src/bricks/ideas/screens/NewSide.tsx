import { useQuery } from '@tanstack/react-query'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import { newCustomerId } from '../../../shared/ids.ts'
import { isOver } from '../rules/idea.ts'
import { similarTo } from '../rules/similar.ts'
import { createActions, lackOf } from './actions.ts'
import { Chips } from './Chips.tsx'
import { IdeasSide } from './Frame.tsx'
import { useDesk, useIdeas, useShop, useThemes, write, type Draft } from './shop.ts'

const LIKE_IT = 2
const LETTERS = 3
const FOUND = 4

/** « Il manque au village… »: a theme, a few words, done. What somebody said before is one voice more. */
export function NewSide() {
  const shop = useShop()
  const { t } = shop
  const draft = useDesk((s) => s.draft)
  const themes = useThemes()
  const act = createActions(shop)
  const open = useIdeas().filter(({ state }) => !isOver(state))
  const like = similarTo(draft.text, open, LIKE_IT)
  return (
    <IdeasSide
      label={t.newTitle}
      head={
        <p>
          <b>{t.newTitle}</b>
          <span>{t.newHint}</span>
        </p>
      }
      keys={
        <div className="sv-keys">
          <Button className="sv-main" dim={lackOf(draft) !== undefined} onPress={() => act.note(draft)}>
            {t.note}
          </Button>
        </div>
      }
    >
      <Chips
        label={t.theme}
        value={draft.theme}
        chips={themes.map(({ code, name }) => ({ value: code, text: name }))}
        onChoose={(theme) => write({ theme })}
      />
      <Field
        label={t.text}
        keys="text"
        maxLength={140}
        placeholder={t.textExample}
        value={draft.text}
        onChange={(text) => write({ text })}
        onEnter={() => act.note(draft)}
      />
      {like.length > 0 && (
        <div className="sv-part" role="group" aria-label={t.likeIt}>
          <p className="sv-label">{t.likeIt}</p>
          {like.map((idea) => (
            <Button
              key={idea.ideaId}
              className="id-like"
              icon="plus"
              label={t.alsoMeFor({ text: idea.text })}
              onPress={() => {
                write({ text: '' })
                act.alsoMe(idea)
              }}
            >
              {idea.text}
            </Button>
          ))}
        </div>
      )}
      <ContactPart contact={draft.contact} />
    </IdeasSide>
  )
}

/** Only for whoever wants to be told: a name among the customers of the café, with their consent. */
function ContactPart({ contact }: { readonly contact: Draft['contact'] }) {
  const { t, host } = useShop()
  const name = contact?.name ?? ''
  const isAsked = name.trim().length >= LETTERS && host.may('customers')
  const found = useQuery({
    ...host.client.queries.customers.search.queryOptions({ input: { text: name.trim(), limit: FOUND } }),
    enabled: isAsked,
  }).data
  const customers = isAsked ? (found ?? []).filter((one) => one.name !== name) : []
  if (!contact) {
    return (
      <Button
        icon="person"
        onPress={() => write({ contact: { customerId: newCustomerId(), name: '', phone: '', consent: false } })}
      >
        {t.leaveName}
      </Button>
    )
  }
  const change = (next: Partial<typeof contact>) => write({ contact: { ...contact, ...next } })
  return (
    <div className="sv-part">
      <div className="sv-pair">
        <Field
          label={t.name}
          keys="text"
          maxLength={120}
          value={name}
          // A name that is written over is somebody else.
          onChange={(next) => change({ name: next, customerId: newCustomerId() })}
        />
        <Field
          label={t.phone}
          keys="code"
          maxLength={30}
          value={contact.phone}
          onChange={(phone) => change({ phone })}
        />
      </div>
      {customers.length > 0 && (
        <div className="sv-chips sv-row-chips id-known" role="group" aria-label={t.known}>
          {customers.map((one) => (
            <button
              key={one.customerId}
              type="button"
              className="sv-chip"
              onClick={() => change({ customerId: one.customerId, name: one.name, phone: one.phone })}
            >
              <b>{one.name}</b>
            </button>
          ))}
        </div>
      )}
      <Button
        icon="check"
        className="id-consent"
        pressed={contact.consent}
        onPress={() => change({ consent: !contact.consent })}
      >
        {t.consent}
      </Button>
      <Button icon="cross" onPress={() => write({ contact: undefined })}>
        {t.noName}
      </Button>
    </div>
  )
}
