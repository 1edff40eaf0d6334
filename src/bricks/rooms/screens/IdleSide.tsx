import { useQuery } from '@tanstack/react-query'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Icon } from '../../../renderer/ui/Icon.tsx'
import { hourWords } from '../texts/words.ts'
import { createActions } from './actions.ts'
import { freshDraft } from './draft.ts'
import { RoomsSide } from './Frame.tsx'
import { set, useDesk, useSetup, useShop } from './shop.ts'

/** Nothing in hand: what is to be seen to today, and a new booking. */
export function IdleSide() {
  const shop = useShop()
  const { t, queries, part, today, day: named } = shop
  const day = useDesk((s) => s.day) ?? today()
  const spaces = useSetup()?.spaces ?? []
  const due = useQuery(queries.day.queryOptions({ input: {} })).data ?? []
  const act = createActions(shop)
  const begin = (kind: 'hire' | 'event') =>
    set({ page: 'planning', side: { kind: 'new', draft: freshDraft(kind, undefined, day) }, told: undefined })
  return (
    <RoomsSide
      label={t.todayTitle}
      head={
        <p>
          <b>{t.todayTitle}</b>
          <span>{named(today())}</span>
        </p>
      }
      keys={
        <>
          <div className="sv-small-keys">
            <Button icon="bell" onPress={() => begin('event')}>
              {t.eventKey}
            </Button>
            <Button
              icon="download"
              onPress={() => act.save(() => part.ical({ seriesId: null, bookingId: null }), 'text/calendar')}
            >
              {t.allIcal}
            </Button>
          </div>
          <div className="sv-keys">
            <Button className="sv-main" icon="booking" onPress={() => begin('hire')}>
              {t.newKey}
            </Button>
          </div>
        </>
      }
    >
      {due.length === 0 ? (
        <p className="sv-empty">
          <Icon name="key" />
          {t.todayNone}
        </p>
      ) : (
        <ul className="sv-list">
          {due.map((one) => (
            <li key={one.bookingId}>
              <button
                type="button"
                onClick={() =>
                  set({ page: 'planning', side: { kind: 'booking', bookingId: one.bookingId }, told: undefined })
                }
              >
                <Icon name={one.kind === 'event' ? 'bell' : 'key'} />
                <b>{one.label === '' ? t.kinds[one.kind] : one.label}</b>
                <small>
                  {spaces.find(({ spaceId }) => spaceId === one.spaceId)?.name}, {t.states[one.state].toLowerCase()}
                </small>
                <em>{hourWords(one.fromMinute)}</em>
              </button>
            </li>
          ))}
        </ul>
      )}
    </RoomsSide>
  )
}
