import { useQuery } from '@tanstack/react-query'
import { createContext, use } from 'react'
import { create } from 'zustand'
import { Defect } from '../../../shared/assert.ts'
import type { BusinessDay } from '../../../shared/business-day.ts'
import type { BrickHost } from '../../../renderer/client/brick.ts'
import { createBrickShop, type Told } from '../../../renderer/client/brick-shop.ts'
import type { RoomsContract } from '../contract.ts'
import type { BookingId, SpaceId } from '../ids.ts'
import { refusals } from '../texts/refusals.ts'
import { screenTexts } from '../texts/screens.ts'
import type { Draft } from './draft.ts'

export type Side =
  | { readonly kind: 'idle' }
  | { readonly kind: 'new'; readonly draft: Draft }
  | { readonly kind: 'booking'; readonly bookingId: BookingId }

/** What is chosen on the pages of the rooms; it outlives a look at the counter. */
type Desk = {
  readonly page: 'planning' | 'usage' | 'setup'
  readonly view: 'week' | 'day'
  /** The day in view; undefined for today, so that a page that stays open goes along. */
  readonly day: BusinessDay | undefined
  readonly side: Side
  readonly space: SpaceId | 'new' | 'rules' | undefined
  readonly told: Told | undefined
}
export const IDLE: Side = { kind: 'idle' }
export const useDesk = create<Desk>()(() => ({
  page: 'planning',
  view: 'week',
  day: undefined,
  side: IDLE,
  space: undefined,
  told: undefined,
}))
export const desk = useDesk.getState
export const set = (next: Partial<Desk>) => useDesk.setState(next)
export const write = (next: Partial<Draft>) => {
  const { side } = desk()
  if (side.kind === 'new') set({ side: { ...side, draft: { ...side.draft, ...next } } })
}

/** The till's part for the rooms and the words, for every page. */
export function createShop(host: BrickHost) {
  const tell = (told: Told | undefined) => set({ told })
  const shop = createBrickShop<RoomsContract>(host, { id: 'rooms', refusals: refusals[host.lang], tell })
  return { ...shop, t: screenTexts[host.lang], warn: (text: string) => tell({ tone: 'amber', text }) }
}
export type Shop = ReturnType<typeof createShop>

export const ShopContext = createContext<Shop | undefined>(undefined)

export function useShop(): Shop {
  const shop = use(ShopContext)
  if (!shop) throw new Defect('a page of the rooms was drawn outside its shop')
  return shop
}

export function useSetup() {
  const { queries } = useShop()
  return useQuery(queries.setup.queryOptions({ input: {} })).data
}
