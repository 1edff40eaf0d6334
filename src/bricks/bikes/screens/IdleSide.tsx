import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import type { RefusalDetail } from '../../../shared/result.ts'
import { Field } from '../../../renderer/ui/Field.tsx'
import { Icon, type IconName } from '../../../renderer/ui/Icon.tsx'
import { said } from '../opening.ts'
import type { Rental } from '../rental.ts'
import { openRental as open, set } from './desk.ts'
import { minutesLate } from './return-view.ts'
import { useFleet, useNow, useShop } from './shop.ts'
import { Side } from './Side.tsx'
import { lateText } from './rental-words.ts'
import { WaitingPart } from './WaitingPart.tsx'

/** From any page: a hire is seen beside the planning. */
const openRental: typeof open = (...asked) => {
  set({ page: 'planning' })
  open(...asked)
}

/** Nothing in hand: a number opens a return; below, what somebody has to see to today. */
export function IdleSide() {
  const shop = useShop()
  const { t, zone, hour, dayOf, part, queries, sentence } = shop
  const fleet = useFleet()
  const [text, setText] = useState('')
  const wanted = text.trim()
  const found = useQuery({
    ...queries.rentals.queryOptions({ input: { states: [], text: wanted, limit: 12 } }),
    enabled: wanted.length >= 2,
  }).data
  const openBike = (written: string) => {
    const number = written.trim().toUpperCase()
    const bike = fleet?.bikes.find((one) => one.number.toUpperCase() === number)
    if (bike?.rentalId) openRental(bike.rentalId, isOut(bike.state) ? 'back' : 'card')
  }
  const type = (next: string) => {
    setText(next)
    openBike(next)
  }
  // Whoever wrote before the fleet was known is answered when it is.
  const isKnown = fleet !== undefined
  const openWritten = useEffectEvent(() => openBike(text))
  useEffect(() => {
    if (isKnown) openWritten()
  }, [isKnown])
  /** The hour alone where it was today. */
  const backAt = (atMs: number): RefusalDetail => {
    return dayOf(atMs) === dayOf(Date.now()) ? { backTime: hour(atMs) } : said('back', atMs, zone)
  }
  const sayNotOut = (number: string) =>
    shop.ask(
      () => part.cameBack({ number }),
      (backMs) => {
        const back = backMs === null ? {} : backAt(backMs)
        set({ told: { tone: 'amber', text: sentence('BIKE_NOT_OUT', { bike: number, ...back }) } })
      },
    )
  /** Whoever wrote a number and says so is told when it is not out. */
  const enter = () => {
    if (wanted === '') return
    shop.ask(
      () => part.byBike({ number: wanted.slice(0, 12) }),
      (rental) => {
        const only = rental ?? (found?.length === 1 ? found[0] : undefined)
        if (only) openRental(only.rentalId, only.state === 'out' ? 'back' : 'card')
        else sayNotOut(wanted.toUpperCase().slice(0, 12))
      },
    )
  }
  return (
    <Side
      label={t.idle.title}
      head={
        <Field
          className="sv-find"
          label={t.idle.find}
          hideLabel
          keys="text"
          maxLength={60}
          placeholder={t.idle.find}
          value={text}
          onChange={type}
          onEnter={enter}
        >
          <span className="sv-find-icon">
            <Icon name="search" />
          </span>
        </Field>
      }
    >
      {wanted.length >= 2 ? (
        <Found rentals={found ?? []} text={wanted} />
      ) : (
        <>
          <Today />
          <WaitingPart />
        </>
      )}
      <shop.host.Keys />
    </Side>
  )
}

const isOut = (state: string) => state === 'out' || state === 'overdue'

function Found({ rentals, text }: { readonly rentals: readonly Rental[]; readonly text: string }) {
  const { t, when } = useShop()
  if (rentals.length === 0) return <p className="sv-none">{t.idle.notFound({ text })}</p>
  return (
    <ul className="sv-list">
      {rentals.map(({ rentalId, party, number, state, endMs, lines }) => (
        <li key={rentalId}>
          <button type="button" onClick={() => openRental(rentalId, state === 'out' ? 'back' : 'card')}>
            <span className="sv-mark" data-kind={state}>
              {t.rental.states[state]}
            </span>{' '}
            <b>{party.name || number}</b> <small>{lines.map((line) => line.number).join(', ')}</small>{' '}
            <em>{when(endMs)}</em>
          </button>
        </li>
      ))}
    </ul>
  )
}

const icons = {
  leaves: 'right',
  'comes-back': 'undo',
  overdue: 'alert',
  'hold-lapses': 'card',
  'check-due': 'wrench',
  waiting: 'wait',
} as const satisfies Record<string, IconName>

/** Leaves, comes back, is late, lapses, is due for a look over, waits; with how many of each. */
function Today() {
  const shop = useShop()
  const { t, queries, when, part } = shop
  const nowMs = useNow()
  const fleet = useFleet()
  const items = useQuery(queries.today.queryOptions({ input: {} })).data ?? []
  const toInspect = fleet?.bikes.filter(({ state }) => state === 'to-inspect') ?? []
  if (items.length === 0 && toInspect.length === 0) {
    return (
      <p className="sv-empty">
        <Icon name="check" />
        {t.idle.nothing}
      </p>
    )
  }
  return (
    <>
      <h2 className="sv-label">
        {t.idle.today} <b className="sv-count">{items.length + toInspect.length}</b>
      </h2>
      <ul className="sv-list">
        {items.map(({ kind, rentalId, bikeId, label, atMs }) => (
          <li key={`${kind} ${rentalId} ${bikeId} ${label} ${atMs}`}>
            <button
              type="button"
              onClick={() => {
                if (rentalId) openRental(rentalId, kind === 'comes-back' || kind === 'overdue' ? 'back' : 'card')
                else if (kind === 'check-due') set({ page: 'workshop' })
              }}
            >
              <span className="sv-mark" data-kind={kind}>
                <Icon name={icons[kind]} />
                {t.idle.kinds[kind]}
              </span>{' '}
              <b>{label}</b>{' '}
              {atMs !== null && (
                <em>{kind === 'overdue' ? lateText(minutesLate({ endMs: atMs }, nowMs)) : when(atMs)}</em>
              )}
            </button>
          </li>
        ))}
        {toInspect.map(({ bikeId, number }) => (
          <li key={bikeId}>
            <button
              type="button"
              onClick={() =>
                shop.ask(
                  (commandId) => part.inspected({ bikeId, commandId }),
                  () => shop.again(),
                )
              }
            >
              <span className="sv-mark" data-kind="to-inspect">
                <Icon name="search" />
                {t.idle.inspect}
              </span>{' '}
              <b>{t.idle.inspected({ number })}</b>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
