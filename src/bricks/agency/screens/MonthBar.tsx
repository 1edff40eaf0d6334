import type { ReactNode } from 'react'
import { Icon } from '../../../renderer/ui/Icon.tsx'
import { longMonth, monthOfDay, moved } from './months.ts'
import { set, useDesk, useShop } from './shop.ts'

export function useMonth(): string {
  const { today } = useShop()
  return useDesk((s) => s.month) ?? monthOfDay(today())
}

/** Which month is looked at, moved by one with its two keys. */
export function MonthBar({ children }: { readonly children?: ReactNode }) {
  const { t, lang, today } = useShop()
  const month = useMonth()
  const w = t.statements
  const go = (by: number) => set({ month: moved(month, by, today()), told: undefined })
  return (
    <div className="sv-bar">
      <div className="sv-days" role="group" aria-label={w.months}>
        <button type="button" aria-label={w.before} onClick={() => go(-1)}>
          <Icon name="left" />
        </button>
        <button type="button" onClick={() => set({ month: undefined })}>
          {longMonth(month, lang)}
        </button>
        <button type="button" aria-label={w.after} onClick={() => go(1)}>
          <Icon name="right" />
        </button>
      </div>
      {children}
    </div>
  )
}
