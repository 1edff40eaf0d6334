import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { DateField } from '../../../renderer/ui/DateField.tsx'
import { SumLine } from '../../../renderer/ui/ServiceParts.tsx'
import type { BookingView } from '../contract.ts'
import { createActions } from './actions.ts'
import { HoursPart } from './HoursPart.tsx'
import { useSetup, useShop } from './shop.ts'

/** Another space, day or hour for a booking, and what it costs there. Its series stays where it is. */
export function MovePart({ booking, onEnd }: { readonly booking: BookingView; readonly onEnd: () => void }) {
  const shop = useShop()
  const { t, queries, today, dateWords, euros } = shop
  const { bookingId, association, kind } = booking
  const [to, setTo] = useState(() => {
    const { spaceId, day, fromMinute, toMinute } = booking
    return { spaceId, day, fromMinute, toMinute }
  })
  const change = (next: Partial<typeof to>) => setTo({ ...to, ...next })
  const spaces = (useSetup()?.spaces ?? []).filter(({ isLet }) => isLet)
  const quote = useQuery({
    ...queries.quote.queryOptions({
      input: { ...to, association, weekly: null },
      placeholderData: (before) => before,
    }),
  }).data
  return (
    <div className="sv-part" role="group" aria-label={t.moveTitle}>
      <p className="sv-label">{t.moveTitle}</p>
      <div className="sv-chips rm-two" role="group" aria-label={t.space}>
        {spaces.map(({ spaceId, name }) => (
          <button
            key={spaceId}
            type="button"
            className="sv-chip"
            aria-pressed={spaceId === to.spaceId}
            onClick={() => change({ spaceId })}
          >
            <b>{name}</b>
          </button>
        ))}
      </div>
      <DateField
        label={t.day}
        value={to.day}
        today={today()}
        words={dateWords}
        onChange={(day) => change({ day: day ?? to.day })}
      />
      <HoursPart fromMinute={to.fromMinute} toMinute={to.toMinute} onChange={change} />
      {kind === 'hire' && quote && (
        <dl className="sv-sums">
          <SumLine text={t.price} amount={quote.priceCents === 0 ? t.freeOfCharge : euros(quote.priceCents)} />
        </dl>
      )}
      <div className="sv-keys">
        <Button icon="left" onPress={onEnd}>
          {t.no}
        </Button>
        <Button
          className="sv-main"
          tone="accent"
          icon="calendar"
          onPress={() => createActions(shop).move(bookingId, to, onEnd)}
        >
          {t.moveHere}
        </Button>
      </div>
    </div>
  )
}
