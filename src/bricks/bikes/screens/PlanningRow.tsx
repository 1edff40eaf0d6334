import { memo, useRef, useState, type KeyboardEvent, type PointerEvent, type RefObject } from 'react'
import { drawn, lookOf, isMovable, placeOf, type Block, type Draft, type Row, type Window } from './planning-view.ts'
import { useShop } from './shop.ts'
import { placeName, type Moving } from './use-moving.ts'

type Props = {
  readonly row: Row
  readonly top: number
  readonly height: number
  readonly window: Window
  /** To the minute: a row that is in sight is made again once a minute, and not at each turn of the wheel. */
  readonly nowMs: number
  /** Where a block would lie on this row. */
  readonly ghost: Draft | undefined
  /** Which of its own blocks is in hand. */
  readonly inHand: string | undefined
  /** What hands do by now; the rows do not change with it. */
  readonly hands: RefObject<Hands>
}
/** What is done with a block, and with a stretch of an empty lane: a booking begins. */
export type Hands = {
  readonly handlersOf: Moving['handlersOf']
  readonly onDrawn: (row: Row, times: { readonly startMs: number; readonly endMs: number }) => void
}

/** A bike: its number, its size, and what takes it. */
export const PlanningRow = memo(function Bike({ row, top, height, window, nowMs, ghost, inHand, hands }: Props) {
  const lane = useLane(window, (times) => hands.current.onDrawn(row, times))
  const dragged = ghost && placeOf(window, ghost.startMs, ghost.endMs)
  const shown = lane.shown && placeOf(window, lane.shown.startMs, lane.shown.endMs)
  return (
    <li className="bk-row" style={{ height, transform: `translateY(${top}px)` }}>
      <p title={row.modelName}>
        <b>{row.number}</b> <span>{row.size}</span>
      </p>
      <div className="bk-lane" {...lane.handlers}>
        {row.blocks.map((block) => (
          <BlockKey
            key={block.blockId}
            row={row}
            block={block}
            window={window}
            nowMs={nowMs}
            isHeld={inHand === block.blockId}
            hands={hands}
          />
        ))}
        {dragged && <i className="bk-block bk-ghost" style={styleOf(dragged)} aria-hidden="true" />}
        {shown && <i className="bk-block bk-ghost" style={styleOf(shown)} aria-hidden="true" />}
      </div>
    </li>
  )
})

const styleOf = ({ left, width }: { readonly left: number; readonly width: number }) => ({
  left: `${left}%`,
  width: `${width}%`,
})

type BlockProps = Pick<Props, 'row' | 'window' | 'nowMs' | 'hands'> & {
  readonly block: Block
  readonly isHeld: boolean
}

function BlockKey({ row, block, window, nowMs, isHeld, hands }: BlockProps) {
  const { t, when } = useShop()
  const look = lookOf(block, nowMs)
  const { startMs, endMs, bufferedEndMs, label } = block
  const place = placeOf(window, startMs, look === 'overdue' ? Math.max(endMs, nowMs) : endMs)
  if (!place) return null
  const buffer = look === 'overdue' || look === 'maintenance' ? undefined : placeOf(window, endMs, bufferedEndMs)
  const [from, to] = [when(startMs), when(endMs)]
  const said = look === 'out' || look === 'overdue' ? `${label} → ${to}` : label
  const handlers = () => hands.current.handlersOf(row, block)
  return (
    <>
      {buffer && <i className="bk-buffer" style={styleOf(buffer)} aria-hidden="true" />}
      <button
        type="button"
        className="bk-block"
        style={styleOf(place)}
        data-look={look}
        data-at={placeName(block.rentalId, row.bikeId)}
        aria-label={`${said}, ${row.number}, ${t.planning.looks[look]}, ${from} – ${to}`}
        data-movable={isMovable(block) ? '' : undefined}
        data-held={isHeld ? '' : undefined}
        title={t.planning.from({ label, from, to })}
        onPointerDown={(event: PointerEvent<HTMLElement>) => handlers().onPointerDown(event)}
        onPointerMove={(event: PointerEvent<HTMLElement>) => handlers().onPointerMove(event)}
        onPointerUp={() => handlers().onPointerUp()}
        onPointerCancel={() => handlers().onPointerCancel()}
        onKeyDown={(event: KeyboardEvent) => handlers().onKeyDown(event)}
        onClick={() => handlers().onClick()}
      >
        <span>{said}</span>
      </button>
    </>
  )
}

/** A finger that goes along an empty lane draws a booking. */
function useLane(window: Window, onDrawn: (times: NonNullable<ReturnType<typeof drawn>>) => void) {
  const from = useRef<number>(undefined)
  const [shown, setShown] = useState<ReturnType<typeof drawn>>()
  const shareAt = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    return (event.clientX - left) / width
  }
  const end = () => {
    from.current = undefined
    setShown(undefined)
  }
  return {
    shown,
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.target !== event.currentTarget || event.button !== 0) return
        from.current = shareAt(event)
        event.currentTarget.setPointerCapture(event.pointerId)
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        const at = shareAt(event)
        if (from.current === undefined || (!shown && Math.abs(at - from.current) < 0.012)) return
        setShown(drawn(window, from.current, at))
      },
      onPointerUp: () => {
        if (shown) onDrawn(shown)
        end()
      },
      onPointerCancel: end,
    },
  }
}
