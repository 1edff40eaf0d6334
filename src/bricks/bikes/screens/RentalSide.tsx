import { useQuery } from '@tanstack/react-query'
import type { RentalId } from '../ids.ts'
import type { Rental } from '../rental.ts'
import { BackSide } from './BackSide.tsx'
import type { Side as SideKind } from './desk.ts'
import { RentalCard } from './RentalCard.tsx'
import { minutesLate } from './return-view.ts'
import { SettleSide } from './SettleSide.tsx'
import { SwapSide } from './SwapSide.tsx'
import { useNow, useShop } from './shop.ts'
import { lateText } from './rental-words.ts'

type Step = Extract<SideKind, { kind: 'rental' }>['step']
type Props = { readonly rentalId: RentalId; readonly step: Step }

/** One hire beside the planning: what it is, or its return, a swap, or what is left to settle. */
export function RentalSide({ rentalId, step }: Props) {
  const { queries } = useShop()
  const rental = useQuery(queries.rental.queryOptions({ input: { rentalId } })).data
  if (!rental) return <aside className="ticket sv-side" data-service="bikes" aria-label="…" />
  if (rental.state === 'returned' || rental.state === 'stolen') return <SettleSide rental={rental} />
  if (rental.state === 'out' && step === 'back') return <BackSide rental={rental} />
  if (rental.state === 'out' && step === 'swap') return <SwapSide rental={rental} />
  return <RentalCard key={step} rental={rental} step={step} />
}

/** Whose it is, which bikes, from when to when, and whether it is late. */
export function RentalHead({ rental, title }: { readonly rental: Rental; readonly title: string }) {
  const { t } = useShop()
  const nowMs = useNow()
  const late = rental.state === 'out' ? minutesLate(rental, nowMs) : 0
  const mark =
    late > 0
      ? t.rental.late({ time: lateText(late) })
      : rental.state === 'out'
        ? t.rental.inTime
        : t.rental.states[rental.state]
  return (
    <>
      <p>
        <b>{title}</b>
      </p>
      <span className="sv-mark" data-kind={late > 0 ? 'overdue' : rental.state}>
        {mark}
      </span>
    </>
  )
}

export function Person({ rental }: { readonly rental: Rental }) {
  const { t, when } = useShop()
  const { party, number, startMs, endMs } = rental
  return (
    <div className="bk-person">
      <h2>{party.name}</h2>
      {party.phone && <p>{party.phone}</p>}
      <p>
        {number && `${t.rental.contract({ number })} · `}
        {t.rental.period({ from: when(startMs), to: when(endMs) })}
      </p>
    </div>
  )
}
