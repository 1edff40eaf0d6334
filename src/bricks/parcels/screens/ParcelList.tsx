import type { ParcelId } from '../ids.ts'
import type { Parcel } from '../rules/parcel.ts'
import { setIn, useInDesk } from './in-desk.ts'
import { useCarrierName, useInWords } from './in-shop.ts'
import { daysHere, sorted, urgencyOf } from './shelves-view.ts'
import { useShop } from './shop.ts'

/** Parcels that lie here, what has to leave first in front; during a walk, those that nobody saw yet. */
export function ParcelList(props: {
  readonly parcels: readonly Parcel[]
  readonly seen: readonly ParcelId[] | undefined
}) {
  const { today, dayOf, day } = useShop()
  const t = useInWords().shelves
  const nameOf = useCarrierName()
  const chosen = useInDesk((s) => s.parcelId)
  const now = today()
  const left = props.parcels.filter(({ parcelId }) => !props.seen?.includes(parcelId))
  const words = { 'to-return': t.toReturn, 'last-day': t.lastDay, tomorrow: t.tomorrow }
  return (
    <ul className="sv-list pi-list">
      {sorted(left, now).map((parcel) => {
        const urgency = urgencyOf(parcel, now)
        const received = parcel.receivedAtMs === null ? undefined : daysHere(dayOf(parcel.receivedAtMs), now)
        return (
          <li key={parcel.parcelId} data-urgent={urgency}>
            <button
              type="button"
              aria-pressed={parcel.parcelId === chosen}
              onClick={() => setIn({ parcelId: parcel.parcelId })}
            >
              <span className="pi-mark">{parcel.place ?? '—'}</span> <b>{parcel.name || parcel.code}</b>{' '}
              <small>
                {[nameOf(parcel.carrier), parcel.name && parcel.code, received !== undefined && t.since(received)]
                  .filter(Boolean)
                  .join(' · ')}
              </small>{' '}
              <em>{urgency ? words[urgency] : parcel.deadline && t.until(day(parcel.deadline))}</em>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
