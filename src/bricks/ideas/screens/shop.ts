import { useQuery } from '@tanstack/react-query'
import { createContext, use } from 'react'
import { create } from 'zustand'
import { Defect } from '../../../shared/assert.ts'
import type { BrickHost } from '../../../renderer/client/brick.ts'
import { createBrickShop, type Told } from '../../../renderer/client/brick-shop.ts'
import type { CustomerId } from '../../../shared/ids.ts'
import type { IdeasContract } from '../contract.ts'
import type { IdeaId, VoiceId } from '../ids.ts'
import type { IdeaState } from '../rules/idea.ts'
import { refusals } from '../texts/refusals.ts'
import { screenTexts } from '../texts/screens.ts'
import { themeName } from '../texts/words.ts'

export type Show = 'open' | 'discussed' | 'to-tell' | 'over'
/** What is being written of a new idea. */
export type Draft = {
  readonly theme: string | undefined
  readonly text: string
  readonly contact:
    | { readonly customerId: CustomerId; readonly name: string; readonly phone: string; readonly consent: boolean }
    | undefined
}
export const EMPTY: Draft = { theme: undefined, text: '', contact: undefined }

/** What is chosen on the pages of the box; it outlives a look at the counter. */
type Desk = {
  readonly page: 'box' | 'counts' | 'setup'
  readonly show: Show
  readonly theme: string | undefined
  readonly chosen: IdeaId | undefined
  readonly draft: Draft
  /** The voice that was just counted, and can be taken back. */
  readonly lastVoice: VoiceId | undefined
  readonly told: Told | undefined
}
export const useDesk = create<Desk>()(() => ({
  page: 'box',
  show: 'open',
  theme: undefined,
  chosen: undefined,
  draft: EMPTY,
  lastVoice: undefined,
  told: undefined,
}))
export const desk = useDesk.getState
export const set = (next: Partial<Desk>) => useDesk.setState(next)
export const write = (next: Partial<Draft>) => set({ draft: { ...desk().draft, ...next } })

/** Where an idea of a state is listed. */
export const showOf: Readonly<Record<IdeaState, Show>> = {
  open: 'open',
  discussed: 'discussed',
  done: 'over',
  declined: 'over',
}

/** The till's part for the box and the words, for every page of it. */
export function createShop(host: BrickHost) {
  const tell = (told: Told | undefined) => set({ told, lastVoice: undefined })
  const shop = createBrickShop<IdeasContract>(host, { id: 'ideas', refusals: refusals[host.lang], tell })
  return { ...shop, t: screenTexts[host.lang] }
}
export type Shop = ReturnType<typeof createShop>

export const ShopContext = createContext<Shop | undefined>(undefined)

export function useShop(): Shop {
  const shop = use(ShopContext)
  if (!shop) throw new Defect('a page of the ideas was drawn outside its shop')
  return shop
}

export function useSetup() {
  const { queries } = useShop()
  return useQuery(queries.setup.queryOptions({ input: {} })).data
}

/** The themes in their order, each with its name. */
export function useThemes(): readonly { readonly code: string; readonly name: string }[] {
  const { lang } = useShop()
  const themes = useSetup()?.themes ?? []
  return themes.map(({ code }) => ({ code, name: themeName(code, themes, lang) }))
}

export function useIdeas() {
  const { queries } = useShop()
  return useQuery(queries.list.queryOptions({ input: {} })).data ?? []
}
