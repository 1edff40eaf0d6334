import { addDays, type BusinessDay } from '../../../shared/business-day.ts'
import { Icon } from '../../../renderer/ui/Icon.tsx'
import { roundScreens } from '../texts/round-screens.ts'
import { set, useDesk, useShop } from './shop.ts'

/** The day of the rounds that is looked at; today where nobody chose another. */
export function useDay(): BusinessDay {
  const { today } = useShop()
  return useDesk((s) => s.day) ?? today()
}

/** One day before, this day, one day after; the middle comes back to today. */
export function DayBar() {
  const { lang, day: shortDay, today } = useShop()
  const t = roundScreens[lang].day
  const day = useDay()
  const go = (days: number) => {
    const next = addDays(day, days)
    set({ day: next === today() ? undefined : next, told: undefined })
  }
  return (
    <div className="sv-days">
      <button type="button" aria-label={t.before} onClick={() => go(-1)}>
        <Icon name="left" />
      </button>
      <button type="button" title={t.back} onClick={() => set({ day: undefined, told: undefined })}>
        {shortDay(day)}
      </button>
      <button type="button" aria-label={t.after} onClick={() => go(1)}>
        <Icon name="right" />
      </button>
    </div>
  )
}
