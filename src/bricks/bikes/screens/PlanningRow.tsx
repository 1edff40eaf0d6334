import { useRef, useState, type PointerEvent } from 'react'
import { drawn, lookOf, isMovable, placeOf, type Block, type Row, type Window } from './planning-view.ts'
import { useShop } from './shop.ts'
import type { Moving } from './use-moving.ts'

type Props = {
  readonly row: Row
  readonly top: number
  readonly height: number
  readonly window: Window
  readonly nowMs: number
  readonly moving: Moving
  /** A stretch of the empty lane was drawn: a booking begins. */
  readonly onDrawn: (times: { readonly startMs: number; readonly endMs: number }) => void
}

/** A bike: its number, its size, and what takes it. */
export function PlanningRow({ row, top, height, window, nowMs, moving, onDrawn }: Props) {
  const lane = useLane(window, onDrawn)
  const { draft } = moving
  const ghost = draft?.toBikeId === row.bikeId ? placeOf(window, draft.startMs, draft.endMs) : undefined
  const shown = lane.shown && placeOf(window, lane.shown.startMs, lane.shown.endMs)
  return (
    <li className="bk-row" style={{ top, height }}>
      <p title={row.modelName}>
        <b>{row.number}</b> <span>{row.size}</span>
      </p>
      <div className="bk-lane" {...lane.handlers}>
        {row.blocks.map((block) => (
          <BlockKey key={block.blockId} row={row} block={block} window={window} nowMs={nowMs} moving={moving} />
        ))}
        {draft && ghost && <i className="bk-block bk-ghost" style={styleOf(ghost)} aria-hidden="true" />}
        {shown && <i className="bk-block bk-ghost" style={styleOf(shown)} aria-hidden="true" />}
      </div>
    </li>
  )
}

const styleOf = ({ left, width }: { readonly left: number; readonly width: number }) => ({
  left: `${left}%`,
  width: `${width}%`,
})

type BlockProps = Pick<Props, 'row' | 'window' | 'nowMs' | 'moving'> & { readonly block: Block }

function BlockKey({ row, block, window, nowMs, moving }: BlockProps) {
  const { t, when } = useShop()
  const look = lookOf(block, nowMs)
  const { startMs, endMs, bufferedEndMs, label } = block
  const place = placeOf(window, startMs, look === 'overdue' ? Math.max(endMs, nowMs) : endMs)
  if (!place) return null
  const buffer = look === 'overdue' || look === 'maintenance' ? undefined : placeOf(window, endMs, bufferedEndMs)
  const said = t.planning.from({ label, from: when(startMs), to: when(endMs) })
  const isHeld = moving.draft?.block.blockId === block.blockId
  return (
    <>
      {buffer && <i className="bk-buffer" style={styleOf(buffer)} aria-hidden="true" />}
      <button
        type="button"
        className="bk-block"
        style={styleOf(place)}
        data-look={look}
        data-movable={isMovable(block) ? '' : undefined}
        data-held={isHeld ? '' : undefined}
        title={said}
        {...moving.handlersOf(row, block)}
      >
        <span>
          {label}
          {(look === 'out' || look === 'overdue') && ` → ${when(endMs)}`}
        </span>
        <span className="hidden-text">{`, ${row.number}, ${t.planning.looks[look]}, ${when(startMs)} – ${when(endMs)}`}</span>
      </button>
    </>
  )
}

/** A finger that goes along an empty lane draws a booking. */
function useLane(window: Window, onDrawn: Props['onDrawn']) {
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
