import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { openRental, set } from './desk.ts'
import {
  dragged,
  draftOf,
  isMovable,
  isMoved,
  nudged,
  type Block,
  type Draft,
  type Row,
  type Window,
} from './planning-view.ts'
import type { Shop } from './shop.ts'

/** So far a finger may tremble before it drags. */
const TREMBLE_PX = 6

type Held = {
  readonly x: number
  readonly y: number
  readonly lane: number
  readonly from: Draft
  readonly drags: boolean
}
/** Tells a block of the planning from all others, wherever it was moved to. */
export const placeName = (rentalId: string | null, bikeId: string) => `${rentalId ?? ''} ${bikeId}`

export type Moving = ReturnType<typeof useMoving>

/** A block is moved by pointer or by arrows; it lies where it was until it is let go, and goes back when refused. */
export function useMoving(shop: Shop, window: Window, rows: readonly Row[], rowHeight: number) {
  const [draft, setDraft] = useState<Draft>()
  const held = useRef<Held>(undefined)
  const landed = useRef<string>(undefined)
  const { host, part, zone } = shop

  // A block that moved to another row is made anew there: whoever moved it by keys goes along.
  useEffect(() => {
    if (landed.current === undefined || document.activeElement !== document.body) return
    const block = document.querySelector<HTMLElement>(`[data-at="${landed.current}"]`)
    if (!block) return
    landed.current = undefined
    block.focus()
  }, [rows])

  const giveUp = () => {
    held.current = undefined
    setDraft(undefined)
  }
  host.useBack(draft !== undefined, giveUp)

  const move = (to: Draft) => {
    const { rentalId } = to.block
    if (!rentalId || !isMoved(to)) return giveUp()
    set({ told: undefined })
    const { bikeId, toBikeId, startMs, endMs } = to
    shop.ask(
      (commandId) => part.move({ rentalId, bikeId, toBikeId, startMs, endMs, commandId }),
      () => {
        landed.current = placeName(rentalId, toBikeId)
        giveUp()
        shop.again()
      },
      giveUp,
    )
  }

  const open = (block: Block) => {
    if (block.rentalId) openRental(block.rentalId, block.state === 'out' ? 'back' : 'card')
    else set({ page: 'workshop' })
  }

  return {
    draft,
    giveUp,
    keep: () => {
      if (draft) move(draft)
    },
    handlersOf: (row: Row, block: Block) => ({
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (!isMovable(block) || event.button !== 0) return
        const lane = event.currentTarget.parentElement?.clientWidth ?? 1
        held.current = { x: event.clientX, y: event.clientY, lane, from: draftOf(row, block), drags: false }
        event.currentTarget.setPointerCapture(event.pointerId)
      },
      onPointerMove: ({ clientX, clientY }: PointerEvent) => {
        const now = held.current
        if (!now) return
        const dx = clientX - now.x
        const dy = clientY - now.y
        if (!now.drags && Math.abs(dx) + Math.abs(dy) < TREMBLE_PX) return
        held.current = { ...now, drags: true }
        setDraft(dragged(now.from, window, dx / now.lane, rows, Math.round(dy / rowHeight), zone))
      },
      onPointerUp: () => {
        const drags = held.current?.drags
        held.current = undefined
        if (drags && draft) move(draft)
      },
      onPointerCancel: giveUp,
      onKeyDown: (event: KeyboardEvent) => {
        const mine = draft?.block.blockId === block.blockId ? draft : undefined
        if (event.key === 'Enter' && mine) move(mine)
        else {
          const next = isMovable(block)
            ? nudged(mine ?? draftOf(row, block), event.key, window.scale, rows, zone)
            : undefined
          if (!next) return
          setDraft(next)
        }
        event.preventDefault()
        event.stopPropagation()
      },
      onClick: () => {
        if (!draft) open(block)
      },
    }),
  }
}
