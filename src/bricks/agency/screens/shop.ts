import { useQuery } from '@tanstack/react-query'
import { createContext, use } from 'react'
import { create } from 'zustand'
import { Defect } from '../../../shared/assert.ts'
import type { BrickHost } from '../../../renderer/client/brick.ts'
import { createBrickShop, type Told } from '../../../renderer/client/brick-shop.ts'
import type { AgencyContract } from '../contract/index.ts'
import type { ArticleCode, CountId, ItemId, ServiceCode } from '../ids.ts'
import { refusals } from '../texts/refusals.ts'
import { screenTexts } from '../texts/screens.ts'
import type { AgencyPage } from './pages.ts'

/** The case in hand beside the panels. */
export type Side =
  | { readonly kind: 'idle' }
  | { readonly kind: 'price' | 'bottle'; readonly service: ServiceCode; readonly article: ArticleCode }
  | { readonly kind: 'day' | 'pay' | 'leave' | 'bottles'; readonly service: ServiceCode }
  | {
      readonly kind: 'counted'
      readonly service: ServiceCode
      readonly article: ArticleCode
      readonly countId: CountId
      readonly minutes: number
    }

/** What is chosen on the screens of the services; it outlives a look at the counter. */
type Desk = {
  readonly page: AgencyPage['id']
  readonly told: Told | undefined
  readonly side: Side
  /** How many the next key sells. */
  readonly pieces: number
  readonly items: readonly ItemId[]
  readonly find: string
  readonly month: string | undefined
  readonly service: ServiceCode | undefined
}
export const useDesk = create<Desk>()(() => ({
  page: 'counter',
  told: undefined,
  side: { kind: 'idle' },
  pieces: 1,
  items: [],
  find: '',
  month: undefined,
  service: undefined,
}))
export const set = (next: Partial<Desk>) => useDesk.setState(next)

/** The till's part for the counter services and the words, for every screen of them. */
export function createShop(host: BrickHost) {
  const tell = (told: Told | undefined) => set({ told })
  const shop = createBrickShop<AgencyContract>(host, { id: 'agency', refusals: refusals[host.lang], tell })
  return {
    ...shop,
    t: screenTexts[host.lang],
    wrong: (): void => tell({ tone: 'amber', text: screenTexts[host.lang].wrong }),
  }
}
export type Shop = ReturnType<typeof createShop>

export const ShopContext = createContext<Shop | undefined>(undefined)

export function useShop(): Shop {
  const shop = use(ShopContext)
  if (!shop) throw new Defect('a screen of the counter services was drawn outside its shop')
  return shop
}

export function useSetup() {
  const { queries } = useShop()
  return useQuery(queries.setup.queryOptions({ input: {} })).data
}
export function usePanels() {
  const { queries } = useShop()
  // What was put on a ticket here is paid at the counter: whoever comes back sees what came of it.
  return useQuery(queries.panels.queryOptions({ input: {}, refetchOnMount: 'always' })).data
}
export type Panel = Awaited<ReturnType<Shop['part']['panels']>>['panels'][number]
