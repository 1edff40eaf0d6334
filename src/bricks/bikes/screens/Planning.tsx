import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffectEvent, useLayoutEffect, useMemo, useRef, useState, type RefObject, type UIEvent } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { useDesk } from './desk.ts'
import { createHireActions } from './hire-actions.ts'
import { Legend } from './Legend.tsx'
import { PlanningRow, type Hands } from './PlanningRow.tsx'
import { isShown, rowHeightOf, rowsInSight, shareOf, ticksBeside, windowOf, type Row } from './planning-view.ts'
import { useFleet, useNow, useSetup, useShop } from './shop.ts'
import { useMoving } from './use-moving.ts'

const NO_ROWS: readonly Row[] = []

/** One row a bike, what takes it drawn along the hours or the days; only the rows in sight are made. */
export function Planning() {
  const shop = useShop()
  const { t, lang, zone, hour, when, queries } = shop
  const nowMs = useNow()
  const setup = useSetup()
  const fleet = useFleet()
  const day = useDesk((s) => s.day) ?? shop.today(nowMs)
  const scale = useDesk((s) => s.scale)
  const minute = Math.floor(nowMs / 60_000)
  const window = useMemo(
    () => windowOf(scale, day, setup?.opening, { zone, lang, nowMs: minute * 60_000 }),
    [scale, day, setup, zone, lang, minute],
  )
  const { fromMs, toMs } = window
  const asked = queries.planning.queryOptions({ input: { fromMs, toMs } })
  const rows: readonly Row[] = useQuery({ ...asked, placeholderData: keepPreviousData }).data ?? NO_ROWS
  const { scroller, sight, rowHeight, onScroll } = useSight(rows.length)
  const moving = useMoving(shop, window, rows, rowHeight)
  const { draft } = moving
  const hands = useLatest<Hands>({
    handlersOf: moving.handlersOf,
    onDrawn(row, times) {
      const modelId = fleet?.bikes.find((bike) => bike.bikeId === row.bikeId)?.modelId
      if (modelId && times.endMs > Date.now()) createHireActions(shop, fleet).draw(row.bikeId, modelId, times)
    },
  })
  const share = isShown(window, nowMs) ? shareOf(window, nowMs) : undefined
  const target = rows.find(({ bikeId }) => bikeId === draft?.toBikeId)
  return (
    <section className="bk-sheet" data-scale={scale} aria-label={t.planning.label}>
      <div
        className="bk-scroll"
        ref={scroller}
        tabIndex={0}
        role="group"
        aria-label={t.planning.label}
        onScroll={onScroll}
      >
        <div className="bk-axis" aria-hidden="true">
          <div>
            {ticksBeside(window, nowMs).map(({ atMs, text }) => (
              <span key={atMs} style={{ left: `${shareOf(window, atMs) * 100}%` }}>
                {text}
              </span>
            ))}
            {share !== undefined && scale === 'hours' && (
              <b className="bk-now-hour" style={{ left: `${share * 100}%` }}>
                {hour(nowMs)}
              </b>
            )}
          </div>
        </div>
        <ul className="bk-rows" style={{ height: rows.length * rowHeight }}>
          <li className="bk-lines" aria-hidden="true">
            {window.ticks.map(({ atMs }) => (
              <i key={atMs} style={{ left: `${shareOf(window, atMs) * 100}%` }} />
            ))}
          </li>
          {rows.slice(sight.first, sight.last).map((row, i) => (
            <PlanningRow
              key={row.bikeId}
              row={row}
              top={(sight.first + i) * rowHeight}
              height={rowHeight}
              window={window}
              nowMs={minute * 60_000}
              ghost={draft?.toBikeId === row.bikeId ? draft : undefined}
              inHand={draft?.bikeId === row.bikeId ? draft.block.blockId : undefined}
              hands={hands}
            />
          ))}
          {share !== undefined && (
            <li className="bk-lines bk-over" aria-hidden="true">
              <i className="bk-now" style={{ left: `${share * 100}%` }} />
            </li>
          )}
        </ul>
        {rows.length === 0 && <p className="sv-none">{t.planning.empty}</p>}
      </div>
      <footer className="bk-plan-foot">
        {draft && target ? (
          <>
            <p role="status">
              <b>{draft.block.label}</b>{' '}
              {t.planning.to({ number: target.number, from: when(draft.startMs), to: when(draft.endMs) })}
            </p>
            <Button onPress={moving.giveUp}>{t.planning.giveUp}</Button>
            <Button tone="note" onPress={moving.keep}>
              {t.planning.keep}
            </Button>
          </>
        ) : (
          <Legend />
        )}
      </footer>
    </section>
  )
}

/** What is so by now, for hands that were given out earlier. */
function useLatest<Value>(value: Value): RefObject<Value> {
  const latest = useRef(value)
  useLayoutEffect(() => {
    latest.current = value
  })
  return latest
}

/** Which rows are in sight, and how high each of them is. */
function useSight(count: number) {
  const scroller = useRef<HTMLDivElement>(null)
  const [box, setBox] = useState({ height: 600, least: 52 })
  const rowHeight = rowHeightOf(count, box.height, box.least)
  const [sight, setSight] = useState({ first: 0, last: 24 })
  const look = (top: number, height: number) => {
    const next = rowsInSight(count, rowHeight, top, height)
    setSight((now) => (now.first === next.first && now.last === next.last ? now : next))
  }
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return undefined
    const measure = () => {
      const axis = element.querySelector('.bk-axis')?.clientHeight ?? 30
      const least = innerWidth >= 1700 ? 72 : 52
      const height = element.clientHeight - axis - 2
      setBox((now) => (now.height === height && now.least === least ? now : { height, least }))
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [])
  const keepSight = useEffectEvent(() => look(scroller.current?.scrollTop ?? 0, box.height))
  useLayoutEffect(() => keepSight(), [count, rowHeight, box.height])
  return {
    scroller,
    sight,
    rowHeight,
    onScroll: ({ currentTarget }: UIEvent<HTMLDivElement>) => look(currentTarget.scrollTop, currentTarget.clientHeight),
  }
}
