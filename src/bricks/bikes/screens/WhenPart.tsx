import { useQuery } from '@tanstack/react-query'
import { Button } from '../../../renderer/ui/Button.tsx'
import type { Opening } from '../opening.ts'
import { firstEnd, startingAt } from './change-view.ts'
import { Chips } from './Chips.tsx'
import { useDesk } from './desk.ts'
import { EndPicker } from './EndPicker.tsx'
import type { HireActions } from './hire-actions.ts'
import { HourSelect } from './HourSelect.tsx'
import { isBooking, nextStart, startsOn, wholeMinute } from './hire-view.ts'
import { useNow, useSetup, useShop } from './shop.ts'

/** The chip of any other end. */
const OTHER = 'other'

type End = { readonly duration: string; readonly endMs: number }
const isTwin = (one: End, other: End) => one.duration !== other.duration && one.endMs === other.endMs

/** When they leave, where that is not now, and for how long. */
export function WhenPart({ actions }: { readonly actions: HireActions }) {
  const shop = useShop()
  const { t, hour, when, zone, queries } = shop
  const setup = useSetup()
  const nowMs = useNow()
  const day = useDesk((s) => s.day)
  const form = useDesk((s) => s.form)
  const { startMs, endMs, duration } = form
  const shownDay = startMs === undefined ? day : shop.dayOf(startMs)
  const starts = shownDay && setup && startMs !== undefined ? startsOn(shownDay, setup.opening, nowMs, zone) : []
  const fromMs = startMs ?? wholeMinute(nowMs)
  const known = useQuery(queries.durations.queryOptions({ input: { startMs: fromMs } })).data ?? []
  // A day that is paid until closing is one chip.
  const chips = known.filter((one) => one.duration !== 'at-closing' || !known.some((other) => isTwin(one, other)))
  const names = t.hire.durations as Readonly<Record<string, string>>
  const same = chips.filter((chip) => chip.endMs === endMs).map((chip) => chip.duration)
  const pressed = duration === OTHER || (duration !== undefined && same.includes(duration)) ? duration : same[0]
  return (
    <>
      {(isBooking(form, nowMs) || form.isChanging) && starts.length > 0 && (
        <HourSelect
          label={t.hire.start}
          hours={starts}
          value={fromMs}
          onChoose={(atMs) => actions.change(startingAt(form, atMs, setup?.opening, shop.clock))}
        />
      )}
      {startMs === undefined && setup && chips.length > 0 && chips.every(({ open }) => !open) && (
        <NextOpening opening={setup.opening} actions={actions} />
      )}
      <Chips
        label={t.hire.duration}
        hideLabel
        columns={3}
        value={pressed}
        chips={[
          ...chips.map((chip) => ({
            value: chip.duration,
            text: names[chip.duration] ?? chip.duration,
            note: chip.open
              ? t.hire.until({
                  time: shop.dayOf(chip.endMs) === shop.dayOf(fromMs) ? hour(chip.endMs) : when(chip.endMs),
                })
              : t.hire.closed,
            off: !chip.open,
          })),
          { value: OTHER, text: t.hire.otherEnd, note: t.hire.otherEndNote },
        ]}
        onChoose={(value) => {
          const chosen = chips.find((chip) => chip.duration === value)
          if (chosen) actions.change({ duration: value, startMs: fromMs, endMs: chosen.endMs })
          else if (setup)
            actions.change({ duration: OTHER, startMs: fromMs, endMs: endMs ?? firstEnd(fromMs, setup.opening, zone) })
        }}
      />
      {duration === OTHER && setup && (
        <EndPicker
          opening={setup.opening}
          fromMs={fromMs}
          endMs={endMs}
          onChoose={(chosen) => actions.change({ endMs: chosen })}
        />
      )}
      {endMs !== undefined && pressed === undefined && (
        <p className="sv-label">
          {when(fromMs)} → {when(endMs)}
        </p>
      )}
    </>
  )
}

/** Closed by now: one touch goes to the next hour at which bikes may leave. */
function NextOpening({ opening, actions }: { readonly opening: Opening; readonly actions: HireActions }) {
  const { t, zone, when, today, dayOf } = useShop()
  const nowMs = useNow()
  const nextMs = nextStart(today(nowMs), opening, nowMs, zone)
  if (nextMs === undefined) return null
  return (
    <Button
      icon="clock"
      onPress={() => {
        actions.onDay(dayOf(nextMs))
        actions.change({ startMs: nextMs, endMs: undefined, duration: undefined })
      }}
    >
      {t.hire.nextOpening({ time: when(nextMs) })}
    </Button>
  )
}
