import { useQuery } from '@tanstack/react-query'
import type { CustomerId } from '../../../shared/ids.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import { Icon } from '../../../renderer/ui/Icon.tsx'
import type { DayMeal, PersonView } from '../contract/views.ts'
import { listOf, mondayOf, namesakesOf, stripOf, toneOf } from './day-view.ts'
import { MealCard } from './MealCard.tsx'
import { MealsSide } from './MealsMain.tsx'
import { PausePanel } from './PausePanel.tsx'
import { PersonNotes } from './PersonNotes.tsx'
import { openMeal, openPerson, put, usePeopleDesk } from './people-desk.ts'
import { usePersonActions } from './person-actions.ts'
import { set, useDesk, useShop } from './shop.ts'

const STRIP_DAYS = 14
/** From so many letters on somebody is looked for. */
const LETTERS = 3

/** Nobody in hand: three letters find somebody. Somebody in hand: their two weeks. */
export function PersonSide() {
  const personId = useDesk((s) => s.personId)
  return personId === undefined ? <FindSide /> : <OneSide personId={personId} />
}

function FindSide() {
  const { t, queries, host } = useShop()
  const text = usePeopleDesk((s) => s.text)
  const isAsked = text.trim().length >= LETTERS
  const found = useQuery({
    ...queries.people.queryOptions({ input: { text: text.trim(), ended: false } }),
    enabled: isAsked,
  }).data
  const only = found?.length === 1 ? found[0] : undefined
  return (
    <MealsSide
      label={t.people.find}
      head={
        <Field
          className="sv-find"
          label={t.people.find}
          hideLabel
          keys="text"
          maxLength={60}
          placeholder={t.people.find}
          value={text}
          onChange={(next) => put({ text: next })}
          onEnter={() => only && openPerson(only.personId)}
        >
          <span className="sv-find-icon">
            <Icon name="search" />
          </span>
        </Field>
      }
    >
      {!isAsked && (
        <p className="sv-empty">
          <Icon name="phone" />
          {t.people.findHint}
        </p>
      )}
      {isAsked && found?.length === 0 && <p className="sv-none">{t.people.notFound({ text: text.trim() })}</p>}
      {isAsked &&
        namesakesOf(found ?? []).map((same) => (
          <p key={same[0]?.personId} className="sv-warn">
            {t.people.namesakes({ count: same.length, list: listOf(same) })}
          </p>
        ))}
      {isAsked && (
        <ul className="sv-list">
          {(found ?? []).map((row) => (
            <li key={row.personId}>
              <button type="button" onClick={() => openPerson(row.personId)}>
                <Icon name="person" />
                <b>{row.name}</b> <small>{row.address}</small>{' '}
                <em>{row.pause ? t.people.strip.paused : t.people.file.statuses[row.status]}</em>
              </button>
            </li>
          ))}
        </ul>
      )}
      <host.Keys />
    </MealsSide>
  )
}

