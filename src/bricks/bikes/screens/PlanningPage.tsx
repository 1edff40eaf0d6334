import { useState } from 'react'
import { addDays, type BusinessDay } from '../../../shared/business-day.ts'
import { shortDay } from '../../../shared/texts/format.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { DateField } from '../../../renderer/ui/DateField.tsx'
import { Icon } from '../../../renderer/ui/Icon.tsx'
import { Segmented } from '../../../renderer/ui/Segmented.tsx'
import { set, useDesk } from './desk.ts'
import { createHireActions } from './hire-actions.ts'
import { OptionsStrip } from './OptionsStrip.tsx'
import { PageHead } from './PageHead.tsx'
import { Planning } from './Planning.tsx'
import { useFleet, useNow, useShop } from './shop.ts'
import { Tiles } from './Tiles.tsx'

/** The day, the models, the planning: what is free and who has the rest. */
export function PlanningPage() {
  const shop = useShop()
  const { t, host } = shop
  const fleet = useFleet()
  const isHiring = useDesk((s) => s.side.kind === 'hire')
  const scale = useDesk((s) => s.scale)
  const actions = createHireActions(shop, fleet)
  return (
    <main className="sv" data-service="bikes">
      <PageHead />
      <host.Banners />
      <div className="sv-bar">
        <DayStrip />
        <Segmented
          label={t.scale.label}
          value={scale}
          choices={[
            { value: 'hours', text: t.scale.hours },
            { value: 'days', text: t.scale.days },
          ]}
          onChoose={(value) => set({ scale: value })}
        />
        <Button className="bk-rent" icon="bike" onPress={actions.rentNow}>
          {t.rentNow}
        </Button>
      </div>
      <Tiles />
      {isHiring && <OptionsStrip />}
      <Planning />
    </main>
  )
}

/** One day before, this day, one day after; the middle comes back to today. Any other day is written. */
function DayStrip() {
  const { t, lang, today, dateWords, host } = useShop()
  const nowMs = useNow()
  const chosen = useDesk((s) => s.day)
  const [isWriting, setWriting] = useState(false)
  host.useBack(isWriting, () => setWriting(false))
  const now = today(nowMs)
  const day = chosen ?? now
  const text = shortDay(day, lang)
  const show = (next: BusinessDay) => set({ day: next === now ? undefined : next })
  return (
    <>
      {isWriting ? (
        <div className="bk-day" ref={writeIn}>
          <DateField
            label={t.day.choose}
            value={day}
            today={now}
            words={dateWords}
            onChange={(next) => next && show(next)}
          />
        </div>
      ) : (
        <div className="sv-days">
          <button type="button" aria-label={t.day.before} onClick={() => show(addDays(day, -1))}>
            <Icon name="left" />
          </button>
          <button type="button" title={t.day.back} onClick={() => set({ day: undefined })}>
            {chosen === undefined ? t.day.today({ day: text }) : text}
          </button>
          <button type="button" aria-label={t.day.after} onClick={() => show(addDays(day, 1))}>
            <Icon name="right" />
          </button>
        </div>
      )}
      <Button icon="booking" label={t.day.choose} pressed={isWriting} onPress={() => setWriting(!isWriting)} />
    </>
  )
}

/** What is written takes the place of the day that is shown. */
function writeIn(element: HTMLElement | null): void {
  const field = element?.querySelector('input')
  field?.focus()
  field?.select()
}
