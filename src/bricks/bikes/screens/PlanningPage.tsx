import { addDays } from '../../../shared/business-day.ts'
import { shortDay } from '../../../shared/texts/format.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
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
    <main className="bk">
      <PageHead />
      <host.Banners />
      <div className="bk-bar">
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

/** One day before, this day, one day after; the middle comes back to today. */
function DayStrip() {
  const { t, lang, today } = useShop()
  const nowMs = useNow()
  const chosen = useDesk((s) => s.day)
  const now = today(nowMs)
  const day = chosen ?? now
  const text = shortDay(day, lang)
  const go = (days: number) => {
    const next = addDays(day, days)
    set({ day: next === now ? undefined : next })
  }
  return (
    <div className="bk-days">
      <button type="button" aria-label={t.day.before} onClick={() => go(-1)}>
        <Icon name="left" />
      </button>
      <button type="button" title={t.day.back} onClick={() => set({ day: undefined })}>
        {chosen === undefined ? t.day.today({ day: text }) : text}
      </button>
      <button type="button" aria-label={t.day.after} onClick={() => go(1)}>
        <Icon name="right" />
      </button>
    </div>
  )
}
