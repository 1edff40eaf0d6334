import { useQuery } from '@tanstack/react-query'
import { createContext, use } from 'react'
import { create } from 'zustand'
import { Defect } from '../../../shared/assert.ts'
import type { BusinessDay } from '../../../shared/business-day.ts'
import type { CustomerId } from '../../../shared/ids.ts'
import type { BrickHost } from '../../../renderer/client/brick.ts'
import { createBrickShop, type Told } from '../../../renderer/client/brick-shop.ts'
import type { MealsContract } from '../contract/index.ts'
import { refusals } from '../texts/refusals.ts'
import { dayName } from '../../../shared/texts/format.ts'
import { texts, type Lang } from '../../../shared/texts/index.ts'
import { nameOfWeekday, weekdayName } from '../texts/days.ts'
import { screenTexts } from '../texts/screens.ts'
import { words } from '../texts/words.ts'
import type { MealsPage } from './pages.ts'

/** What is chosen on the screens of the meals; it outlives a look at the counter. */
type Desk = {
  readonly page: MealsPage['id']
  /** Undefined for today, whenever that is. */
  readonly day: BusinessDay | undefined
  readonly personId: CustomerId | undefined
  readonly told: Told | undefined
}
export const useDesk = create<Desk>()(() => ({ page: 'day', day: undefined, personId: undefined, told: undefined }))
export const desk = useDesk.getState
export const set = (next: Partial<Desk>) => useDesk.setState(next)

/** The till's part for meals and the words, for every screen of this service. */
export function createShop(host: BrickHost) {
  const tell = (told: Told | undefined) => set({ told })
  const shop = createBrickShop<MealsContract>(host, { id: 'meals', refusals: refusals[host.lang], tell })
  const { lang } = host
  return { ...shop, t: screenTexts[lang], words: wordsOf(lang) }
}
/** The words of the meals, and days as its screens write them. */
function wordsOf(lang: Lang) {
  return {
    ...words[lang],
    allergens: texts[lang].kitchen.allergens,
    weekday: (weekday: number) => nameOfWeekday(weekday, lang),
    /** « lun. 23 » */
    shortDay: (day: BusinessDay) => `${weekdayName(day, lang).slice(0, 3)} ${Number(day.slice(8))}`,
    longDay: (day: BusinessDay) => dayName(day, lang),
    letterOf: (day: BusinessDay) => weekdayName(day, lang).slice(0, 1).toUpperCase(),
  }
}

export type Shop = ReturnType<typeof createShop>

export const ShopContext = createContext<Shop | undefined>(undefined)

export function useShop(): Shop {
  const shop = use(ShopContext)
  if (!shop) throw new Defect('a screen of the meals was drawn outside its shop')
  return shop
}

export function useSetup() {
  const { queries } = useShop()
  return useQuery(queries.setup.queryOptions({ input: {} })).data
}
