import { create } from 'zustand'
import type { BusinessDay } from '../../../shared/business-day.ts'
import type { CustomerId } from '../../../shared/ids.ts'
import type { MealService } from '../rules/food.ts'
import { set } from './shop.ts'

/** What is chosen on the pages of days and people; it outlives a look at the counter. */
type PeopleDesk = {
  readonly text: string
  /** The day of the strip that was tapped. */
  readonly slot: { readonly day: BusinessDay; readonly service: MealService } | undefined
  readonly panel: 'week' | 'pause'
}
export const usePeopleDesk = create<PeopleDesk>()(() => ({ text: '', slot: undefined, panel: 'week' }))
export const put = (next: Partial<PeopleDesk>) => usePeopleDesk.setState(next)

/** A meal of the strip; what was said last was said of another. */
export function openMeal(day: BusinessDay, service: MealService): void {
  put({ slot: { day, service } })
  set({ told: undefined })
}
export function openPerson(personId: CustomerId | undefined): void {
  put({ slot: undefined, panel: 'week', text: '' })
  set({ personId, told: undefined })
}
