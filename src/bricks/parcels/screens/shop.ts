import { useQuery } from '@tanstack/react-query'
import { createContext, use } from 'react'
import { create } from 'zustand'
import { Defect } from '../../../shared/assert.ts'
import type { BrickHost } from '../../../renderer/client/brick.ts'
import { createBrickShop, type Told } from '../../../renderer/client/brick-shop.ts'
import type { RefusalDetail } from '../../../shared/result.ts'
import type { ParcelsContract } from '../contract/index.ts'
import { refusals } from '../texts/refusals.ts'
import { screenTexts } from '../texts/screens.ts'
import type { ParcelsPage } from './pages.ts'

/** What is chosen on the screens of the parcels; it outlives a look at the counter. */
type Desk = {
  readonly page: ParcelsPage['id']
  readonly told: Told | undefined
}
export const useDesk = create<Desk>()(() => ({ page: 'counter', told: undefined }))
export const desk = useDesk.getState
export const set = (next: Partial<Desk>) => useDesk.setState(next)

type Refused = { readonly code: keyof (typeof refusals)['fr'] } & RefusalDetail

/** The till's part for parcels and the words, for every screen of this service. */
export function createShop(host: BrickHost) {
  const tell = (told: Told | undefined) => set({ told })
  const shop = createBrickShop<ParcelsContract>(host, { id: 'parcels', refusals: refusals[host.lang], tell })
  const sentence = ({ code, ...detail }: Refused): string => {
    const said = refusals[host.lang][code]
    return typeof said === 'function' ? said(detail) : said
  }
  return {
    ...shop,
    t: screenTexts[host.lang],
    /** A refusal in words, before or without its being refused. */
    sentence,
    /** What a code is that is no parcel's, in the words of a refusal. */
    refused: (what: Refused): void => tell({ tone: 'amber', text: sentence(what), code: what.code }),
  }
}
export type Shop = ReturnType<typeof createShop>

export const ShopContext = createContext<Shop | undefined>(undefined)

export function useShop(): Shop {
  const shop = use(ShopContext)
  if (!shop) throw new Defect('a screen of the parcels was drawn outside its shop')
  return shop
}

export function useSetup() {
  const { queries } = useShop()
  return useQuery(queries.setup.queryOptions({ input: {} })).data
}
