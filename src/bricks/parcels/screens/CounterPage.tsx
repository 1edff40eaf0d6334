import { useQuery } from '@tanstack/react-query'
import { Banner } from '../../../renderer/ui/Banner.tsx'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import { Icon } from '../../../renderer/ui/Icon.tsx'
import type { Card } from '../rules/counter.ts'
import { morningSentences } from '../texts/today.ts'
import { createCounterActions } from './counter-actions.ts'
import { emptyDeposit, handOf, setCounter, show, useCounterDesk } from './counter-desk.ts'
import { CounterSide } from './CounterSide.tsx'
import { looksLikeCode } from './counter-view.ts'
import { useShelves } from './in-shop.ts'
import { createLocalActions } from './local-actions.ts'
import { ParcelsMain } from './ParcelsMain.tsx'
import { set, useShop } from './shop.ts'
import './counter.css'

/** Whoever stands at the counter: found by a scan or three letters, on the left; what is done with it, on the right. */
export function CounterPage() {
  const shop = useShop()
  const { t, host } = shop
  const words = t.counter
  const text = useCounterDesk((s) => s.text)
  const found = useCounterDesk((s) => s.found)
  const actions = createCounterActions(shop)
  host.useScans(({ text: code, aim }) => {
    setCounter({ text: '' })
    actions.scanned(code, aim)
    return true
  })
  const isSearching = found !== undefined
  host.useBack(isSearching, () => {
    setCounter({ text: '', found: undefined })
    show({ kind: 'idle' })
  })
  return (
    <>
      <ParcelsMain>
        <div className="sv-bar pc-bar">
          <Field
            label={words.search}
            hideLabel
            placeholder={words.search}
            className="sv-find"
            keys="text"
            value={text}
            onChange={actions.typed}
            onEnter={() => actions.entered(text)}
          >
            <span className="sv-find-icon">
              <Icon name="search" />
            </span>
          </Field>
          <Button icon="store" onPress={() => show(emptyDeposit)}>
            {words.deposit}
          </Button>
        </div>
        <div className="sv-body" tabIndex={0} role="group" aria-label={words.found}>
          {found ? <Found /> : <Morning />}
        </div>
        <host.Keys />
      </ParcelsMain>
      <CounterSide />
    </>
  )
}

/** Whoever it may be, each with the places of everything that waits for that person. */
function Found() {
  const shop = useShop()
  const words = shop.t.counter
  const text = useCounterDesk((s) => s.text)
  const found = useCounterDesk((s) => s.found)
  const side = useCounterDesk((s) => s.side)
  if (found?.kind !== 'people') {
    return (
      <>
        <p className="sv-none">{words.nobody}</p>
        {looksLikeCode(text) && (
          <Button tone="panel" icon="scan" onPress={() => createCounterActions(shop).entered(text)}>
            {words.asCode(text.trim())}
          </Button>
        )}
      </>
    )
  }
  return (
    <ul className="pc-people" aria-label={words.found}>
      {found.people.map(({ name, parcels }) => {
        const ids = parcels.map(({ parcelId }) => parcelId)
        const isOpen = side.kind === 'hand' && side.cards.some(({ parcelId }) => ids.includes(parcelId))
        return (
          <li key={ids[0]}>
            <button type="button" aria-pressed={isOpen} onClick={() => show(handOf(name, parcels, [], Date.now()))}>
              <b>{name || words.noName}</b>{' '}
              <span className="pc-places">
                {parcels.map(({ parcelId, place }) => (
                  <em key={parcelId}>{place ?? words.noPlace} </em>
                ))}
              </span>{' '}
              <small>
                {[...new Set(parcels.map(({ carrierName }) => carrierName))].join(', ')} ·{' '}
                {words.parcels(parcels.length)}
              </small>
            </button>
          </li>
        )
      })}
    </ul>
  )
}

/** What is for today, who is to be called, what shops took along. */
function Morning() {
  const shop = useShop()
  const { t, host, queries, lang } = shop
  const words = t.counter
  const actions = createLocalActions(shop)
  const items = useQuery(host.client.queries.today.items.queryOptions({ input: {} })).data
  // A ticket that was paid meanwhile changes what is collected for the shops, and is no event of the parcels.
  const work = useQuery({ ...queries.localWork.queryOptions({ input: {} }), refetchOnMount: 'always' }).data
  const shelves = useShelves()
  const mine = items?.find(({ service }) => service === 'parcels')?.items ?? []
  const sentences = morningSentences(mine, shelves?.percent, lang)
  const toCall = (work?.here ?? []).filter(({ local, state }) => local?.notifiedAtMs === null && state === 'stored')
  const away = work?.away ?? []
  const owed = work?.owed ?? []
  return (
    <>
      {sentences !== '' && (
        <Banner tone={mine.some(({ urgency }) => urgency !== 'later') ? 'amber' : 'good'} icon="package">
          {sentences}
        </Banner>
      )}
      {toCall.length > 0 && (
        <section className="pc-list" aria-label={words.toCall}>
          <header>
            <h2>{words.toCall}</h2>
            <Button icon="printer" onPress={actions.printCalls}>
              {words.printCalls}
            </Button>
          </header>
          <Cards cards={toCall} onPress={(card) => show(handOf(card.name, [card], [], Date.now()))} />
        </section>
      )}
      {away.length > 0 && (
        <section className="pc-list" aria-label={words.away}>
          <header>
            <h2>{words.away}</h2>
          </header>
          <Cards
            cards={away}
            onPress={(card) => show({ ...emptyDeposit, carrier: card.carrier, backOf: card, name: card.name })}
          />
        </section>
      )}
      {owed.length > 0 && (
        <section className="pc-list" aria-label={words.owed}>
          <header>
            <h2>{words.owed}</h2>
          </header>
          <table className="sv-table">
            <tbody>
              {owed.map(({ carrier, name, collectedCents }) => (
                <tr key={carrier}>
                  <th scope="row">{name}</th>
                  <td className="sv-right">
                    <b>{shop.euros(collectedCents)}</b>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="sv-hint">{words.owedHint}</p>
        </section>
      )}
      {toCall.length + away.length + owed.length === 0 && (
        <p className="sv-empty">
          <Icon name="scan" />
          {words.idle}
        </p>
      )}
    </>
  )
}

function Cards({ cards, onPress }: { readonly cards: readonly Card[]; readonly onPress: (card: Card) => void }) {
  const { t } = useShop()
  return (
    <ul className="pc-people">
      {cards.map((card) => (
        <li key={card.parcelId}>
          <button
            type="button"
            onClick={() => {
              set({ told: undefined })
              onPress(card)
            }}
          >
            <b>{card.name}</b> <span className="pc-places">{card.place && <em>{card.place}</em>}</span>{' '}
            <small>
              {[card.carrierName, card.local?.note, card.phone || t.counter.noPhone].filter(Boolean).join(' · ')}
            </small>
          </button>
        </li>
      ))}
    </ul>
  )
}
