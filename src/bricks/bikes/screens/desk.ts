import { create } from 'zustand'
import type { BusinessDay } from '../../../shared/business-day.ts'
import type { BikeId, RentalId } from '../ids.ts'
import { newHire, type HireForm } from './hire-view.ts'
import type { Scale } from './planning-view.ts'

export type Page = 'planning' | 'deposits' | 'report' | 'workshop' | 'setup'
export type Side =
  | { readonly kind: 'idle' }
  | { readonly kind: 'hire' }
  | {
      readonly kind: 'rental'
      readonly rentalId: RentalId
      readonly step: 'card' | 'back' | 'extend' | 'swap' | 'renew' | 'stolen' | 'advance' | 'call-off' | 'give-back'
      /** The bike that goes on in place of another, where one was scanned. */
      readonly toBikeId?: BikeId
    }
/** Said beside the keys that asked for it. */
export type Told = { readonly tone: 'good' | 'amber'; readonly text: string; readonly code?: string }

/** What is chosen and written on the screens of the bikes; it outlives a look at the counter. */
type Desk = {
  readonly page: Page
  /** Undefined for today, whenever that is. */
  readonly day: BusinessDay | undefined
  readonly scale: Scale
  readonly side: Side
  readonly form: HireForm
  readonly told: Told | undefined
}

export const IDLE: Side = { kind: 'idle' }

export const useDesk = create<Desk>()(() => ({
  page: 'planning',
  day: undefined,
  scale: 'hours',
  side: IDLE,
  form: newHire('fr'),
  told: undefined,
}))

export const desk = useDesk.getState
export const set = (next: Partial<Desk>) => useDesk.setState(next)
/** Writes into the form, from what it is by then. */
export const write = (next: Partial<HireForm>) => set({ form: { ...desk().form, ...next } })
export const openRental = (rentalId: RentalId, step: 'card' | 'back' = 'card') =>
  set({ side: { kind: 'rental', rentalId, step }, told: undefined })
