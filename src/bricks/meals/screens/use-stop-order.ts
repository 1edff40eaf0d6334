import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import type { CustomerId } from '../../../shared/ids.ts'
import { moved } from './round-view.ts'
import type { Shop } from './shop.ts'
import type { RunSeen } from './use-round.ts'

/** Stops are dragged by their handle, or moved by its arrows; they lie there until the till has kept it, or go back. */
export function useStopOrder(shop: Shop, run: RunSeen, scope: 'day' | 'ever', said: (place: number) => void) {
  const known = run.stops.map(({ personId }) => personId)
  const [draft, setDraft] = useState<readonly CustomerId[]>()
  const [dragging, setDragging] = useState<CustomerId>()
  const held = useRef<CustomerId>(undefined)
  const order = draft ?? known

  const keep = (next: readonly CustomerId[]) => {
    setDraft(next)
    const giveUp = () => setDraft(undefined)
    const asked = { roundId: run.round.roundId, day: scope === 'day' ? run.day : null, personIds: [...next] }
    shop.ask(
      (commandId) => shop.part.orderStops({ ...asked, commandId }),
      () => {
        giveUp()
        shop.again()
      },
      giveUp,
    )
  }
  const place = (personId: CustomerId, to: number) => {
    const from = order.indexOf(personId)
    const next = moved(order, from, to)
    return next.indexOf(personId) === from ? undefined : next
  }

  return {
    order,
    dragging,
    /** The round's own order counts again on this day. */
    usual: () =>
      shop.ask(
        (commandId) => shop.part.orderStops({ roundId: run.round.roundId, day: run.day, personIds: [], commandId }),
        shop.again,
      ),
    handlersOf: (personId: CustomerId) => ({
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0) return
        held.current = personId
        setDragging(personId)
        event.currentTarget.setPointerCapture(event.pointerId)
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (held.current !== personId) return
        const rows = [...(event.currentTarget.closest('ol')?.children ?? [])]
        const over = rows.findIndex((row) => {
          const { top, bottom } = row.getBoundingClientRect()
          return event.clientY >= top && event.clientY < bottom
        })
        const next = over === -1 ? undefined : place(personId, over)
        if (next) setDraft(next)
      },
      onPointerUp: () => {
        held.current = undefined
        setDragging(undefined)
        if (draft) keep(draft)
      },
      onPointerCancel: () => {
        held.current = undefined
        setDragging(undefined)
        setDraft(undefined)
      },
      onKeyDown: (event: KeyboardEvent) => {
        const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
        if (step === 0) return
        event.preventDefault()
        const to = order.indexOf(personId) + step
        const next = place(personId, to)
        if (!next) return
        keep(next)
        said(to + 1)
      },
    }),
  }
}