function OneSide({ personId }: { readonly personId: CustomerId }) {
  const { t, queries, today, host } = useShop()
  const actions = usePersonActions(personId)
  const view = useQuery(queries.person.queryOptions({ input: { personId } })).data
  const panel = usePeopleDesk((s) => s.panel)
  host.useBack(true, () => (panel === 'pause' ? put({ panel: 'week' }) : openPerson(undefined)))
  const day = useDesk((s) => s.day) ?? today()
  const shown = day < today() ? mondayOf(day) : mondayOf(today())
  const from = day > today() ? mondayOf(day) : shown
  const week = useQuery(queries.week.queryOptions({ input: { personId, from, days: STRIP_DAYS } })).data ?? []
  const slot = usePeopleDesk((s) => s.slot)
  const chosen = week.find((one) => slot?.day === one.day && slot.service === one.service)
  if (!view) return null
  const isServed = view.file.status !== 'ended'
  return (
    <MealsSide
      label={view.details.name}
      head={<Head view={view} />}
      keys={
        panel === 'week' && (
          <div className="sv-keys">
            <Button tone="panel" icon="file" onPress={() => set({ page: 'people' })}>
              {t.people.file.open}
            </Button>
            {isServed && view.pause && (
              <Button icon="again" className="sv-main" onPress={() => actions.resume(today())}>
                {t.people.pause.resume}
              </Button>
            )}
            {isServed && !view.pause && (
              <Button icon="wait" className="sv-main" onPress={() => put({ panel: 'pause' })}>
                {t.people.pause.key}
              </Button>
            )}
          </div>
        )
      }
    >
      {panel === 'pause' ? (
        <PausePanel actions={actions} />
      ) : (
        <>
          <Pause view={view} />
          <Strip week={stripOf(week)} chosen={chosen} />
          {chosen ? (
            <MealCard key={`${chosen.day} ${chosen.service}`} at={chosen} view={view} actions={actions} />
          ) : (
            <p className="sv-none">{t.people.strip.tap}</p>
          )}
          <PersonNotes view={view} />
        </>
      )}
      <host.Keys />
    </MealsSide>
  )
}

function Head({ view }: { readonly view: PersonView }) {
  const { t } = useShop()
  const { details, file } = view
  return (
    <>
      <p>
        <b>{details.name}</b>
        <span>
          {[...details.addressLines, details.city].filter(Boolean).join(', ')}
          {details.phone && ` · ${details.phone}`}
        </span>
        {file.accessNote && <span>{file.accessNote}</span>}
      </p>
      <Button icon="cross" tone="quiet" label={t.people.closePerson} onPress={() => openPerson(undefined)} />
    </>
  )
}

function Pause({ view }: { readonly view: PersonView }) {
  const { t, day, words } = useShop()
  const { pause, lacking } = view
  return (
    <>
      {pause && (
        <p className="sv-warn">
          {t.people.pause.running({
            reason: words.pauses[pause.reason],
            from: day(pause.from),
            until: pause.until ? t.people.pause.untilDay({ day: day(pause.until) }) : t.people.pause.openEnd,
          })}
        </p>
      )}
      {lacking.length > 0 && (
        <p className="sv-warn">
          {lacking.map((one) => t.people.file.lacking[one]).join(', ')} : {t.people.file.lackingNote}
        </p>
      )}
    </>
  )
}

/** Two weeks, a key a meal; its colour says what became of it. */
function Strip({ week, chosen }: { readonly week: readonly DayMeal[]; readonly chosen: DayMeal | undefined }) {
  const { t, day, words, today } = useShop()
  const services = [...new Set(week.map(({ service }) => service))]
  return (
    <div className="sv-part" role="group" aria-label={t.people.strip.title}>
      {services.map((service) => (
        <div key={service} className="ml-strip">
          {week
            .filter((one) => one.service === service)
            .map((one) => {
              const tone = toneOf(one)
              const none = tone === 'paused' ? t.people.strip.paused : t.people.strip.none
              const what = one.order ? t.people.states[one.order.state] : none
              return (
                <button
                  key={one.day}
                  type="button"
                  className="ml-slot"
                  data-tone={tone}
                  data-today={one.day === today() ? '' : undefined}
                  aria-pressed={one === chosen}
                  onClick={() => openMeal(one.day, service)}
                >
                  <span className="hidden-text">
                    {t.people.strip.label({ day: `${day(one.day)} ${words.services[service]}`, what })}
                  </span>
                  <span aria-hidden="true">{words.letterOf(one.day)}</span>
                  <b aria-hidden="true">{Number(one.day.slice(8))}</b>
                  <small aria-hidden="true">
                    {one.order && tone !== 'gone' && tone !== 'paused' ? one.order.quantity : '–'}
                  </small>
                </button>
              )
            })}
        </div>
      ))}
    </div>
  )
}
