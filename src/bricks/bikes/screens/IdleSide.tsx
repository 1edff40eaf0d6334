import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Field } from '../../../renderer/ui/Field.tsx'
import { Icon, type IconName } from '../../../renderer/ui/Icon.tsx'
import type { Rental } from '../rental.ts'
import { openRental as open, set } from './desk.ts'
import { minutesLate } from './return-view.ts'
import { useFleet, useNow, useShop } from './shop.ts'
import { Side } from './Side.tsx'
import { lateText } from './rental-words.ts'

/** From any page: a hire is seen beside the planning. */
const openRental: typeof open = (...asked) => {
  set({ page: 'planning' })
  open(...asked)
}

/** Nothing in hand: a number opens a return; below, what somebody has to see to today. */
export function IdleSide() {
  const shop = useShop()
  const { t, part, queries } = shop
  const fleet = useFleet()
  const [text, setText] = useState('')
  const wanted = text.trim()
  const found = useQuery({
    ...queries.rentals.queryOptions({ input: { states: [], text: wanted, limit: 12 } }),
    enabled: wanted.length >= 2,
  }).data
  const type = (next: string) => {
    setText(next)
    const number = next.trim().toUpperCase()
    const bike = fleet?.bikes.find((one) => one.number.toUpperCase() === number)
    if (bike?.rentalId) openRental(bike.rentalId, isOut(bike.state) ? 'back' : 'card')
  }
  /** Whoever wrote a number and says so is told when it is not out. */
  const enter = () => {
    if (wanted === '') return
    shop.ask(
      () => part.byBike({ number: wanted.slice(0, 12) }),
      (rental) => {
        const only = rental ?? (found?.length === 1 ? found[0] : undefined)
        if (only) openRental(only.rentalId, only.state === 'out' ? 'back' : 'card')
        else set({ told: { tone: 'amber', text: t.idle.notOut({ number: wanted.toUpperCase() }) } })
      },
    )
  }
  return (
    <Side
      label={t.idle.title}
      head={
        <Field
          className="bk-find"
          label={t.idle.find}
          hideLabel
          keys="text"
          maxLength={60}
          placeholder={t.idle.find}
          value={text}
          onChange={type}
          onEnter={enter}
        >
          <span className="bk-find-icon">
            <Icon name="search" />
          </span>
        </Field>
      }
    >
      {wanted.length >= 2 ? <Found rentals={found ?? []} text={wanted} /> : <Today />}
      <shop.host.Keys />
    </Side>
  )
}

const isOut = (state: string) => state === 'out' || state === 'overdue'

function Found({ rentals, text }: { readonly rentals: readonly Rental[]; readonly text: string }) {
  const { t, when } = useShop()
  if (rentals.length === 0) return <p className="bk-none">{t.idle.notFound({ text })}</p>
  return (
    <ul className="bk-list">
      {rentals.map(({ rentalId, party, number, state, endMs, lines }) => (
        <li key={rentalId}>
          <button type="button" onClick={() => openRental(rentalId, state === 'out' ? 'back' : 'card')}>
            <span className="bk-mark" data-kind={state}>
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
      <p className="bk-empty">
        <Icon name="check" />
        {t.idle.nothing}
      </p>
    )
  }
  return (
    <>
      <h2 className="bk-label">
        {t.idle.today} <b className="bk-count">{items.length + toInspect.length}</b>
      </h2>
      <ul className="bk-list">
        {items.map(({ kind, rentalId, bikeId, label, atMs }) => (
          <li key={`${kind} ${rentalId} ${bikeId} ${label} ${atMs}`}>
            <button
              type="button"
              onClick={() => {
                if (rentalId) openRental(rentalId, kind === 'comes-back' || kind === 'overdue' ? 'back' : 'card')
                else if (kind === 'check-due') set({ page: 'workshop' })
              }}
            >
              <span className="bk-mark" data-kind={kind}>
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
              <span className="bk-mark" data-kind="to-inspect">
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
